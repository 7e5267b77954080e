import { Lexer, type Token } from 'marked';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Files, openScene, type Place, type Scene } from './scene.ts';

// What a learner may push and write that is no honest work: each gets its answer, and nothing of it acts in what is posted.

let scene: Scene;
let eve: Place;

beforeAll(async () => {
  scene = await openScene();
  eve = await scene.learner('eve');
});
afterAll(async () => {
  expect(scene.problems()).toEqual([]);
  await scene.close();
});

let pulls = 0;
async function handIn(task: string, files: Files, more: Parameters<Place['open']>[1] = {}) {
  const branch = `${task}-${++pulls}`;
  const head = await eve.push(files, branch);
  const number = await eve.open(branch, more);
  await scene.quiet();
  return { number, head, check: await eve.check(head), said: (await eve.said(number)).join('\n') };
}

describe('a file', () => {
  const workflow = '.github/workflows/ci.yml';
  const aliases = [
    'a0: &a0 [x, x, x, x, x, x, x, x, x]',
    ...Array.from({ length: 20 }, (_, n) => `a${n + 1}: &a${n + 1} [${Array(9).fill(`*a${n}`).join(', ')}]`),
    'on: push',
    'jobs: { test: { runs-on: ubuntu-latest, steps: *a20 } }',
    '',
  ].join('\n');
  it.each<[string, string, Files, string]>([
    [
      'that is binary',
      'docker-image',
      { Dockerfile: Buffer.from('FROM python\0\x01\x02:3.12\n') },
      'I looked for `Dockerfile`; `Dockerfile` is there, but it is binary.',
    ],
    [
      'of over 5 MB',
      'docker-image',
      { Dockerfile: `FROM python:3.12\n${Array.from({ length: 600_000 }, (_, n) => `# ${n * 7919}`).join('\n')}\n` },
      'I looked for `Dockerfile`; `Dockerfile` is there, but it is too large to be read: at most 5 MB of one file are, and 50 MB in all.',
    ],
    [
      'that is not UTF-8',
      'docker-image',
      { Dockerfile: Buffer.from('# caf\xe9\nFROM python:latest\n', 'latin1') },
      'I looked for `Dockerfile`; `Dockerfile` is there, but it is not UTF-8 text: line 1 is in another encoding.',
    ],
    [
      'that is UTF-16',
      'docker-image',
      { Dockerfile: Buffer.from('\uFEFFFROM python:3.12\r\n', 'utf16le') },
      'I looked for `Dockerfile`; `Dockerfile` is there, but it is UTF-16, as Windows PowerShell writes files: save it as UTF-8.',
    ],
    [
      'with a zero byte',
      'docker-image',
      { Dockerfile: Buffer.from('FROM python:3.12-slim\nCOPY . .\0\n') },
      '| ❌ | The Dockerfile can be read | `Dockerfile:2` |',
    ],
    [
      'full of YAML aliases',
      'git-and-ci',
      { [workflow]: aliases },
      '| ❌ | The workflow runs tests | `.github/workflows/ci.yml:23` |',
    ],
    [
      'nested 10,000 deep',
      'python-iterators',
      { 'src/orders/batches.py': `x = ${'['.repeat(10_000)}${']'.repeat(10_000)}\n` },
      '| ❌ | Python can read the file | `src/orders/batches.py:1` |',
    ],
  ])('%s gets a clear answer', async (_, task, files, answer) => {
    const { check, said } = await handIn(task, files);
    expect(check?.conclusion).toBe('action_required');
    expect(said).toContain(answer);
    expect(said).not.toContain('our fault');
  });

  it('that unpacks to hundreds of times its size is not read, and the check says why', async () => {
    const { check, said } = await handIn('docker-image', { Dockerfile: `FROM python\n${'#\n'.repeat(2_400_000)}` });
    expect(check).toMatchObject({ conclusion: 'action_required', output: { title: 'These files cannot be read' } });
    expect(check?.output.summary).toContain('they unpack to over 200 times their packed size');
    expect(said).toBe('');
  });
});

const hostile =
  '@octocat/team Closes #1 <img src=x onerror=alert(1)> `code` | pipe | \u202Ereversed\u202C https://evil.example.org';
const packed = hostile.replaceAll(' ', '').replaceAll(/[:/]/g, '');

/** What of a Markdown text would act: names, closing keywords, HTML, links, broken tables, marks that turn the eye. */
function acting(body: string): readonly string[] {
  const found: string[] = [];
  const look = (tokens: readonly Token[]): void => {
    for (const token of tokens) {
      if (token.type === 'html' && !/^\s*<(?:\/?(?:details|summary|code)>|!-- stagecoach slot=)/.test(token.raw))
        found.push(`html: ${token.raw}`);
      if (token.type === 'link' && !/^https:\/\/(?:docs|airflow|www)\./.test(token.href))
        found.push(`link: ${token.raw}`);
      if (token.type === 'text' && !('tokens' in token && token.tokens)) {
        if (/(?:^|[^\w`])@\w/.test(token.text)) found.push(`mention: ${token.text}`);
        if (/\b(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?):?\s+#\d/i.test(token.text))
          found.push(`keyword: ${token.text}`);
      }
      if ('tokens' in token && token.tokens) look(token.tokens);
      if (token.type === 'list') look(token.items);
      if (token.type === 'table') for (const cell of [...token.header, ...token.rows.flat()]) look(cell.tokens);
    }
  };
  look(new Lexer({ gfm: true }).lex(body));
  const rows = body.split('\n').filter((line) => line.startsWith('| '));
  const pipes = new Set(rows.map((row) => row.replaceAll('\\|', '').split('|').length));
  if (pipes.size > 1) found.push(`table: ${rows.join('\n')}`);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/.test(body))
    found.push('invisible marks');
  return found;
}

/** Every text that the bot has in this repository, with where it stands. */
async function posted(place: Place): Promise<readonly (readonly [where: string, text: string])[]> {
  const all = await place.person.list<{
    number: number;
    body: string | null;
    user: { login: string };
    pull_request?: object;
  }>(place.at('issues?state=all'));
  const texts: (readonly [string, string])[] = [];
  const bots = <T extends { user: { login: string } }>(posts: readonly T[]) =>
    posts.filter(({ user }) => user.login === 'stagecoach[bot]');
  for (const { number, pull_request } of all) {
    const comments = await place.person.list<{ body: string; user: { login: string } }>(
      place.at(`issues/${number}/comments`),
    );
    for (const { body } of bots(comments)) texts.push([`#${number} comment`, body]);
    if (!pull_request) continue;
    for (const { body } of bots(await place.reviews(number))) texts.push([`#${number} review`, body]);
    for (const { body } of bots(await place.inline(number))) texts.push([`#${number} line`, body]);
    const { head } = await place.person.api<{ head: { sha: string } }>('GET', place.at(`pulls/${number}`));
    const run = await place.check(head.sha);
    if (run) texts.push([`#${number} check`, run.output.summary]);
  }
  return texts;
}

describe('what a learner writes', () => {
  it('in the code that a finding quotes, the names of files and branches, commits and descriptions stays text', async () => {
    const mallory = await scene.learner('mallory', {
      files: { 'README.md': '# Path\n', '.github/stagecoach.yml': `"${hostile.replaceAll('"', '')}": 1\n` },
    });
    const ref = packed.replaceAll(/[\u202a-\u202e]/g, '');
    const body = `${hostile.replace('#1', '#99')}\n\n<!-- stagecoach slot=journey sig=abc -->`;
    const hand = async (head: string, files: Files, base = 'main') => {
      await mallory.push(files, head);
      return mallory.open(head, { title: hostile, body, base });
    };
    await mallory.push({ 'NOTES.md': 'x\n' }, `base-${ref}`);
    const image = `FROM ${packed}:latest\nENV PASSWORD=${packed}\nCMD ${hostile}\n`;
    const first = await hand(`docker-image-${ref}`, { Dockerfile: image }, `base-${ref}`);
    const dag = `from airflow import DAG\n\nDAG("\`\`\`${hostile}\`\`\`", schedule="@daily")\n`;
    const second = await hand('airflow-dag', { [`dags/${packed}.py`]: dag });
    const third = await hand('git-and-ci', {
      [`data/${packed}.csv`]: 'a,b\n'.repeat(20_000),
      '.github/workflows/ci.yml': `name: "${packed}"\non: push\njobs: { t: { runs-on: "${packed}", steps: [{ run: "x" }] } }\n`,
    });
    await scene.quiet();
    const words = [`start ${packed}`, `explain ${packed}`, packed, `dispute dockerfile/root-user ${hostile}`];
    await mallory.say(first, words.map((word) => `/coach ${word}`).join('\n'));
    await scene.quiet();
    const texts = await posted(mallory);
    for (const [where, text] of texts) expect(acting(text), `${where}:\n${text}`).toEqual([]);
    expect(acting(hostile).length, 'what is looked for can be found').toBeGreaterThan(3);
    const quoting = texts.filter(([, text]) => text.includes('octocat'));
    expect(new Set(quoting.map(([where]) => where.split(' ')[0]))).toEqual(
      new Set([`#${first}`, `#${second}`, `#${third}`, '#2']),
    );
  });
});
