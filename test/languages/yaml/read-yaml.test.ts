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
    expect(yaml.roots).toHaveLength(3);
    expect(rangeOf('---\n---\na: 1\n', 'a')).toBe('3:4-3:5');
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
