import { hasSqlDetails, loadModule, parseSync, scanSync } from 'libpg-query';
import type { Range } from '../../review/range.ts';
import { dialectOf } from './dialect.ts';
import type { Place } from './place.ts';
import type { Failed, Refused } from './protocol.ts';

await loadModule();

/** One query that only reads, with the places that a finding may point at. */
export type Admitted = {
  readonly kind: 'admitted';
  /** Without the semicolon. */
  readonly text: string;
  readonly at: Range;
  /** Line of each output column, where the query lists them one by one. */
  readonly columns: readonly Range[];
  readonly order: Range | undefined;
};

export type Node = Readonly<Record<string, unknown>>;

/**
 * Lets exactly one SELECT, VALUES or TABLE pass, judged by Postgres's own grammar.
 * @param volatile names of the functions that do more than compute from what they are given
 */
export function admit(place: Place, volatile: ReadonlySet<string>): Admitted | Refused | Failed {
  const parsed = parse(place);
  if ('kind' in parsed) return parsed;
  const [first, second] = parsed.statements;
  const refuse = (reason: Refused['reason'], what: string, at: Range): Refused => ({
    kind: 'refused',
    reason,
    what,
    at,
  });
  if (!first) return refuse('empty', '', place.start());
  const start = startOf(place, first.from);
  const { SelectStmt: select } = first.tree as { readonly SelectStmt?: Node };
  if (!select) return refuse('statement', start.words, place.word(start.offset));
  if (second) {
    const other = startOf(place, second.from);
    return refuse('several', other.words, place.word(other.offset));
  }
  for (const found of offences(first.tree, volatile)) {
    const at = found.byte === undefined ? place.line(start.offset) : place.word(place.ofByte(found.byte));
    return refuse(found.reason, found.what, at);
  }
  return {
    kind: 'admitted',
    text: place.text.slice(start.offset, place.ofByte(first.to)),
    at: place.line(start.offset),
    ...partsOf(select, place),
  };
}

type Statement = { readonly tree: Node; readonly from: number; readonly to: number };

/** The statements of a text by Postgres's own grammar, or why it has none. */
export function parse(place: Place): { readonly statements: readonly Statement[] } | Refused | Failed {
  // Both parsers would end there, and nobody would have read the rest.
  const nul = place.text.indexOf('\0');
  if (nul !== -1) return { kind: 'failed', message: 'NUL character', at: place.word(nul) };
  try {
    const { stmts = [] } = parseSync(place.text);
    const length = Buffer.byteLength(place.text);
    const statements = stmts.map(({ stmt, stmt_location: from = 0, stmt_len: size }) => ({
      tree: (stmt ?? {}) as Node,
      from,
      to: size ? from + size : length,
    }));
    return { statements };
  } catch (error) {
    if (place.text.trim() === '') return { statements: [] };
    const details = hasSqlDetails(error) ? error.sqlDetails : undefined;
    // Postgres's parser says that its memory is exhausted, V8 that its stack is: both are nesting beyond reason.
    if (!details || details.message.startsWith('memory exhausted'))
      return { kind: 'refused', reason: 'nested', what: '', at: place.start() };
    return syntaxError(place, details.message, place.ofCodePoint(details.cursorPosition));
  }
}

function syntaxError(place: Place, message: string, offset: number): Refused | Failed {
  const command = /\\[a-z!?]*/iy;
  command.lastIndex = offset;
  const meta = command.exec(place.text)?.[0];
  if (meta) {
    const at = place.lines.range(offset, offset + meta.length);
    return { kind: 'refused', reason: 'meta-command', what: meta, at };
  }
  const dialect = dialectOf(place.text, message);
  const at = message.startsWith('unterminated') ? place.rest(offset) : place.word(offset);
  return { kind: 'failed', message, at, ...(dialect && { dialect }) };
}

/** Where a statement begins, comments left out, and its first two words, such as `DROP SCHEMA`. */
export function startOf(place: Place, byte: number): { readonly offset: number; readonly words: string } {
  const { tokens } = scanSync(place.text);
  const [first, second] = tokens.filter(({ start, tokenName }) => start >= byte && !tokenName.endsWith('COMMENT'));
  const words = [first, second].filter((token) => token && token.keywordKind > 0).map((token) => token?.text ?? '');
  return { offset: place.ofByte(first?.start ?? byte), words: words.join(' ').toUpperCase() };
}

type Offence = {
  readonly reason: 'writes' | 'volatile' | 'unsafe' | 'parameter';
  readonly what: string;
  readonly byte?: number;
};

const writing: Readonly<Record<string, string>> = {
  InsertStmt: 'INSERT',
  UpdateStmt: 'UPDATE',
  DeleteStmt: 'DELETE',
  MergeStmt: 'MERGE',
  intoClause: 'INTO',
  lockingClause: 'FOR UPDATE',
};

/** These only give another value each time; every other volatile function does something. */
const changing = /^(random|random_normal|gen_random_uuid|uuidv[47]|clock_timestamp|timeofday)$/;

/** Marked as stable, yet they run SQL from a string or read whole schemas. */
const reaching = /^(query|table|schema|database|cursor)_to_xml|^ts_stat$|^pg_(read|ls|stat_file|current_logfile)/;

/** Whatever in a parse tree must not run. Without recursion: the tree is as deep as the learner made it. */
export function* offences(tree: Node, volatile: ReadonlySet<string>): Generator<Offence> {
  const left: unknown[] = [tree];
  while (left.length > 0) {
    const node = left.pop();
    if (typeof node !== 'object' || node === null) continue;
    for (const [key, value] of Object.entries(node)) {
      const what = writing[key];
      if (what) yield { reason: 'writes', what, ...locationOf(value) };
      if (key === 'ParamRef')
        yield { reason: 'parameter', what: `$${(value as Node).number ?? 0}`, ...locationOf(value) };
      if (key === 'FuncCall') {
        const name = functionName(value as Node);
        if (changing.test(name)) yield { reason: 'volatile', what: name, ...locationOf(value) };
        else if (volatile.has(name) || reaching.test(name))
          yield { reason: 'unsafe', what: name, ...locationOf(value) };
      }
      left.push(value);
    }
  }
}

/** A relation that is written, or the node itself, knows where it stands. */
function locationOf(value: unknown): { readonly byte?: number } {
  const node = value as { readonly location?: number; readonly relation?: Node; readonly rel?: Node };
  const byte = node.location ?? node.relation?.location ?? node.rel?.location;
  return typeof byte === 'number' ? { byte } : {};
}

function functionName(call: Node): string {
  const parts = call.funcname as readonly { readonly String?: { readonly sval?: string } }[] | undefined;
  return parts?.at(-1)?.String?.sval ?? '';
}

/** The lines of the outermost query's columns and of its ORDER BY; of a UNION, the columns of the first part. */
function partsOf(select: Node, place: Place): Pick<Admitted, 'columns' | 'order'> {
  let first = select;
  while (first.larg) first = first.larg as Node;
  const targets = (first.targetList ?? []) as readonly { readonly ResTarget?: Node }[];
  const columns = targets.map((target) => place.line(place.ofByte(Number(target.ResTarget?.location ?? 0))));
  const [sort] = (select.sortClause ?? []) as readonly { readonly SortBy?: { readonly node?: Node } }[];
  const expression = Object.values(sort?.SortBy?.node ?? {})[0];
  const { byte } = expression ? locationOf(expression) : {};
  return { columns, order: byte === undefined ? undefined : place.line(place.ofByte(byte)) };
}
