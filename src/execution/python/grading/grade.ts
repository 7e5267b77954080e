import type { z } from 'zod';
import type { Fault } from '../../../curriculum/fault.ts';
import type { Answer, PythonRunner } from '../../python.ts';
import type { Question } from '../sandbox.ts';
import type { SubmittedFile } from '../subject.ts';
import {
  controlsAmong,
  type FailedTest,
  failedTests,
  fateOf,
  leftOver,
  passedTests,
  type Trouble,
  troubleOf,
} from './judge.ts';
import { type Mutant, rewriteAnswer, type Suite, suiteAnswer, type Witness, witnessAnswer } from './protocol.ts';

/** The tests of a learner, and what is planted to see whether they notice. */
export type Job = {
  /** Everything that was handed in as text. */
  readonly files: readonly SubmittedFile[];
  /** Folders from which modules are imported; `.` is the repository. */
  readonly roots: readonly string[];
  readonly tests: readonly string[];
  /** The module that the faults are planted in, and all those that mutants are made of. */
  readonly module: string;
  readonly modules: readonly string[];
  /** Path -> lines of the change, [first, last]. */
  readonly added: Readonly<Record<string, readonly (readonly [number, number])[]>>;
  readonly faults: readonly Fault[];
  /** The module as the author has it, where the task says what its interface is. */
  readonly reference: string | undefined;
  readonly seed: number;
  /** How many mutants are tried, and for how long; a review takes the default. */
  readonly mutants?: { readonly limit: number; readonly seconds: number };
};

export type Fate = 'killed' | 'survived' | 'timed-out';
export type Survivor = Mutant & { readonly id: number };

export type Grade =
  | {
      readonly kind: 'graded';
      readonly tests: number;
      readonly faults: readonly { readonly fault: Fault; readonly fate: Fate }[];
      readonly mutants: readonly Fate[];
      /** Those that the tests let through although they make a difference, the most telling first. */
      readonly survivors: readonly Survivor[];
      /** Functions of the change that no test called. */
      readonly uncalled: Witness['functions'];
    }
  | { readonly kind: 'trouble'; readonly trouble: Trouble }
  /** The tests, or the code with them, did what no test run comes back from. */
  | { readonly kind: 'stopped'; readonly stop: Exclude<Answer, { kind: 'answer' | 'broken' | 'unavailable' }> }
  | { readonly kind: 'broken' | 'unavailable'; readonly message: string };

/** Mutants are advice, so they have a limit of wall-clock time too; the faults of the author are always planted. */
const mutantsTried = { limit: 12, seconds: 20 };
/**
 * Calls and jumps that the first run may make, and those that later ones may make beyond what it made: seconds would
 * tell another story on a busy machine.
 */
const firstSteps = 5_000_000;
const moreSteps = (steps: number): number => steps * 5 + 200_000;
/** What waits, or loops in C, is killed from outside. */
const suiteSeconds = 30;
/** Runs at a time: one works while the next interpreter starts. */
const abreast = 2;

class Stopped extends Error {
  readonly answer: Exclude<Answer, { kind: 'answer' }>;
  constructor(answer: Exclude<Answer, { kind: 'answer' }>) {
    super(answer.kind);
    this.answer = answer;
  }
}

type Ours = Extract<Answer, { kind: 'broken' | 'unavailable' }>;

const isOurs = (answer: Exclude<Answer, { kind: 'answer' }>): answer is Ours =>
  answer.kind === 'broken' || answer.kind === 'unavailable';

/** Whether the tests would notice a bug. Each run has an interpreter of its own, so none knows of another. Never rejects. */
export async function gradeTests(runner: PythonRunner, job: Job): Promise<Grade> {
  try {
    return await grade(createBench(runner, job), job);
  } catch (error) {
    if (!(error instanceof Stopped)) return { kind: 'broken', message: String(error) };
    return isOurs(error.answer) ? error.answer : { kind: 'stopped', stop: error.answer };
  }
}

async function grade(bench: Bench, job: Job): Promise<Grade> {
  const [{ neutral, mutants }, first] = await Promise.all([bench.rewrite(), bench.run({}, { chance: 1 })]);
  const counts = passedTests(first);
  const unfit = troubleOf(first);
  if (unfit) return { kind: 'trouble', trouble: unfit };
  const steps = moreSteps(first.steps);
  const unsteady = await steadiness(bench, job, neutral, first);
  if (unsteady) return { kind: 'trouble', trouble: unsteady };

  const runWith = (replaced: Readonly<Record<string, string>>) =>
    bench.run({ ...neutral, ...replaced }, { counts, steps, chance: 6 });
  const plant = (path: string, text: string): Promise<Fate | undefined> =>
    runWith({ [path]: text }).then((suite) => fateOf(suite, counts), fateOfStop);
  const module = neutral[job.module] ?? '';
  const faults = await inTurns(
    controlsAmong(job.faults, job.seed),
    async (fault): Promise<Tried> =>
      fault === 'control'
        ? { wavering: failedTests(await runWith({}), counts) }
        : { fault, fate: await plant(job.module, `${module}\n\n${fault.text}`) },
  );
  const wavering = faults.flatMap((one) => ('wavering' in one ? one.wavering : []));
  if (wavering.length > 0) return { kind: 'trouble', trouble: { kind: 'flaky', tests: wavering } };

  const end = performance.now() + (job.mutants ?? mutantsTried).seconds * 1000;
  const fates = await inTurns(mutants, async ({ path, text }) =>
    performance.now() > end ? undefined : plant(path, text),
  );
  const survivors = mutants.flatMap((mutant, id) => (fates[id] === 'survived' ? [{ ...mutant, id }] : []));
  const witness = await bench.witness(survivors).catch(() => undefined);
  return {
    kind: 'graded',
    tests: counts.length,
    faults: faults.flatMap((one) => ('fate' in one && one.fate ? [{ fault: one.fault, fate: one.fate }] : [])),
    mutants: fates.filter((fate) => fate !== undefined),
    ...(witness ? leftOver(survivors, witness, job.added) : { survivors: [], uncalled: [] }),
  };
}

