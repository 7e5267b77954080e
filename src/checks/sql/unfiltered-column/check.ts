import { z } from 'zod';
import type { Span, SqlDocument } from '../../../languages/sql/document.ts';
import { queryHead } from '../../../languages/sql/place.ts';
import { clauseOf, type Select } from '../../../languages/sql/selects.ts';
import { defineCheck, notApplicable } from '../../../review/check.ts';

/** Every place in the WHERE of this query itself where the column stands, its alias left out. */
function* mentions(sql: SqlDocument, select: Select, column: string): Generator<number> {
  const where = clauseOf(select, 'WHERE');
  for (let i = where?.first ?? 0; where && i < where.end; i += 1) if (sql.word(i) === column) yield i;
}

/** Compared as it is with what rules most values out: `<>` and `NOT IN` keep most of them. */
function isCompared(sql: SqlDocument, at: number): boolean {
  if (isArgument(sql, at)) return false;
  const start = sql.word(at - 1) === '.' ? at - 2 : at;
  const isRange = (i: number) => /^[<>=]$/.test(sql.word(i)) && !sql.reads(i, '< >') && !sql.reads(i - 1, '< >');
  const before = isRange(start - 1) && sql.word(start - 2) !== '!' && !/^[-+*/:]$/.test(sql.word(at + 1));
  return isRange(at + 1) || before || /^(?:BETWEEN|IN)$/.test(sql.word(at + 1));
}

/** Whether the brackets around it belong to a function: `date_trunc('month', ordered_on)`. */
function isArgument(sql: SqlDocument, at: number): boolean {
  const depth = sql.tokens[at]?.depth ?? 0;
  for (let i = at - 1; i >= 0; i -= 1)
    if (sql.word(i) === '(' && (sql.tokens[i]?.depth ?? 0) < depth)
      return sql.tokens[i - 1]?.kind === 'word' && !/^(?:AND|OR|NOT|WHERE)$/.test(sql.word(i - 1));
  return false;
}

export const check = defineCheck({
  title: 'Filter by the column that the table is laid out by',
  expects: 'The query filters by the column that the table is laid out by',
  reads: 'sql',
  kind: 'requires',
  level: 'note',
  onlyTasksAsk: true,
  params: z.strictObject({ column: z.string().min(1).default('ordered_on') }),
  messages: {
    found: 'The filter compares the column itself, so the database skips what it need not read.',
    missing:
      'No `WHERE` here compares `{column}`, by which the table is laid out, so every query reads all of it. Name the range that is wanted.',
    wrapped:
      '`{column}` stands inside of an expression here, which can keep the database from skipping anything. Compare the column itself with the first and the last value that are wanted.',
  },
  *run(sql, { column }) {
    const wanted = column.toUpperCase();
    const queries = sql.selects.filter((select) => clauseOf(select, 'FROM'));
    const all = queries.flatMap((select) => [...mentions(sql, select, wanted)]);
    const at = (i: number): Span => ({ first: i, last: i });
    const found = all.find((i) => isCompared(sql, i));
    if (sql.statements.length === 0) yield notApplicable;
    else if (found !== undefined) yield { message: 'found', at: sql.at(at(found)) };
    else if (all[0] !== undefined) yield { message: 'wrapped', at: sql.at(at(all[0])), values: { column } };
    else yield { message: 'missing', at: queryHead(sql), values: { column } };
  },
});
