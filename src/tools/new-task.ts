import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..', 'templates');

const task = `---
title: What the learner will have built
answers: []
after: []
minutes: 60
deliver:
  python: src/orders/*.py
criteria:
  - use: python/syntax-error
    level: must
ci: optional
---
## Goal

## Why it matters

## Do

1. On a branch named \`TASK\`, copy the starter.

## Done when

## Hints

1. A nudge.
2. A stronger one.
3. The strongest, and still not the answer.

## Read

- [The tool's own documentation](https://example.org/)
`;

const verification = `# What shows that the reference works: npm run verify:references -- TASK
python: [pytest==9.2.0]
run:
  its tests pass: PYTHONPATH=src pytest
`;

const [id = ''] = process.argv.slice(2);
const [stage = '', name = ''] = id.split('/');
const folder = join(root, id);
if (!/^[a-z0-9-]+\/[a-z0-9-]+$/.test(id) || !existsSync(join(root, stage, 'stage.md'))) {
  console.error('Usage: npm run new:task -- <stage>/<task>, the stage a folder of templates/ with a stage.md.');
  process.exitCode = 2;
} else if (existsSync(folder)) {
  console.error(`templates/${id} is there already.`);
  process.exitCode = 2;
} else {
  for (const part of ['starter', 'reference', 'attempts/first']) await mkdir(join(folder, part), { recursive: true });
  await writeFile(join(folder, 'task.md'), task.replace('TASK', name));
  await writeFile(join(folder, 'verify.yml'), verification.replace('TASK', name));
  await writeFile(join(folder, 'attempts/first/expected.txt'), 'must absent python/syntax-error\n');
  console.log(`templates/${id}: write task.md and verify.yml, then only=${name} npm run test:tasks.`);
}
