/** A place in the learner's file, from 1. */
export type Place = { readonly path: string; readonly line: number };

/** An exception of the learner's code, in its own words. */
export type Fault = {
  readonly type: string;
  /** The names of its class and of those that it derives from. */
  readonly kinds: readonly string[];
  readonly message: string;
  /** The last line of the learner's own files on the way to it. */
  readonly at?: Place;
};

/** One call that did not do what the reference does; values are written as Python would. */
export type Failure = { readonly call: string; readonly at: Place } & (
  | { readonly kind: 'different'; readonly expected: string; readonly got: string; readonly first?: FirstDifference }
  | { readonly kind: 'raised'; readonly expected: string; readonly fault: Fault }
  | { readonly kind: 'not-raised'; readonly expected: string; readonly got: string }
  /** An error came up in what was handed in, a block or a connection, and did not come out. */
  | { readonly kind: 'swallowed'; readonly expected: string; readonly got: string }
  | { readonly kind: 'other-error'; readonly expected: string; readonly fault: Fault }
  /** The right error, whose words do not name what they should. */
  | { readonly kind: 'unnamed'; readonly expected: string; readonly fault: Fault }
  /** More items were taken from the source than the answer needs. */
  | { readonly kind: 'pulled'; readonly expected: number; readonly got: number; readonly asked: number }
  /** The function that was handed in was called with something else. */
  | { readonly kind: 'called'; readonly expected: string; readonly got: string }
  /** What became of the connection. */
  | { readonly kind: 'connection'; readonly expected: string; readonly got: string }
  | { readonly kind: 'missing'; readonly name: string }
  | { readonly kind: 'endless' }
);

/** The first item that differs, where lists are too long to be compared by eye. */
type FirstDifference = { readonly index: number; readonly expected: string; readonly got: string };

/** Why the run ended before every call was made. `during` is the call, or nothing while the file was imported. */
export type Stop = { readonly at: Place; readonly during?: string } & (
  | { readonly kind: 'import'; readonly fault: Fault }
  | { readonly kind: 'syntax'; readonly message: string; readonly python2: boolean }
  | { readonly kind: 'package'; readonly name: string }
  /** One of the learner's files has the name of a module of Python's own. */
  | { readonly kind: 'shadowed'; readonly module: string; readonly fault: Fault }
  /** `seconds` for all calls together. */
  | { readonly kind: 'timed-out'; readonly seconds: number }
  | { readonly kind: 'memory' | 'output' }
  /** It asked the interpreter to end. */
  | { readonly kind: 'ended' }
  | { readonly kind: 'crashed' }
);

/** What came of the learner's file. `broken` is our fault, and its message is for the operator. */
export type PythonOutcome =
  | { readonly kind: 'equal'; readonly calls: number }
  | { readonly kind: 'failed'; readonly failures: readonly Failure[]; readonly seed: number }
  | { readonly kind: 'stopped'; readonly stop: Stop; readonly seed: number }
  | { readonly kind: 'broken'; readonly message: string }
  | { readonly kind: 'unavailable' };
