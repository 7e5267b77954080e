import type { Fate, Job, Survivor } from './grade.ts';
import type { Suite, SuiteError, Witness } from './protocol.ts';

/** A test with the error that it ended with. */
export type FailedTest = { readonly id: string; readonly line: number; readonly error: SuiteError | undefined };

/** Why nothing is planted yet. */
export type Trouble =
  /** Modules that are not here: the learner's own CI knows better. */
  | { readonly kind: 'missing'; readonly modules: readonly string[]; readonly error: SuiteError }
  /** A test file or a `conftest.py` does not load. */
  | { readonly kind: 'unloadable'; readonly error: SuiteError }
  | { readonly kind: 'none' }
  /** failing: on the learner's own code. endless: one of them does not end. */
  | { readonly kind: 'failing' | 'endless'; readonly tests: readonly FailedTest[] }
  /** flaky: without any change. order: in another order. text: names and layout changed. reference: on right code. */
  | { readonly kind: 'flaky' | 'order' | 'text' | 'reference'; readonly tests: readonly FailedTest[] };

export const passedTests = ({ tests }: Suite): readonly string[] =>
  Object.entries(tests).flatMap(([id, { outcome }]) => (outcome === 'passed' ? [id] : []));

/** Those of `counts` that failed. */
export function failedTests({ tests }: Suite, counts: readonly string[]): readonly FailedTest[] {
  return counts.flatMap((id) => {
    const test = tests[id];
    return test?.outcome === 'failed' ? [{ id, line: test.line, error: test.error }] : [];
  });
}

/** What keeps the first run, on the learner's own code, from being a measure. */
export function troubleOf(first: Suite): Trouble | undefined {
  const ids = Object.keys(first.tests);
  const failed = failedTests(first, ids);
  const everything = [...first.errors, ...failed.flatMap(({ error }) => error ?? [])];
  const missing = everything.filter((error) => error.missing !== undefined);
  const [absent] = missing;
  if (absent) return { kind: 'missing', modules: [...new Set(missing.map((one) => one.missing ?? ''))], error: absent };
  if (first.endless) return { kind: 'endless', tests: failed };
  const [error] = first.errors;
  if (error) return { kind: 'unloadable', error };
  if (failed.length > 0) return { kind: 'failing', tests: failed };
  return passedTests(first).length === 0 ? { kind: 'none' } : undefined;
}

/** Only a test that passed without the bug and fails with it has noticed; undefined where it kept tests from loading. */
export function fateOf(suite: Suite, counts: readonly string[]): Fate | undefined {
  if (suite.endless) return 'timed-out';
  if (failedTests(suite, counts).length > 0) return 'killed';
  return suite.errors.length > 0 ? undefined : 'survived';
}

/**
 * The same list with runs among it in which nothing is planted, at places that the tests cannot know: whoever fails
 * from some run on, bug or not, fails there too.
 */
export function controlsAmong<T>(items: readonly T[], seed: number): readonly (T | 'control')[] {
  if (items.length === 0) return [];
  const at = seed % items.length;
  return [...items.slice(0, at), 'control', ...items.slice(at)];
}

/** What the tests let through although it makes a difference, and what they never called. */
export function leftOver(
  survivors: readonly Survivor[],
  { proven, called, functions }: Witness,
  added: Job['added'],
): { readonly survivors: readonly Survivor[]; readonly uncalled: Witness['functions'] } {
  const proofs = new Set(proven);
  const calls = new Set(called);
  const isNew = ({ path, line }: Witness['functions'][number]) =>
    (added[path] ?? []).some(([from, to]) => line >= from && line <= to);
  return {
    survivors: survivors.filter(({ id }) => proofs.has(id)),
    uncalled: functions.filter((one) => isNew(one) && !calls.has(`${one.path}:${one.function}`)),
  };
}
