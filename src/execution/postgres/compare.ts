import { type Column, type ResultSet, worth } from './cells.ts';
import type { Cell, DifferenceRow, DifferenceTable, Different } from './protocol.ts';

type Row = readonly Cell[];

/** Where they differ, without the place; `column` is the first one whose values are wrong, if it is known. */
export type Comparison = { readonly kind: 'equal' } | (Omit<Different, 'at'> & { readonly column?: number });

const shown = { pairs: 5, rows: 3, agreeing: 4, differing: 3, columns: 8 } as const;

/**
 * Compares as multisets, or in order. Names count exactly as Postgres reports them (unquoted ones are lower-case there
 * already) and in their order; numbers by value whatever their type; other types must be those of the reference.
 */
export function compare(expected: ResultSet, yours: ResultSet, ordered: boolean): Comparison {
  const columns = columnDifference(expected.columns, yours.columns);
  if (columns) return columns;
  const keyOf = keys(expected.columns, yours.columns);
  const { missing, unexpected } = multisetDifference(expected.rows, yours.rows, keyOf);
  const total = Math.max(expected.rows.length, yours.rows.length);
  const differing = Math.max(missing.length, unexpected.length);
  if (differing > 0) {
    const sample =
      paired(missing, unexpected, expected.columns, keyOf) ?? unpaired(missing, unexpected, expected.columns);
    return { kind: 'different', reason: 'rows', differing, total, ...sample };
  }
  const moved = ordered
    ? expected.rows.flatMap((row, at) => (keyOf(row) === keyOf(yours.rows[at] ?? []) ? [] : [at]))
    : [];
  if (moved.length === 0) return { kind: 'equal' };
  return {
    kind: 'different',
    reason: 'order',
    differing: moved.length,
    total,
    table: orderTable(expected, yours, moved),
  };
}

function columnDifference(expected: readonly Column[], yours: readonly Column[]): Comparison | undefined {
  const names = expected.length !== yours.length || expected.some(({ name }, at) => name !== yours[at]?.name);
  const differs = (at: number) =>
    names ? expected[at]?.name !== yours[at]?.name : expected[at]?.family !== yours[at]?.family;
  const total = Math.max(expected.length, yours.length);
  const places = Array.from({ length: total }, (_, at) => at).filter(differs);
  const [column] = places;
  if (column === undefined) return undefined;
  const show = (found: Column | undefined): Cell =>
    found ? (names ? found.name : `${found.name} ${found.type}`) : null;
  const table: DifferenceTable = {
    columns: [{ name: 'column' }, { name: '', of: 'expected' }, { name: '', of: 'yours' }],
    rows: places
      .slice(0, shown.columns)
      .map((at) => ({ cells: [String(at + 1), show(expected[at]), show(yours[at])] })),
  };
  return { kind: 'different', reason: names ? 'names' : 'types', differing: places.length, total, table, column };
}

type KeyOf = (row: Row, columns?: readonly number[]) => string;

/** A row, or some of its columns, as one string: equal strings are equal rows. */
function keys(expected: readonly Column[], yours: readonly Column[]): KeyOf {
  const kinds = expected.map(({ family, inexact }, at) => ({
    family,
    inexact: inexact || yours[at]?.inexact === true,
  }));
  const all = expected.map((_, at) => at);
  return (row, columns = all) =>
    JSON.stringify(columns.map((at) => worth(row[at] ?? null, kinds[at] ?? { family: '', inexact: false })));
}

function multisetDifference(expected: readonly Row[], yours: readonly Row[], keyOf: KeyOf) {
  const counts = new Map<string, number>();
  for (const row of yours) counts.set(keyOf(row), (counts.get(keyOf(row)) ?? 0) + 1);
  const take = (row: Row): boolean => {
    const left = counts.get(keyOf(row)) ?? 0;
    counts.set(keyOf(row), left - 1);
    return left > 0;
  };
  const missing = expected.filter((row) => !take(row));
  const unexpected = yours.toReversed().filter((row) => {
    const left = counts.get(keyOf(row)) ?? 0;
    counts.set(keyOf(row), left - 1);
    return left > 0;
  });
  return { missing, unexpected: unexpected.reverse() };
}

type Sample = { readonly table: DifferenceTable; readonly column?: number };

/** Side by side, where some columns agree and say which row of the learner's answers which right one. */
function paired(
  missing: readonly Row[],
  unexpected: readonly Row[],
  columns: readonly Column[],
  keyOf: KeyOf,
): Sample | undefined {
  if (missing.length !== unexpected.length) return undefined;
  const bag = (rows: readonly Row[], at: number) => JSON.stringify(rows.map((row) => keyOf(row, [at])).toSorted());
  const all = columns.map((_, at) => at);
  const agreeing = all.filter((at) => bag(missing, at) === bag(unexpected, at));
  const wrong = all.filter((at) => !agreeing.includes(at));
  const byKey = new Map(unexpected.map((row) => [keyOf(row, agreeing), row]));
  const [column] = wrong;
  if (column === undefined || byKey.size !== missing.length) return undefined;
  const pairs = missing.flatMap((row) => {
    const other = byKey.get(keyOf(row, agreeing));
    return other ? [[row, other] as const] : [];
  });
  if (pairs.length !== missing.length) return undefined;
  const same = agreeing.slice(0, shown.agreeing);
  const other = wrong.slice(0, shown.differing);
  const nameOf = (at: number) => columns[at]?.name ?? '';
  const sides = ['expected', 'yours'] as const;
  return {
    column,
    table: {
      columns: [
        ...same.map((at) => ({ name: nameOf(at) })),
        ...other.flatMap((at) => sides.map((of) => ({ name: nameOf(at), of }))),
      ],
      rows: pairs.slice(0, shown.pairs).map(([right, mine]) => ({
        cells: [
          ...same.map((at) => right[at] ?? null),
          ...other.flatMap((at) => [right[at] ?? null, mine[at] ?? null]),
        ],
      })),
    },
  };
}

function unpaired(missing: readonly Row[], unexpected: readonly Row[], columns: readonly Column[]): Sample {
  const rows = (side: string, from: readonly Row[]): readonly DifferenceRow[] =>
    from.slice(0, shown.rows).map((row) => ({ side, cells: row.slice(0, shown.columns) }));
  return {
    table: {
      columns: columns.slice(0, shown.columns).map(({ name }) => ({ name })),
      rows: [...rows('missing', missing), ...rows('too many', unexpected)],
    },
  };
}

function orderTable(expected: ResultSet, yours: ResultSet, moved: readonly number[]): DifferenceTable {
  const row = (side: string, cells: Row): DifferenceRow => ({ side, cells: cells.slice(0, shown.columns) });
  return {
    columns: expected.columns.slice(0, shown.columns).map(({ name }) => ({ name })),
    rows: moved
      .slice(0, shown.rows)
      .flatMap((at) => [
        row(`row ${at + 1}, expected`, expected.rows[at] ?? []),
        row(`row ${at + 1}, yours`, yours.rows[at] ?? []),
      ]),
  };
}
