import type { SqlDocument } from './document.ts';
import { type Name, nameAt, splitAtCommas } from './statements.ts';

/** One `CREATE TABLE`, its tokens from `first` (CREATE) to `last`. */
export type CreateTable = {
  readonly first: number;
  readonly last: number;
  /** Undefined where it cannot be read. */
  readonly name: Name | undefined;
  readonly temporary: boolean;
  /** The words between CREATE and TABLE: `OR REPLACE`, `EXTERNAL`. */
  readonly modifiers: ReadonlySet<string>;
  /** `IF NOT EXISTS` or `OR REPLACE`. */
  readonly guarded: boolean;
  /** Columns and constraints, where it lists them. */
  readonly elements: readonly { readonly first: number; readonly last: number }[];
  /** The bracket before the columns. */
  readonly open: number | undefined;
};

const modifiers = new Set(
  'OR REPLACE REFRESH EXTERNAL FOREIGN UNLOGGED TEMP TEMPORARY GLOBAL LOCAL TRANSIENT VOLATILE DYNAMIC VIRTUAL COLUMN HYBRID STREAMING LIVE MULTISET SET ICEBERG PRIVATE IMMUTABLE'.split(
    ' ',
  ),
);

export function readTables(sql: SqlDocument): readonly CreateTable[] {
  const ends = sql.statements;
  let statement = 0;
  return sql.find('CREATE').flatMap(({ first }, i, all) => {
    while ((ends[statement]?.last ?? Number.POSITIVE_INFINITY) < first) statement += 1;
    return readTable(sql, first, ends[statement]?.last ?? first, all[i + 1]?.first) ?? [];
  });
}

function readTable(sql: SqlDocument, first: number, last: number, next: number | undefined): CreateTable | undefined {
  if (sql.word(first - 1) === 'SHOW') return undefined;
  let at = first + 1;
  const words = new Set<string>();
  while (modifiers.has(sql.word(at))) {
    words.add(sql.word(at));
    at += 1;
  }
  if (sql.word(at) !== 'TABLE' || sql.word(at + 1) === 'FUNCTION') return undefined;
  const exists = sql.reads(at + 1, 'IF NOT EXISTS');
  const name = nameAt(sql, at + (exists ? 4 : 1));
  const open =
    name && sql.word(name.last + 1) === '(' && !/^(?:SELECT|WITH)$/.test(sql.word(name.last + 2))
      ? name.last + 1
      : undefined;
  // A bracket that is never closed holds no more than what comes before the next CREATE.
  const close = (open === undefined ? undefined : sql.partner(open)) ?? Math.min(last + 1, next ?? last + 1);
  return {
    first,
    last,
    name,
    temporary: ['TEMP', 'TEMPORARY', 'VOLATILE'].some((word) => words.has(word)) || isTemporaryName(name),
    modifiers: words,
    guarded: exists || words.has('REPLACE') || words.has('REFRESH'),
    elements: open === undefined ? [] : splitAtCommas(sql, open + 1, close, (sql.tokens[open]?.depth ?? 0) + 1),
    open,
  };
}

/** T-SQL: `#orders`. */
const isTemporaryName = (name: Name | undefined): boolean => name?.text.startsWith('#') ?? false;

/** The names of all tables that the file drops. */
export function droppedTables(sql: SqlDocument): NameSet {
  const names = sql.find('DROP TABLE', 'DROP EXTERNAL TABLE', 'DROP FOREIGN TABLE').flatMap(({ last }) => {
    const listed: string[] = [];
    let at = sql.reads(last + 1, 'IF EXISTS') ? last + 3 : last + 1;
    for (let name = nameAt(sql, at); name; name = nameAt(sql, at)) {
      listed.push(name.text);
      if (sql.word(name.last + 1) !== ',') break;
      at = name.last + 2;
    }
    return listed;
  });
  return new NameSet(names);
}

/** The tables whose primary key the file adds later, as `pg_dump` writes it. */
export const keyedLater = (sql: SqlDocument): NameSet =>
  new NameSet(
    sql.find('ALTER TABLE').flatMap(({ last }) => {
      let at = sql.reads(last + 1, 'IF EXISTS') ? last + 3 : last + 1;
      if (sql.word(at) === 'ONLY') at += 1;
      const name = nameAt(sql, at);
      return name && addsPrimaryKey(sql, name.last + 1) ? [name.text] : [];
    }),
  );

function addsPrimaryKey(sql: SqlDocument, from: number): boolean {
  for (let i = from; i < sql.tokens.length && sql.word(i) !== ';' && !sql.reads(i, 'ALTER TABLE'); i += 1)
    if (sql.reads(i, 'PRIMARY KEY')) return true;
  return false;
}

/** Names of tables, where `orders` and `shop.orders` can be the same one. */
export class NameSet {
  readonly #whole: ReadonlySet<string>;
  readonly #bare: ReadonlySet<string>;

  constructor(names: readonly string[]) {
    this.#whole = new Set(names);
    this.#bare = new Set(names.map(bare));
  }

  has(name: string): boolean {
    if (this.#whole.has(name)) return true;
    return name.includes('.') ? this.#whole.has(bare(name)) : this.#bare.has(name);
  }
}

const bare = (name: string): string => name.slice(name.lastIndexOf('.') + 1);
