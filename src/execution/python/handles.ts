import { type Data, itemsOf, type Marked, marked, pairsOf, show, word } from './values.ts';

/** What the code did with what it was given, counted on this side of the pipe. */
export type Seen = {
  /** Items that each stream gave away. */
  readonly pulled: readonly number[];
  /** The arguments of each call of each recorder, those that count. */
  readonly calls: readonly (readonly (readonly unknown[])[])[];
  readonly connections: readonly ConnectionSeen[];
};

export type ConnectionSeen = {
  /** The values of each statement that was stored in the end, and the number of those that were not. */
  readonly stored: readonly (readonly string[])[];
  readonly undone: number;
  readonly inTransaction: boolean;
  readonly closed: boolean;
};

type Stream = { readonly items: readonly Data[]; given: number };
type Recorder = { readonly counts: readonly number[] | undefined; readonly calls: unknown[][] };
type Connection = {
  stored: (readonly string[])[];
  pending: (readonly string[])[] | undefined;
  undone: number;
  closed: boolean;
  statements: number;
  /** The number of the statement that is refused, from 1. */
  readonly fails: number | undefined;
};

/** Keeps what the arguments of one call stand for. */
export class Handles {
  readonly #streams: Stream[] = [];
  readonly #recorders: Recorder[] = [];
  readonly #connections: Connection[] = [];

  /** The arguments with every handle numbered, as they go into the sandbox: without what it holds. */
  keep(data: Data): Data {
    if (Array.isArray(data)) return data.map((item) => this.keep(item));
    const mark = marked(data);
    if (!mark) return data;
    const { of } = mark;
    switch (mark.$) {
      case 'stream':
        return { $: 'stream', number: this.#streams.push({ items: of as readonly Data[], given: 0 }) - 1 };
      case 'recorder': {
        const counts = Array.isArray(of) ? (of as readonly number[]) : undefined;
        return { $: 'recorder', number: this.#recorders.push({ counts, calls: [] }) - 1 };
      }
      case 'connection':
        return { $: 'connection', number: this.#connections.push(newConnection(of)) - 1 };
      default:
        return { ...mark, of: Array.isArray(of) ? of.map((item) => this.keep(item)) : of } as Marked;
    }
  }

  /** Answers what the code asks; nothing that it may ask harms anybody. */
  hear(event: unknown): unknown {
    if (typeof event !== 'object' || event === null) return null;
    const { pull, call, use, what, with: values } = event as Readonly<Record<string, unknown>>;
    const given = Array.isArray(values) ? values : [];
    if (pull !== undefined) {
      const stream = this.#streams[index(pull)];
      if (!stream || stream.given >= stream.items.length) return null;
      return [stream.items[stream.given++]];
    }
    const recorder = this.#recorders[index(call)];
    if (recorder)
      recorder.calls.push(recorder.counts ? recorder.counts.map((place) => given[place] ?? null) : [...given]);
    const connection = this.#connections[index(use)];
    return connection ? useConnection(connection, word(what), given) : null;
  }

  get seen(): Seen {
    return {
      pulled: this.#streams.map(({ given }) => given),
      calls: this.#recorders.map(({ calls }) => calls),
      connections: this.#connections.map(({ stored, pending, undone, closed }) => ({
        stored,
        undone,
        inTransaction: pending !== undefined,
        closed,
      })),
    };
  }
}

const index = (value: unknown): number => (typeof value === 'number' ? value : -1);

const newConnection = (fails: unknown): Connection => ({
  stored: [],
  pending: undefined,
  undone: 0,
  closed: false,
  statements: 0,
  fails: typeof fails === 'number' ? fails : undefined,
});

const refused = (error: string, message: string) => ({ error, message });

/** A database that knows transactions and nothing else: begin, commit and roll back, in words or in calls. */
function useConnection(connection: Connection, what: string, values: readonly unknown[]): unknown {
  if (what === 'close') {
    if (connection.pending) rollBack(connection);
    connection.closed = true;
    return null;
  }
  if (connection.closed) return refused('ProgrammingError', 'Cannot operate on a closed database.');
  if (what === 'in_transaction') return connection.pending !== undefined;
  const sql = what === 'execute' ? word(values[0]) : what;
  const verb = /^\s*([a-z]+)/i.exec(sql)?.[1]?.toLowerCase() ?? '';
  if (verb === 'begin') {
    if (connection.pending) return refused('OperationalError', 'cannot start a transaction within a transaction');
    connection.pending = [];
  } else if (verb === 'commit' || verb === 'end') {
    connection.stored.push(...(connection.pending ?? []));
    connection.pending = undefined;
  } else if (verb === 'rollback') rollBack(connection);
  else if (what === 'execute') {
    connection.statements++;
    if (connection.statements === connection.fails)
      return refused('IntegrityError', "CHECK constraint failed: amount <> ''");
    (connection.pending ?? connection.stored).push(rowOf(values[1]));
  }
  return null;
}

/** The values of a statement, whether they were passed by name or by place. */
function rowOf(values: unknown): readonly string[] {
  const scalars = itemsOf(values) ?? pairsOf(values)?.map(([, value]) => value) ?? [];
  return scalars.map((value) => show(value)).toSorted();
}

function rollBack(connection: Connection): void {
  connection.undone += connection.pending?.length ?? 0;
  connection.pending = undefined;
}
