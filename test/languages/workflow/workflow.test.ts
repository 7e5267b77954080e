import { expect, test } from 'vitest';
import { schemaProblems } from '../../../src/languages/workflow/github-schema.ts';
import { commandsOf, placeOf, workflow } from '../../../src/languages/workflow/language.ts';
import { isSecretName } from '../../../src/languages/workflow/secrets.ts';
import { formatRange } from '../../../src/review/range.ts';

const head = 'on: push\njobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n';
const parse = (text: string) => workflow.parse('.github/workflows/ci.yml', text);

test.each([
  ['.github/workflows/ci.yml', 'name: anything', true],
  ['ci/0042.yml', 'name: CI\non: push\njobs:\n', true],
  ['x.yaml', '"on": push\njobs: {}\n', true],
  ['checks.yml', '{"on": {"push": {}}, "jobs": {"a": {"runs-on": "ubuntu-22.04", "steps": []}}}', true],
  ['action.yml', 'name: Setup\nruns:\n  using: composite\n  steps: []\n', false],
  ['compose.yaml', 'services:\n  db:\n    image: postgres\n', false],
  ['README.md', 'on: push\njobs:\n', false],
])('%s with %j is a workflow: %s', (path, text, expected) => {
  expect(workflow.recognise(path, text)).toBe(expected);
});

test.each([
  'on: pull_request\n',
  'on: [push, pull_request]\n',
  'on:\n  pull_request:\n    branches: [main]\n',
  'true:\n  pull_request:\n',
])('triggers are read from %j', (text) => {
  expect(parse(`${text}jobs: {}\n`).triggers.map(({ name }) => name)).toContain('pull_request');
});

test('commands in block scripts have their place in the file, whatever the line ends', () => {
  const text = `${head}      - run: |\n          pip install x\n          pytest -q\n`;
  for (const source of [text, text.replaceAll('\n', '\r\n'), `\ufeff${text}`]) {
    const places = commandsOf(parse(source).steps).map((found) => formatRange(placeOf(found)));
    expect(places).toEqual(['7:11-7:24', '8:11-8:20']);
  }
});

test('uses are told apart', () => {
  const document = parse(
    `${head}      - uses: Actions/Checkout@v4\n      - uses: ./setup\n      - uses: docker://alpine\n`,
  );
  expect(document.uses.map(({ kind, repository, ref }) => [kind, repository, ref])).toEqual([
    ['external', 'actions/checkout', 'v4'],
    ['local', '', ''],
    ['docker', '', ''],
  ]);
});

test('odd forms give no facts and no error', () => {
  for (const text of [
    '',
    'on:\njobs:\n',
    'jobs: [a]\n',
    'jobs:\n  a: text\n',
    'on: push\njobs:\n  a:\n    steps: {}\n',
    '['.repeat(10_000),
  ]) {
    expect(parse(text).steps).toEqual([]);
  }
});

test("GitHub's parser is asked, within limits", () => {
  expect(schemaProblems(parse(`${head}      - run: pytest\n`))).toEqual([]);
  expect(schemaProblems(parse(`${head}      - rum: pytest\n`)).map(({ at }) => formatRange(at))).toContain('6:9-6:12');
  const bomb = Array.from(
    { length: 30 },
    (_, at) => `a${at}: &a${at} [${at === 0 ? 'x' : `*a${at - 1}, *a${at - 1}`}]\n`,
  ).join('');
  expect(schemaProblems(parse(`${bomb}${head}`))).toEqual([]);
});

test('names of secrets are told from names about secrets', () => {
  const secret = [
    'DB_PASSWORD',
    'DBPASS',
    'PASSWORD1',
    'clientSecret',
    'apiKey',
    'PGPASSWORD',
    'AWS_SECRET_ACCESS_KEY',
    'AWS_ACCESS_KEY_ID',
    'token',
  ];
  const other = [
    'TOKEN_URL',
    'password-stdin',
    'persist-credentials',
    'token_format',
    'SECRET_NAME',
    'compass',
    'secret-ids',
    'TOKEN_ROLE',
    'cache-key',
    'MAX_TOKENS',
  ];
  expect(secret.filter((name) => !isSecretName(name))).toEqual([]);
  expect(other.filter(isSecretName)).toEqual([]);
});
