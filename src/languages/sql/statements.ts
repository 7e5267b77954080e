import type { SqlDocument } from './document.ts';
import type { Token } from './token.ts';

/** Tokens `first` to `last`, both included, without the semicolon; Jinja that stands before it is not part of it. */
export type Statement = {
  readonly first: number;
  readonly last: number;
  /** Its first word: `SELECT`, `WITH`, `CREATE`... */
  readonly verb: string;
};

export function readStatements(text: string, tokens: readonly Token[]): readonly Statement[] {
  const statements: Statement[] = [];
  let first: number | undefined;
  const close = (end: number): void => {
    const token = first === undefined ? undefined : tokens[first];
    if (first !== undefined && token)
      statements.push({ first, last: end - 1, verb: token.kind === 'word' ? token.value : '' });
    first = undefined;
  };
  for (const [i, { kind, value }] of tokens.entries()) {
    if (first !== undefined && startsUnannounced(text, tokens, first, i)) close(i);
    if (kind === 'symbol' && value === ';') close(i);
    else if (kind !== 'template') first ??= i;
  }
  close(tokens.length);
  return statements;
}

const starters = /^(?:UPDATE|DELETE|INSERT|EXPLAIN|CREATE|TRUNCATE|MERGE)$/;
const continues =
  /^(?:THEN|ELSE|BEGIN|LOOP|DO|ALSO|INSTEAD|FOR|ROW|KEY|ON|AS|OR|AND|NOT|OF|BEFORE|AFTER|TO|GRANT|REVOKE|,|\()$/;
const simple = /^(?:SELECT|INSERT|UPDATE|DELETE|USE|SET|DROP|TRUNCATE|DECLARE|PRINT|EXEC|IF|BEGIN|END|COMMIT)$/;
const made = /^(?:TABLE|INDEX|UNIQUE|VIEW|SCHEMA|DATABASE|TEMP|TEMPORARY|EXTERNAL)$/;

/** T-SQL and notebooks leave the semicolon out: a new verb begins a line, and the statement before cannot go on with it. */
function startsUnannounced(text: string, tokens: readonly Token[], first: number, at: number): boolean {
  const token = tokens[at];
  const before = tokens[at - 1];
  if (token?.kind !== 'word' || !before || token.depth !== 0 || at === first || !starters.test(token.value))
    return false;
  const verb = tokens[first]?.value ?? '';
  const isSimple = simple.test(verb) || (verb === 'CREATE' && made.test(tokens[first + 1]?.value ?? ''));
  return isSimple && !continues.test(before.value) && startsLine(text, before.to, token.from);
}

/** Only blanks stand between the last line break and the token. */
function startsLine(text: string, from: number, to: number): boolean {
  const gap = text.slice(from, to);
  const lineBreak = gap.lastIndexOf('\n');
  return lineBreak !== -1 && gap.slice(lineBreak).trim() === '';
}

/** A table's name as written in one statement: `shop."Orders"`. */
export type Name = {
  readonly first: number;
  readonly last: number;
  /** Lower case, without quotes: `shop.orders`. */
  readonly text: string;
};

/** The dotted name that starts at this index, if one does. */
export function nameAt(sql: SqlDocument, first: number): Name | undefined {
  const parts: string[] = [];
  let at = first;
  for (;;) {
    const token = sql.tokens[at];
    if (!token || !isNamePart(token)) return undefined;
    const start = at;
    while (isDashed(sql, at)) at += 2;
    parts.push(at === start ? token.value : sql.source({ first: start, last: at }));
    if (sql.word(at + 1) !== '.') return { first, last: at, text: parts.join('.').toLowerCase() };
    at += 2;
  }
}

/** BigQuery's projects may hold dashes: `taxi-rides.trips`. */
const isDashed = (sql: SqlDocument, at: number): boolean =>
  sql.word(at + 1) === '-' &&
  sql.tokens[at]?.to === sql.tokens[at + 1]?.from &&
  sql.tokens[at + 1]?.to === sql.tokens[at + 2]?.from &&
  /^(?:word|number)$/.test(sql.tokens[at + 2]?.kind ?? '');

const isNamePart = ({ kind }: Token): boolean =>
  kind === 'word' || kind === 'quoted' || kind === 'template' || kind === 'parameter' || kind === 'string';

/** Cuts the tokens between two indices (exclusive) at the commas that stand at `depth`. */
export function splitAtCommas(
  sql: SqlDocument,
  from: number,
  to: number,
  depth: number,
): readonly { readonly first: number; readonly last: number }[] {
  const parts: { first: number; last: number }[] = [];
  let first = from;
  for (let i = from; i <= to; i += 1) {
    const ends = i === to || (sql.tokens[i]?.depth === depth && sql.word(i) === ',');
    if (!ends) continue;
    if (i > first) parts.push({ first, last: i - 1 });
    first = i + 1;
  }
  return parts;
}
