import { expect, test } from 'vitest';
import { dockerignore } from '../../../src/languages/dockerignore/language.ts';

test.each([
  ['.git\n', '.git/config', true],
  ['.git/\r\n', '.git/config', true],
  ['/data\n', 'data/x.csv', true],
  ['*.csv\n', 'data/x.csv', false],
  ['**/*.csv\n', 'data/x.csv', true],
  ['**\n!src\n', 'src/main.py', true],
  ['*\n!src\n', 'src/main.py', false],
  ['# data\n', 'data/x.csv', false],
  ['', '.env', false],
])('%j lets %s through or not, as Docker does', (text, path, ignored) => {
  expect(dockerignore.parse('.dockerignore', text).ignores(path)).toBe(ignored);
});
