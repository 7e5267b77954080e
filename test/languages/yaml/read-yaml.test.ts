import { describe, expect, test } from 'vitest';
import { allEntries, asScalar, at, entriesOf, nodesOf, textOf } from '../../../src/languages/yaml/node.ts';
import { readYaml } from '../../../src/languages/yaml/read-yaml.ts';
import { formatRange } from '../../../src/review/range.ts';

const read = (text: string) => readYaml('a.yml', text);
const rangeOf = (text: string, ...keys: readonly string[]) => {
  const node = at(read(text).root, ...keys);
  return node && formatRange(node.range);
};

describe('reading YAML', () => {
  test.each(['a: 1\n', 'a:\n\tb: 1\n- do\n', `${'['.repeat(10_000)}\n`])(
    'leaves the stacks of errors as long as before: %j',
    (text) => {
      const before = Error.stackTraceLimit;
      read(text);
      expect(Error.stackTraceLimit).toBe(before);
    },
  );

  test('places keys and values, behind a byte order mark and with Windows line ends', () => {
    const { root } = read('\uFEFFa: 1\r\nb:\r\n  c: "two"\r\n');
    const [entry] = [...allEntries(at(root, 'b'))];
    expect(entry && formatRange(entry.key.range)).toBe('3:3-3:4');
    expect(entry && formatRange(entry.value.range)).toBe('3:6-3:11');
    expect(entry && formatRange(entry.range)).toBe('3:3-3:11');
  });

  test('keeps a version as it is written', () => {
    expect(textOf(at(read('python: 3.10').root, 'python'))).toBe('3.10');
    expect(textOf(at(read('python: ~').root, 'python'))).toBeUndefined();
  });

  test('reads `on` as a text', () => {
    expect(at(read('on: push').root, 'on')).toBeDefined();
  });

  test('resolves aliases and merge keys, own keys first', () => {
    const { root } = read('x: &base {a: 1, b: 2}\ny:\n  <<: *base\n  b: 3\nz: *base\n');
    expect(textOf(at(root, 'y', 'a'))).toBe('1');
    expect(textOf(at(root, 'y', 'b'))).toBe('3');
    expect(entriesOf(at(root, 'y')).map((entry) => entry.merged)).toEqual([false, true]);
    expect(at(root, 'z')).toBe(at(root, 'x'));
  });

  test('reads several documents and names the first with content', () => {
    const yaml = read('---\n---\na: 1\n---\nb: 2\n');
    expect(yaml.roots.map(({ range }) => formatRange(range))).toEqual(['3:1-3:5', '5:1-5:5']);
    expect(rangeOf('---\n---\na: 1\n', 'a')).toBe('3:4-3:5');
  });

  test.each([
    ['a:\n  b: 1\n c: 2\n', 3, 'This key stands in another column than the keys around it; indent them alike.'],
    ['a: b: c\n', 1, 'A colon with a space behind it splits this value in two; put the value in quotes.'],
    ['a: b\n  c: d\n', 1, 'This key has a value already, so nothing can be indented below it.'],
    ['on:push\njobs: {}\n', 1, 'A space is missing behind the colon.'],
    ['a:\n  B=c\n  d: e\n', 2, "This line is no 'key: value'; a colon is missing, or it is indented too little."],
    ['a: |\n  x\nz\n', 3, "This line is no 'key: value'; a colon is missing, or it is indented too little."],
    [
      'a:\n  - b: x\n   c: y\n',
      3,
      'This line is no item of the list above, and is not indented like what an item holds.',
    ],
    ['- a\nb: 1\n', 2, 'This line belongs to nothing above it; look at the indentation.'],
    ['a: - b\n', 1, 'A list cannot begin on the line of its key; put it on the next line.'],
    ["a: 'it's'\n", 1, 'Something stands behind the closing quote; put all of the value in one pair of quotes.'],
    ['a: "b\n', 1, 'A text in double quotes has no closing quote.'],
    ['a: [1, 2\n', 1, 'A list in square brackets is not closed.'],
    ['a: {b: 1\n', 1, 'A mapping in curly braces is not closed.'],
    ['a: ["b" "c"]\n', 1, 'A comma is missing between two values in brackets or braces.'],
    ['a: [b]]\n', 1, 'This closes a bracket or brace that was never opened.'],
    ['a: "\\x"\n', 1, 'A backslash in double quotes begins an escape, and this is none; use single quotes.'],
    ['a: @b\n', 1, 'A value cannot begin with @ unless it is in quotes.'],
    ['a:\n\tb: 1\n', 2, 'Tabs are not allowed as indentation; use spaces.'],
  ])('says of %j in plain words what is wrong with line %i', (text, line, words) => {
    const { problem } = read(text);
    expect([problem?.at.start.line, problem?.message]).toEqual([line, words]);
  });

  test('names keys that stand twice, and takes the last', () => {
    const yaml = read('a: 1\nb: 2\na: 3\n');
    expect(yaml.duplicates.map((entry) => formatRange(entry.key.range))).toEqual(['3:1-3:2']);
    expect(textOf(at(yaml.root, 'a'))).toBe('3');
  });

  test('keeps the tag of a GitLab reference', () => {
    expect(at(read('script: !reference [.base, script]').root, 'script')?.tag).toBe('!reference');
  });

  test.each([
    ['literal', 'run: |\n  pip install x\n  pip install y\n', '3:3-3:14'],
    ['folded', 'run: >-\n  first\n  pip install x &&\n  pip install y\n', '4:3-4:14'],
    ['quoted', 'run: "pip install x; pip install y"\n', '1:22-1:33'],
    ['plain', 'run: pip install x; pip install y\n', '1:21-1:32'],
  ])('finds a part of a %s scalar in the file', (_style, text, expected) => {
    const scalar = asScalar(at(read(text).root, 'run'));
    const from = scalar?.text.lastIndexOf('pip install') ?? 0;
    expect(scalar && formatRange(scalar.rangeWithin(from, from + 11))).toBe(expected);
  });
});

