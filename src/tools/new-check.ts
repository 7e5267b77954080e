import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { documentKinds } from '../languages/languages.ts';

const root = join(import.meta.dirname, '..', 'checks');

const files = (language: string): Readonly<Record<string, string>> => ({
  'check.ts': `import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'What to do, as an order',
  expects: 'The same as a fact that holds',
  reads: '${language}',
  kind: 'forbids',
  level: 'should',
  messages: {
    found: 'What was seen, why it matters, what to do next.',
  },
  *run(document) {
    if (document.text.includes('CHANGE ME')) yield { message: 'found', at: document.lines.lineRange(1) };
  },
});
`,
  'check.md': `# What to do, as an order

## What it looks for

## Why it matters

## How to fix it

[The tool's own documentation](https://example.org/)
`,
  'cases/bad-first/expected.txt': 'path/to/file:1:1-1:10 found\n',
});

const [id = ''] = process.argv.slice(2);
const [language = ''] = id.split('/');
const folder = join(root, id);
if (!/^[a-z0-9-]+\/[a-z0-9-]+$/.test(id) || !(documentKinds as readonly string[]).includes(language)) {
  console.error(`Usage: npm run new:check -- <language>/<name>, the language one of ${documentKinds.join(', ')}.`);
  process.exitCode = 2;
} else if (existsSync(folder)) {
  console.error(`src/checks/${id} is there already.`);
  process.exitCode = 2;
} else {
  await mkdir(join(folder, 'cases', 'good-first'), { recursive: true });
  for (const [path, text] of Object.entries(files(language))) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  console.log(`src/checks/${id}: put a file of your own into both cases, then only=${id} npm run test:cases.`);
}
