import { expect, test } from 'vitest';
import { gitignore } from '../../../src/languages/gitignore/language.ts';
import { processorTime } from '../../../src/languages/processor-time.ts';

const read = (text: string) => gitignore.parse('.gitignore', text);

test.each(['.gitignore', 'src/.gitignore', 'Python.gitignore'])('%s is recognised', (path) =>
  expect(gitignore.recognise(path, '')).toBe(true),
);
test.each(['.dockerignore', 'gitignore.md'])('%s is not', (path) => expect(gitignore.recognise(path, '')).toBe(false));

test.each([
  ['.venv/\n', '.venv/bin/python', true],
  ['/data/*\n!/data/sample.csv\n', 'data/sample.csv', false],
  ['*.csv\r\n', 'a/b.csv', true],
  ['# *.csv\n', 'a.csv', false],
  ['Data/\n', 'data/a.csv', false],
])('%j: %s is ignored: %s', (text, path, ignored) => expect(read(text).ignores(path)).toBe(ignored));

test('broken and endless patterns do no harm', () => {
  const started = processorTime();
  for (const pattern of ['[z-a]', '[', '!', '\\', '*a'.repeat(200), '**/'.repeat(200), '?'.repeat(1000), '(((', '\0'])
    read(`${pattern}\n`.repeat(50)).ignores('.venv/bin/aaaaaaaaaaaaaaaaaaaaaaaaa');
  expect(processorTime() - started).toBeLessThan(2_000);
});
