import { expect, test } from 'vitest';
import { jenkinsfile, placeOf, section } from '../../../src/languages/jenkinsfile/language.ts';
import { formatRange } from '../../../src/review/range.ts';

const parse = (text: string) => jenkinsfile.parse('Jenkinsfile', text);
const problem = (text: string) => {
  const found = parse(text).problem;
  return found && `${formatRange(found.at)} ${found.message}`;
};

test.each([
  ['Jenkinsfile', '', true],
  ['ci/Jenkinsfile.release', '', true],
  ['0042.Jenkinsfile', '', true],
  ['ci/build.groovy', 'pipeline {\n}\n', true],
  ['build', 'node("x") {\n  stage("a") {}\n}\n', true],
  ['Jenkinsfile.md', '# Notes', false],
  ['src/Main.groovy', 'class Main {}\n', false],
])('%s with %j is a Jenkinsfile: %s', (path, text, expected) => {
  expect(jenkinsfile.recognise(path, text)).toBe(expected);
});

test.each([
  ['pipeline { agent any }', undefined],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: Groovy's own interpolation
  ['def a = \'it is }\' // }\n/* { */ def b = "${x.collect { it }}"', undefined],
  ["if (a ==~ /it's {/) { b() }", undefined],
  ["sh '''\n  echo \"{\"\n'''", undefined],
  ["parallel(a: { sh 'x' }, b: { sh 'y' })", undefined],
  ['a {', '1:3-1:4 `{` is never closed.'],
  ['a }', '1:3-1:4 `}` closes nothing.'],
  ['a(]', '1:3-1:4 `]` closes nothing.'],
  ['a {\n  b(\n}', '2:4-2:5 `(` is never closed.'],
  ["sh 'x\n}", '1:4-1:5 A string that begins here is never closed.'],
  ['/* x', '1:1-1:3 A comment that begins here is never closed.'],
  ['a {\n  b {\n    c {\n  }\n}', '3:7-3:8 `{` is never closed.'],
])('%j has the problem %s', (text, expected) => {
  expect(problem(text)).toBe(expected);
});

test('sections and commands are found, with braces on either line', () => {
  const document = parse(
    'pipeline\n{\n  agent any\n  stages {\n    stage(\'a\') {\n      steps {\n        sh(script: \'pytest -q\', returnStdout: true)\n        sh """\n          ruff check .\n        """\n      }\n    }\n  }\n}\n',
  );
  expect(section(document, 'agent')?.tokens[1]?.text).toBe('any');
  expect(document.commands.map((found) => [found.command.words[0], formatRange(placeOf(document, found))])).toEqual([
    ['pytest', '7:21-7:30'],
    ['ruff', '9:11-9:23'],
  ]);
});

test('ten thousand nested braces are read without recursion', () => {
  expect(problem(`${'a {'.repeat(10_000)}${'}'.repeat(10_000)}`)).toBeUndefined();
  expect(parse('('.repeat(10_000)).problem).toBeDefined();
});
