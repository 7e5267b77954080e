import type { PythonRun } from '../../curriculum/schema.ts';
import type { PythonRunner } from '../python.ts';
import { type Call, callsOf } from './calls.ts';
import { failureOf } from './compare.ts';
import type { Failure, PythonOutcome } from './outcome.ts';
import { type Observed, openSubject, type SubmittedFile, Unfinished } from './subject.ts';

/** The author's part is held to a limit as well, but exceeding it is our fault. */
const referenceSeconds = 30;

/** A review names so many ways of failing: more would not be read. */
const failuresShown = 3;

type Expected = readonly { readonly call: Call; readonly observed: Observed }[];

/**
 * Calls the learner's functions with inputs made for this review and compares with what the reference does. The
 * reference runs in an interpreter of its own; what it returns never enters the learner's. Never rejects.
 * @param files everything that was handed in as text, `run.file` among them
 * @param seed the number of the review
 * @param seconds for all of the learner's calls together
 */
export async function runCases(
  runner: Pick<PythonRunner, 'use'>,
  run: PythonRun,
  files: readonly SubmittedFile[],
  seed: number,
  seconds: number,
): Promise<PythonOutcome> {
  // Both begin at once: while the reference is asked, the learner's file is read.
  const expected = expectedOf(runner, run, seed);
  expected.catch(() => {});
  try {
    return await runner.use(async (sandbox) => {
      const subject = await openSubject(sandbox, run, files, seconds);
      return judge(subject, await expected, seed);
    });
  } catch (error) {
    if (!(error instanceof Unfinished)) return { kind: 'broken', message: String(error) };
    const { why } = error;
    return why.kind === 'broken' || why.kind === 'unavailable' ? why : { kind: 'stopped', stop: why, seed };
  } finally {
    await expected.catch(() => {});
  }
}

async function expectedOf(runner: Pick<PythonRunner, 'use'>, run: PythonRun, seed: number): Promise<Expected> {
  return runner.use(async (oracle) => {
    try {
      const subject = await openSubject(oracle, run, [{ path: run.file, text: run.expect }], referenceSeconds);
      const calls = await callsOf(run, seed, oracle);
      const expected: { call: Call; observed: Observed }[] = [];
      for (const call of calls) expected.push({ call, observed: await subject.observe(call) });
      return expected;
    } catch (error) {
      if (error instanceof Unfinished && error.why.kind === 'unavailable') throw error;
      const message = `the reference: ${error instanceof Error ? error.message : String(error)}`;
      throw new Unfinished({ kind: 'broken', message });
    }
  });
}

async function judge(
  subject: Awaited<ReturnType<typeof openSubject>>,
  expected: Expected,
  seed: number,
): Promise<PythonOutcome> {
  const failures = new Map<string, Failure>();
  for (const { call, observed } of expected) {
    const failure = failureOf(call, observed, await subject.observe(call), subject.placeOf(call.function));
    if (!failure) continue;
    // Of several calls that fail in the same way the first says it.
    const way = `${failure.kind} ${call.function}`;
    if (!failures.has(way)) failures.set(way, failure);
    if (failures.size === failuresShown) break;
  }
  return failures.size > 0
    ? { kind: 'failed', failures: [...failures.values()], seed }
    : { kind: 'equal', calls: expected.length };
}
