import { describe, expect, test } from 'vitest';
import { pyproject } from '../../../src/languages/pyproject/language.ts';
import { formatRange } from '../../../src/review/range.ts';

const read = (text: string) => pyproject.parse('pyproject.toml', text);

test.each([
  ['pyproject.toml', ''],
  ['0042.pyproject.toml', ''],
  ['x.toml', '[project]\r\nname = "x"\n'],
  ['x.toml', 'a = 1\n[tool.poetry] # p\n'],
])('%s %j is recognised', (path, text) => expect(pyproject.recognise(path, text)).toBe(true));
test.each([
  ['Cargo.toml', '[package]\nname = "x"\n'],
  ['config.toml', '[tool]\n'],
])('%s is not', (path, text) => expect(pyproject.recognise(path, text)).toBe(false));

describe('a key is found', () => {
  test.each<[string, readonly string[], string]>([
    ['[project]\nname = "x"\n', ['project', 'name'], '2:1-2:11'],
    ['[project]\r\n  name = "x" # y\r\n', ['project', 'name'], '2:3-2:13'],
    ['[project]\nx = """\n[tool]\nname = 1"""\nname = "x"\n', ['project', 'name'], '5:1-5:11'],
    ['project.name = "x"\n', ['project', 'name'], '1:1-1:19'],
    ['[tool."a.b"]\nc = 1\n', ['tool', 'a.b', 'c'], '2:1-2:6'],
    ["[project]\nx = [\"#\", \"]\", '''a''']\nname = 1\n", ['project', 'name'], '3:1-3:9'],
    ['[project]\na = 1\n', ['project', 'name'], '1:1-1:10'],
    ['a = 1\n', ['project', 'name'], '1:1-1:6'],
  ])('%j %j', (text, path, at) => expect(formatRange(read(text).at(...path))).toBe(at));

  test('and so is an item of an array', () => {
    const document = read('[project]\ndependencies = [\n  "a", # "x"\n  \'b\',\n]\n');
    expect(formatRange(document.itemAt(1, 'project', 'dependencies'))).toBe('4:3-4:6');
  });
});

test('what is no TOML has the line in which it breaks', () => {
  expect(read('[project]\nname = \n').problem?.at.start.line).toBe(2);
});

test.each(['[', '{', 'a.', '"', "'''", '[a]\n', 'a=[', 'a={b=', '=', '\0', '#'])(
  '10,000 times %j does no harm',
  (part) => {
    const document = read(part.repeat(10_000));
    document.at('project', 'name');
    expect(document.path).toBe('pyproject.toml');
  },
);

test('names that every object has are no keys', () => {
  expect(read('').has('constructor')).toBe(false);
  expect(read('__proto__ = 1\n').has('project')).toBe(false);
});
