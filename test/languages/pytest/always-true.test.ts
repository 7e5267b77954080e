import { expect, test } from 'vitest';
import { alwaysTrue } from '../../../src/languages/pytest/always-true.ts';
import { tests } from './facts.ts';

const how = (expression: string) => {
  const { python } = tests(`assert ${expression}`);
  const [asserted] = python.all('assert_statement')[0]?.children ?? [];
  return asserted && alwaysTrue(asserted, python);
};

test.each([
  ['True', 'constant'],
  ['1', 'constant'],
  ['"text"', 'constant'],
  ['f"text {x}"', 'constant'],
  ['not False', 'constant'],
  ['not None', 'constant'],
  ['(x == 1, "message")', 'container'],
  ['((x,))', 'container'],
  ['[x == 1]', 'container'],
  ['x == x', 'same'],
  ['(x.y["a"]) == x.y["a"]', 'same'],
  ['sorted(x) == sorted(x)', 'same'],
  ['x is x', 'same'],
  ['x == 1 or True', 'or'],
  ['x == 1 or y or "b"', 'or'],
  ['True or x', 'or'],
])('%s is always true', (expression, expected) => {
  expect(how(expression)).toBe(expected);
});

test.each([
  'x',
  'False',
  '0',
  '""',
  '()',
  '[]',
  'f"{x}"',
  'not x',
  'x == y',
  'f(x) == f(x)',
  'x != x',
  'x < x',
  'x or y',
  'x and True',
  '(*x,)',
  'x == x == y',
  '[y for y in x]',
  'next(x) == next(x)',
])('%s can be false', (expression) => {
  expect(how(expression)).toBeUndefined();
});
