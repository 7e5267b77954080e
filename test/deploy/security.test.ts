import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

// SECURITY.md says which test shows what holds; this says that the test is there.

const root = join(import.meta.dirname, '../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const rows = read('.github/SECURITY.md')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !/^\| (?:not trusted|-)/.test(line));
const named = rows.map((row) => /`([^`]+)` "([^"]+)" \|$/.exec(row)?.slice(1) ?? [row, '']);

it('every claim of SECURITY.md names its test', () => {
  expect(rows.length).toBeGreaterThan(15);
  expect(named.filter(([, title]) => title === '')).toEqual([]);
});

it.each(named)('%s has "%s"', (path = '', title = '') => {
  expect(existsSync(join(root, path)), `${path} is there`).toBe(true);
  expect(read(path)).toContain(title);
});