describe('what cannot be read', () => {
  test.each([
    ['a tab as indentation', 'a:\n\tb: 1\n', /Tabs/, '2:1-2:2'],
    ['an unknown anchor', 'a: *x\n', /anchor/, '1:4-1:6'],
    ['an anchor that holds itself', 'a: &x [*x]\n', /anchor/, '1:8-1:10'],
    ['a quote that is never closed', 'a: "x\nb: 1\n', /closing/, '2:1-2:5'],
    ['a Jinja value', 'a: 1\nb: {{ x }}\n', /template/, '2:1-2:11'],
    ['a Helm block', '{{- if .Values.x }}\na: 1\n{{- end }}\n', /template/, '1:1-1:20'],
    ['a mapping as key', '? [a]\n: b\n', /key/, '1:3-1:4'],
  ])('%s is a problem with its place', (_what, text, message, place) => {
    const { problem } = read(text);
    expect(problem?.message).toMatch(message);
    expect(problem && formatRange(problem.at)).toBe(place);
  });

  test('a workflow expression is no template', () => {
    expect(read(`a: $\{{ x }}\n`)).toMatchObject({ problem: undefined, templated: false });
  });

  test.each(['['.repeat(10_000), '- '.repeat(10_000), '{a: '.repeat(10_000), '? '.repeat(10_000)])(
    'deep nesting is a problem, not a crash',
    (text) => {
      expect(read(text).problem?.message).toMatch(/nested too deeply/);
    },
  );

  test('many aliases of aliases stay small', () => {
    const lines = Array.from({ length: 40 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}, *a${i}]`);
    const { root } = read(['a0: &a0 [x]', ...lines].join('\n'));
    expect([...nodesOf(root)]).toHaveLength(43);
  });
});
