import type { SqlDocument } from './document.ts';
import { clauseOf } from './selects.ts';

type WindowSpec = {
  readonly partitioned: boolean;
  /** The tokens after its ORDER BY. */
  readonly order: { readonly first: number; readonly last: number } | undefined;
  /** The first token of its frame: `ROWS`, `RANGE` or `GROUPS`. */
  readonly frame: number | undefined;
  /** Jinja writes a part of it. */
  readonly templated: boolean;
};

/** One use of a window function, from its name to the end of its OVER clause. */
export type Window = {
  readonly first: number;
  readonly last: number;
  /** In upper case: `ROW_NUMBER`; '' where it cannot be told. */
  readonly name: string;
  readonly over: number;
  /** Undefined where the window is named and its definition is not in the file. */
  readonly spec: WindowSpec | undefined;
};

const frameStart = /^(?:BETWEEN|UNBOUNDED|CURRENT)$/;

export function readWindows(sql: SqlDocument): readonly Window[] {
  const uses = sql.find('OVER').filter(({ first }) => isUse(sql, first));
  if (uses.length === 0) return [];
  const named = definitions(sql);
  return uses.map(({ first: over }) => {
    const call = callBefore(sql, over);
    const opens = sql.word(over + 1) === '(';
    const last = (opens ? sql.partner(over + 1) : undefined) ?? over + 1;
    const spec = opens ? readSpec(sql, over + 1, named) : named.get(nameOf(sql, over + 1));
    return { first: call.first, last, name: call.name, over, spec };
  });
}

/** `) OVER (`, `) OVER name`, `) IGNORE NULLS OVER (`. */
const isUse = (sql: SqlDocument, over: number): boolean =>
  (sql.word(over - 1) === ')' || sql.word(over - 1) === 'NULLS') &&
  (sql.word(over + 1) === '(' || /^(?:word|quoted|template)$/.test(sql.tokens[over + 1]?.kind ?? ''));

const nameOf = (sql: SqlDocument, index: number): string => sql.tokens[index]?.value.toLowerCase() ?? '';

/** Goes back over `IGNORE NULLS`, `FILTER (...)` and `WITHIN GROUP (...)` to the call. */
function callBefore(sql: SqlDocument, over: number): { readonly first: number; readonly name: string } {
  let close = sql.word(over - 1) === 'NULLS' ? over - 3 : over - 1;
  for (let tries = 0; tries < 3; tries += 1) {
    const open = sql.partner(close);
    if (open === undefined) break;
    const before = sql.word(open - 1);
    if (before === 'FILTER') close = open - 2;
    else if (before === 'GROUP' && sql.word(open - 2) === 'WITHIN') close = open - 3;
    else return sql.tokens[open - 1]?.kind === 'word' ? { first: open - 1, name: before } : { first: open, name: '' };
  }
  return { first: over, name: '' };
}

/** `WINDOW w AS (...), v AS (...)`, by name. */
function definitions(sql: SqlDocument): ReadonlyMap<string, WindowSpec> {
  const found = new Map<string, WindowSpec>();
  for (const select of sql.selects) {
    const clause = clauseOf(select, 'WINDOW');
    for (let i = clause?.first ?? 0; clause && i < clause.end; i += 1) {
      if (sql.tokens[i]?.depth !== select.depth || !sql.reads(i + 1, 'AS (')) continue;
      const spec = readSpec(sql, i + 2, found);
      if (spec) found.set(nameOf(sql, i), spec);
    }
  }
  return found;
}

function readSpec(sql: SqlDocument, open: number, named: ReadonlyMap<string, WindowSpec>): WindowSpec | undefined {
  const close = sql.partner(open);
  if (close === undefined) return undefined;
  const depth = (sql.tokens[open]?.depth ?? 0) + 1;
  let [partitioned, orderAt, frame]: [boolean, number | undefined, number | undefined] = [false, undefined, undefined];
  let templated = false;
  for (let i = open + 1; i < close; i += 1) {
    const token = sql.tokens[i];
    templated ||= token?.kind === 'template';
    if (token?.depth !== depth) continue;
    if (sql.reads(i, 'PARTITION BY') || sql.reads(i, 'DISTRIBUTE BY')) partitioned = true;
    else if (sql.reads(i, 'ORDER BY') || sql.reads(i, 'SORT BY')) orderAt ??= i + 2;
    else if (startsFrame(sql, i)) frame ??= i;
  }
  const base = sql.word(open + 1) === 'PARTITION' ? undefined : named.get(nameOf(sql, open + 1));
  return {
    partitioned: partitioned || base?.partitioned === true,
    order: orderAt === undefined ? base?.order : { first: orderAt, last: (frame ?? close) - 1 },
    frame: frame ?? base?.frame,
    templated,
  };
}

/** `ROWS BETWEEN`, `RANGE UNBOUNDED PRECEDING`, `GROUPS 3 PRECEDING`, `RANGE INTERVAL '1 day' PRECEDING`. */
function startsFrame(sql: SqlDocument, i: number): boolean {
  if (!/^(?:ROWS|RANGE|GROUPS)$/.test(sql.word(i))) return false;
  const next = sql.tokens[i + 1];
  return (
    frameStart.test(sql.word(i + 1)) ||
    next?.kind === 'number' ||
    next?.kind === 'parameter' ||
    next?.value === 'INTERVAL'
  );
}
