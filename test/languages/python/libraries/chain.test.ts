import { expect, test } from 'vitest';
import { parsePython } from '../../../../src/languages/python/language.ts';
import { chainOf } from '../../../../src/languages/python/libraries/chain.ts';

/** The chain that the last call of a text ends, as `root.step.step`. */
function chain(text: string): string {
  const document = parsePython('job.py', text);
  const last = document.calls.toSorted((a, b) => a.node.to - b.node.to || b.node.from - a.node.from).at(-1);
  if (!last) throw new Error('no call');
  const { root, links } = chainOf(last.node, document);
  return [document.textOf(root), ...links.map(({ name }) => name)].join('.');
}

test('a chain names its steps from the root on', () => {
  expect(chain('spark.read.format("csv").load(path)')).toBe('spark.read.format.load');
});

test('a chain goes on in what a name was assigned', () => {
  expect(chain('reader = spark.read.schema(s)\ndf = reader.csv(p)\ndf = df.filter(c)\ndf.show()')).toBe(
    'spark.read.schema.csv.filter.show',
  );
});

test('a chain stops at a name that may have several values', () => {
  expect(chain('if x:\n    df = a.read()\nelse:\n    df = b.read()\ndf.show()')).toBe('df.show');
});

test('a chain of many thousand steps is cut, not followed for ever', () => {
  expect(chain(`df${'.filter(c)'.repeat(300)}`)).toMatch(/^df/);
});
