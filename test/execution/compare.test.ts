import { describe, expect, test } from 'vitest';
import type { Column, ResultSet } from '../../src/execution/postgres/cells.ts';
import { compare } from '../../src/execution/postgres/compare.ts';
import type { Cell } from '../../src/execution/postgres/protocol.ts';

const column = (name: string, type = 'integer', family = 'number'): Column => ({
  name,
  type,
  family,
  inexact: type === 'double precision',
});
const result = (columns: readonly Column[], ...rows: readonly (readonly Cell[])[]): ResultSet => ({ columns, rows });
const a = [column('a')];
const ab = [column('a'), column('b')];
const text = [column('a', 'text', 'text')];

describe('equal', () => {
  test('whatever the order of the rows, unless it counts', () => {
    const [right, mine] = [result(a, ['1'], ['2']), result(a, ['2'], ['1'])];
    expect(compare(right, mine, false)).toEqual({ kind: 'equal' });
    expect(compare(right, mine, true)).toMatchObject({ reason: 'order', differing: 2, total: 2 });
  });

  test.each([
    ['1', '1.0'],
    ['100', '100'],
    ['0.50', '0.5'],
    ['-0.00', '0'],
    ['NaN', 'NaN'],
  ])('numbers by value: %s and %s', (one, other) => {
    expect(compare(result(a, [one]), result([column('a', 'numeric')], [other]), true).kind).toBe('equal');
  });

  test('binary fractions up to the digits that mean something', () => {
    const double = [column('a', 'double precision')];
    expect(compare(result([column('a', 'numeric')], ['0.3']), result(double, ['0.30000000000000004']), true).kind).toBe(
      'equal',
    );
    expect(compare(result([column('a', 'numeric')], ['0.3']), result(double, ['0.3001']), true).kind).toBe('different');
  });
});

describe('different', () => {
  test('NULL is no empty text, no zero and not the word', () => {
    for (const cell of ['', 'NULL'])
      expect(compare(result(text, [null]), result(text, [cell]), false).kind).toBe('different');
    expect(compare(result(a, [null]), result(a, ['0']), false).kind).toBe('different');
    expect(compare(result(a, [null]), result(a, [null]), false).kind).toBe('equal');
  });

  test('texts character by character', () => {
    expect(compare(result(text, ['1']), result(text, ['1.0']), false).kind).toBe('different');
  });

  test('a row that comes twice is not one that comes once', () => {
    expect(compare(result(a, ['1'], ['2']), result(a, ['1'], ['1'], ['2']), false)).toMatchObject({
      reason: 'rows',
      differing: 1,
      total: 3,
      table: { columns: [{ name: 'a' }], rows: [{ side: 'too many', cells: ['1'] }] },
    });
  });

  test('rows that are missing are shown as such', () => {
    expect(compare(result(a, ['1'], [null]), result(a, ['1']), false)).toMatchObject({
      table: { rows: [{ side: 'missing', cells: [null] }] },
    });
  });

  test('wrong values stand side by side, and name their column', () => {
    expect(compare(result(ab, ['1', '10'], ['2', '20']), result(ab, ['2', '30'], ['1', '10']), false)).toEqual({
      kind: 'different',
      reason: 'rows',
      differing: 1,
      total: 2,
      column: 1,
      table: {
        columns: [{ name: 'a' }, { name: 'b', of: 'expected' }, { name: 'b', of: 'yours' }],
        rows: [{ cells: ['2', '20', '30'] }],
      },
    });
  });

  test('a wrong value in a result of one row stands side by side as well', () => {
    expect(compare(result(a, ['1']), result(a, ['2']), false)).toMatchObject({
      table: { columns: [{ of: 'expected' }, { of: 'yours' }], rows: [{ cells: ['1', '2'] }] },
    });
  });

  test('only as many differences are shown as fit', () => {
    const rows = (add: number) => Array.from({ length: 1000 }, (_, at) => [String(at), String(at + add)]);
    const found = compare(result(ab, ...rows(0)), result(ab, ...rows(1)), true);
    expect(found).toMatchObject({ differing: 1000 });
    expect(found.kind === 'different' && found.table.rows.length).toBeLessThanOrEqual(5);
  });

  test('names count exactly, and so does their order', () => {
    expect(compare(result(ab, []), result([column('b'), column('a')], []), false)).toMatchObject({
      reason: 'names',
      differing: 2,
      table: { rows: [{ cells: ['1', 'a', 'b'] }, { cells: ['2', 'b', 'a'] }] },
    });
    expect(compare(result(a), result([column('A')]), false)).toMatchObject({ reason: 'names' });
    expect(compare(result(ab), result(a), false)).toMatchObject({ table: { rows: [{ cells: ['2', 'b', null] }] } });
  });

  test('a type that is no number in place of a number', () => {
    expect(compare(result(a, ['1']), result(text, ['1']), false)).toMatchObject({
      reason: 'types',
      column: 0,
      table: { rows: [{ cells: ['1', 'a integer', 'a text'] }] },
    });
  });
});
