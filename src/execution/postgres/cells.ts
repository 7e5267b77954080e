import type { Cell } from './protocol.ts';

/** `family` tells types apart that a reader would: all numbers are one, all texts are one, a date is no timestamp. */
export type Column = {
  readonly name: string;
  readonly type: string;
  readonly family: string;
  /** Whether its numbers are binary fractions, of which the last digits mean nothing. */
  readonly inexact: boolean;
};

export type ResultSet = { readonly columns: readonly Column[]; readonly rows: readonly (readonly Cell[])[] };

/** What a cell is worth: `1`, `1.0` and `1.00` are one number; NULL equals NULL and nothing else. */
export function worth(cell: Cell, { family, inexact }: Pick<Column, 'family' | 'inexact'>): string {
  if (cell === null) return '\u0000';
  if (family !== 'number') return `=${cell}`;
  if (inexact) return String(Number(Number(cell).toPrecision(12)));
  return cell.includes('.') ? withoutTrailingZeros(cell) : cell;
}

function withoutTrailingZeros(digits: string): string {
  let end = digits.length;
  while (digits[end - 1] === '0') end--;
  if (digits[end - 1] === '.') end--;
  const kept = digits.slice(0, end);
  return kept === '-0' ? '0' : kept;
}
