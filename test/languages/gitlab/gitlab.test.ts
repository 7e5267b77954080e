import { expect, test } from 'vitest';
import { pinOf } from '../../../src/languages/gitlab/images.ts';
import { commandsOf, gitlab, placeOf, variablesOf } from '../../../src/languages/gitlab/language.ts';
import { formatRange } from '../../../src/review/range.ts';

test.each([
  ['.gitlab-ci.yml', '', true],
  ['ci/python.gitlab-ci.yml', 'x: y', true],
  ['0042.yml', 'test:unit:\n  stage: test\n  script:\n    - pytest\n', true],
  ['compose.yaml', 'services:\n  web:\n    image: x\n', false],
  ['x.yml', 'on: push\njobs:\n  a:\n    script: x\n', false],
  ['.travis.yml', 'language: python\nscript: pytest\n', false],
  [
    'bitbucket-pipelines.yml',
    'image: python\npipelines:\n  default:\n    - step:\n        script:\n          - pytest\n',
    false,
  ],
])('%s with %j is a GitLab CI file: %s', (path, text, expected) => {
  expect(gitlab.recognise(path, text)).toBe(expected);
});

test('scripts of jobs, templates, default and anchors are read; references are not', () => {
  const document = gitlab.parse(
    '.gitlab-ci.yml',
    'default:\n  before_script: [pip install x]\n.a: &lines\n  - ruff check .\ntest:\n  script:\n    - *lines\n    - !reference [.b, script]\n    - |\n      cd src\n      pytest\n',
  );
  const found = commandsOf(document).map((command) => [command.command.words.join(' '), formatRange(placeOf(command))]);
  expect(found).toEqual([
    ['pip install x', '2:19-2:32'],
    ['ruff check .', '4:5-4:17'],
    ['cd src', '10:7-10:13'],
    ['pytest', '11:7-11:13'],
  ]);
  expect(document.jobs.map(({ name }) => name)).toEqual(['test']);
});

test('variables are read in both forms', () => {
  const document = gitlab.parse('.gitlab-ci.yml', 'variables:\n  A: x\n  B:\n    value: y\n    description: z\n');
  expect(variablesOf(document).map(({ name, value }) => `${name}=${value}`)).toEqual(['A=x', 'B=y']);
});

test('scanners that GitLab brings are not files that could hold the rest', () => {
  const includes = (text: string) => gitlab.parse('.gitlab-ci.yml', text).includes;
  expect(includes('include:\n  - template: Security/SAST.gitlab-ci.yml\n')).toBe(false);
  expect(includes('include: ci/test.yml\n')).toBe(true);
});

test.each([
  ['python', 'untagged'],
  ['python:latest', 'latest'],
  ['registry.example.org:5000/python', 'untagged'],
  ['python:3.12', 'tagged'],
  ['python@sha256:0a1b', 'tagged'],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: GitLab's own variables
  ['${BASE}', 'latest'],
  ['$OTHER', 'unknown'],
  ['$OTHER/python', 'untagged'],
  ['python:$OTHER', 'tagged'],
])('%s is %s', (image, expected) => {
  const at = { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };
  expect(pinOf(image, [{ name: 'BASE', value: 'python:latest', at }])).toBe(expected);
});
