import { expect, test } from 'vitest';
import { notes, sameTitle } from '../../../src/languages/notes/language.ts';

const headings = (text: string) =>
  notes.parse('NOTES.md', text).headings.map(({ level, title, words }) => [level, title, words]);

test.each(['NOTES.md', 'notes.md', 'sql/Notes.MD'])('%s is recognised', (path) =>
  expect(notes.recognise(path, '')).toBe(true),
);
test.each(['my-notes.md', 'NOTES.txt'])('%s is not', (path) => expect(notes.recognise(path, '')).toBe(false));

test('words count for each heading above them; comments do not', () => {
  const text = 'lead\n# A #\none two\n## B\n<!-- no\nno -->three\n```\n# code\n```\n# C\n- \n';
  expect(headings(text)).toEqual([
    [1, 'A', 4],
    [2, 'B', 2],
    [1, 'C', 0],
  ]);
});

test('underlined titles are headings, rules and lists are not', () => {
  expect(headings('Why\n===\na\n\n---\n- b\n---\n')).toEqual([[1, 'Why', 2]]);
});

test.each([
  ['1. Why this index?', 'why this index', true],
  ['Why', 'How', false],
  ['!', '?', false],
])('%s and %s are the same: %s', (a, b, same) => expect(sameTitle(a, b)).toBe(same));

test('ten thousand headings and fences do no harm', () => {
  const text = `${'# a\n'.repeat(10_000)}${'```\n'.repeat(10_000)}${'<!--'.repeat(10_000)}${'#'.repeat(10_000)}`;
  expect(headings(text).length).toBe(10_000);
});