/** A run with a bug, or one without any. */
type Tried = { readonly fault: Fault; readonly fate: Fate | undefined } | { readonly wavering: readonly FailedTest[] };

/** A bug with which the tests never end, or take the interpreter with them, is one that nobody merges. */
function fateOfStop(error: unknown): Fate {
  if (error instanceof Stopped && !isOurs(error.answer)) return 'timed-out';
  throw error;
}

/** Nothing but a bug may make a test fail: not the order, not chance, not other names, and not another right answer. */
async function steadiness(
  bench: Bench,
  job: Job,
  neutral: Readonly<Record<string, string>>,
  first: Suite,
): Promise<Trouble | undefined> {
  const counts = passedTests(first);
  const steps = moreSteps(first.steps);
  const [again, reversed, rewritten, right] = await inTurns(
    [
      () => bench.run({}, { chance: 2, steps }),
      () => bench.run({}, { chance: 3, steps, reverse: true }),
      () => bench.run(neutral, { chance: 4, steps }),
      () =>
        job.reference === undefined ? undefined : bench.run({ [job.module]: job.reference }, { chance: 5, steps }),
    ],
    (run) => Promise.resolve(run()),
  );
  const among = (suite: Suite | undefined) => (suite ? failedTests(suite, counts) : []);
  const verdicts = [
    ['flaky', among(again)],
    ['order', among(reversed)],
    ['text', among(rewritten)],
    // Tests that import what only the learner's module has cannot be tried on another one.
    ['reference', right?.errors.length === 0 ? among(right) : []],
  ] as const;
  const [kind, tests] = verdicts.find(([, failed]) => failed.length > 0) ?? [];
  return kind && tests ? { kind, tests } : undefined;
}

type RunOptions = {
  readonly counts?: readonly string[];
  readonly reverse?: boolean;
  readonly chance: number;
  readonly steps?: number;
};

type Bench = ReturnType<typeof createBench>;

/** One interpreter for each question, with the files that were handed in and what takes the place of some. */
function createBench(runner: PythonRunner, job: Job) {
  const { files, roots, tests, modules, added, seed, mutants = mutantsTried } = job;
  const texts = Object.fromEntries(files.map(({ path, text }) => [path, text]));
  const mine = Object.fromEntries(modules.map((path) => [path, texts[path] ?? '']));
  async function ask<T extends z.ZodType>(
    replaced: Readonly<Record<string, string>> | undefined,
    question: Question,
    shape: T,
  ): Promise<z.output<T>> {
    return runner.use(async (sandbox) => {
      const laid = Object.entries({ ...texts, ...replaced }).map(([path, text]) => ({ path, text }));
      const order = { kind: 'files', files: laid, roots };
      const placed = replaced ? await sandbox.ask(order, { seconds: suiteSeconds }) : undefined;
      if (placed && placed.kind !== 'answer') throw new Stopped(placed);
      const answer = await sandbox.ask(question, { seconds: suiteSeconds });
      if (answer.kind !== 'answer') throw new Stopped(answer);
      const read = shape.safeParse(answer.value);
      if (!read.success) throw new Stopped({ kind: 'ended', crashed: false });
      return read.data;
    });
  }
  return {
    rewrite: () => ask(undefined, { kind: 'rewrite', modules: mine, added, seed, limit: mutants.limit }, rewriteAnswer),
    run: (replaced: Readonly<Record<string, string>>, options: RunOptions) => {
      const { counts = [], reverse = false, chance, steps = firstSteps } = options;
      const question = { kind: 'suite', paths: tests, counts, reverse, chance: seed * 10 + chance, steps };
      return ask(replaced, question, suiteAnswer);
    },
    witness: (survivors: readonly Survivor[]) =>
      ask({}, { kind: 'witness', paths: tests, modules: mine, survivors }, witnessAnswer),
  };
}

/** Works a list with a few at a time; the results keep its order. */
async function inTurns<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  const worker = async () => {
    while (next < items.length) {
      const at = next++;
      results[at] = await work(items[at] as T);
    }
  };
  await Promise.all(Array.from({ length: abreast }, worker));
  return results;
}
