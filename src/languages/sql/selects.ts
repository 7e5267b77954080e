import type { SqlDocument } from './document.ts';

export type ClauseName =
  | 'SELECT'
  | 'FROM'
  | 'WHERE'
  | 'GROUP BY'
  | 'HAVING'
  | 'ORDER BY'
  | 'LIMIT'
  | 'FETCH'
  | 'WINDOW'
  /** Whatever else ends the clause before it. */
  | 'other';

/** `at` is its keyword; its content runs from `first` to before `end`. */
export type Clause = { readonly name: ClauseName; readonly at: number; readonly first: number; end: number };

/** One `SELECT` of a query; those that `UNION` joins are apart, and the last has the `ORDER BY` and `LIMIT` of all. */
export type Select = {
  readonly at: number;
  readonly depth: number;
  readonly clauses: readonly Clause[];
  /** It stands after `UNION`, `INTERSECT` or `EXCEPT`, or before one. */
  readonly combined: boolean;
};

type OpenSelect = Select & { readonly clauses: Clause[]; combined: boolean };

/** In the order in which they are tried; those of `late` count only after a FROM, being names of columns elsewhere. */
const early: Readonly<Record<string, readonly [ClauseName, string?]>> = {
  FROM: ['FROM'],
  WHERE: ['WHERE'],
  GROUP: ['GROUP BY', 'BY'],
  HAVING: ['HAVING'],
  ORDER: ['ORDER BY', 'BY'],
  LIMIT: ['LIMIT'],
  INTO: ['other'],
};
const late: Readonly<Record<string, readonly [ClauseName, string?]>> = {
  FETCH: ['FETCH'],
  WINDOW: ['WINDOW'],
  QUALIFY: ['other'],
  OFFSET: ['other'],
  PREWHERE: ['other'],
  SETTINGS: ['other'],
  FORMAT: ['other'],
  RETURNING: ['other'],
  LOOP: ['other'],
  OPTION: ['other'],
  ARRAY: ['other', 'JOIN'],
  CLUSTER: ['other', 'BY'],
  DISTRIBUTE: ['other', 'BY'],
  SORT: ['other', 'BY'],
  CONNECT: ['other', 'BY'],
  START: ['other', 'WITH'],
  LATERAL: ['other', 'VIEW'],
};
const combiners = new Set(['UNION', 'INTERSECT', 'EXCEPT', 'MINUS']);
const namesVersion = /^(?:SYSTEM_TIME|SYSTEM|VERSION|TIMESTAMP|JOIN|ORDER|GROUP)$/;

export function readSelects(sql: SqlDocument): readonly Select[] {
  const selects: OpenSelect[] = [];
  const open: (OpenSelect | undefined)[] = [];
  for (const [i, { kind, value, depth }] of sql.tokens.entries()) {
    if (kind !== 'word' && kind !== 'symbol') continue;
    if (value === ';' || value === ')') {
      const inner = value === ';' ? 0 : depth + 1;
      for (const select of open.splice(inner)) if (select) closeClause(select, i);
      continue;
    }
    if (kind !== 'word') continue;
    const current = open[depth];
    if (value === 'SELECT' && isQuery(sql, i)) {
      if (current) closeClause(current, i);
      const combined = current !== undefined && combines(sql, i);
      if (combined) current.combined = true;
      const select: OpenSelect = { at: i, depth, combined, clauses: [clause('SELECT', i, i + 1)] };
      selects.push(select);
      open[depth] = select;
    } else if (current && sql.word(i - 1) !== '.' && sql.word(i - 1) !== 'AS') readClause(sql, current, i, value);
  }
  for (const select of open) if (select) closeClause(select, sql.tokens.length);
  return selects;
}

/** Not a privilege (`GRANT INSERT, SELECT ON`, `FOR SELECT TO`) and not a column. */
const isQuery = (sql: SqlDocument, at: number): boolean =>
  !/^(?:\.|,|GRANT|REVOKE|DENY)$/.test(sql.word(at - 1)) && !/^(?:ON|TO|USING)$/.test(sql.word(at + 1));

const clause = (name: ClauseName, at: number, first: number): Clause => ({ name, at, first, end: Number.NaN });

function closeClause(select: OpenSelect, end: number): void {
  const last = select.clauses.at(-1);
  if (last && Number.isNaN(last.end)) last.end = end;
}

function readClause(sql: SqlDocument, select: OpenSelect, i: number, value: string): void {
  const hasFrom = select.clauses.some(({ name }) => name === 'FROM');
  const [name, second] = early[value] ?? (hasFrom ? late[value] : undefined) ?? [];
  const starts =
    name !== undefined && (second === undefined || sql.word(i + 1) === second) && !isOperator(sql, i, value);
  if (starts) {
    closeClause(select, i);
    select.clauses.push(clause(name, i, i + (second === undefined ? 1 : 2)));
  } else if (endsQuery(sql, i, value, hasFrom)) {
    closeClause(select, i);
    select.clauses.push(clause('other', i, i + 1));
  }
}

/** The FROM of `a IS DISTINCT FROM b` starts no clause. */
const isOperator = (sql: SqlDocument, i: number, value: string): boolean =>
  value === 'FROM' && sql.word(i - 1) === 'DISTINCT' && /^(?:IS|NOT)$/.test(sql.word(i - 2));

function endsQuery(sql: SqlDocument, i: number, value: string, hasFrom: boolean): boolean {
  const next = sql.word(i + 1);
  if (combiners.has(value))
    return sql.word(i - 1) !== '*' && /^(?:SELECT|ALL|DISTINCT|\(|BY|WITH|FROM|VALUES|)$/.test(next);
  if (!hasFrom) return false;
  if (value === 'ON') return next === 'CONFLICT' || next === 'DUPLICATE';
  if (value === 'FOR') return !namesVersion.test(next);
  return value === 'WITH' && next !== '(';
}

/** The SELECT at this index follows `UNION [ALL | DISTINCT]` or the like. */
function combines(sql: SqlDocument, at: number): boolean {
  const before = /^(?:ALL|DISTINCT)$/.test(sql.word(at - 1)) ? at - 2 : at - 1;
  return combiners.has(sql.word(before));
}

export const clauseOf = (select: Select, name: ClauseName): Clause | undefined =>
  select.clauses.find((one) => one.name === name);
