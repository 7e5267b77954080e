import type { PGlite } from '@electric-sql/pglite';
import type { Range } from '../../review/range.ts';
import { type Node, offences, parse, startOf } from './admit.ts';
import { isPostgresError, outOfMemory } from './database.ts';
import { dialectOf } from './dialect.ts';
import { Place } from './place.ts';
import type { Failed, Refused, TooBig } from './protocol.ts';

/** Several statements that may run, each with its line. */
export type Script = { readonly kind: 'script'; readonly statements: readonly ScriptStatement[] };

export type ScriptStatement = {
  /** The kind of its node in Postgres's grammar, such as `InsertStmt`. */
  readonly node: string;
  /** Without the semicolon. */
  readonly text: string;
  readonly offset: number;
  readonly at: Range;
};

/**
 * Lets the statements pass that are of a kind that the task has a use for, judged by Postgres's own grammar.
 * @param volatile names of the functions that do more than compute from what they are given
 */
export function admitScript(
  place: Place,
  volatile: ReadonlySet<string>,
  allowed: ReadonlySet<string>,
): Script | Refused | Failed {
  const parsed = parse(place);
  if ('kind' in parsed) return parsed;
  const [first] = parsed.statements;
  if (!first) return { kind: 'refused', reason: 'empty', what: '', at: place.start() };
  const statements: ScriptStatement[] = [];
  for (const { tree, from, to } of parsed.statements) {
    const start = startOf(place, from);
    const [node = ''] = Object.keys(tree);
    if (!allowed.has(node) || isDangerous(tree))
      return { kind: 'refused', reason: 'statement', what: start.words, at: place.word(start.offset) };
    for (const { reason, what, byte } of offences(tree, volatile)) {
      if (reason === 'writes' || reason === 'volatile') continue;
      const at = byte === undefined ? place.line(start.offset) : place.word(place.ofByte(byte));
      return { kind: 'refused', reason, what, at };
    }
    const text = place.text.slice(start.offset, place.ofByte(to));
    statements.push({ node, text, offset: start.offset, at: place.line(start.offset) });
  }
  return { kind: 'script', statements };
}

/** Two-phase commit outlives the session that began it. */
function isDangerous(tree: Node): boolean {
  const kind = (tree.TransactionStmt as Node | undefined)?.kind;
  return typeof kind === 'string' && kind.includes('PREPARED');
}

/**
 * Runs the statements as the learner, one by one, as psql does: what is left open at the end is undone.
 * @param after is told of each statement that ran
 */
export async function runScript(
  database: PGlite,
  script: Script,
  place: Place,
  megabytes: number,
  after: (statement: ScriptStatement) => Promise<void> = async () => {},
): Promise<Failed | TooBig | undefined> {
  await database.exec('SET ROLE learner');
  try {
    for (const statement of script.statements) {
      const failed = await runStatement(database, statement, place, megabytes);
      if (failed) return failed;
      await after(statement);
    }
    return undefined;
  } finally {
    await database.exec('ROLLBACK');
    await database.exec('RESET ROLE');
    await database.exec('DISCARD TEMP');
  }
}

async function runStatement(
  database: PGlite,
  { text, offset, at }: ScriptStatement,
  place: Place,
  megabytes: number,
): Promise<Failed | TooBig | undefined> {
  try {
    await database.exec(text);
    return undefined;
  } catch (error) {
    if (!isPostgresError(error)) throw error;
    if (error.code === outOfMemory) return { kind: 'too-big', reason: 'memory', limit: megabytes, at };
    const { message, hint } = error;
    const dialect = dialectOf(place.text, message);
    const position = Number(error.position) - 1;
    const word = position >= 0 ? place.word(offset + new Place(text).ofCodePoint(position)) : at;
    return { kind: 'failed', message, ...(hint && { hint }), ...(dialect && { dialect }), at: word };
  }
}
