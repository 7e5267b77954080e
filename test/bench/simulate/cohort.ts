import { createBudgets } from '../../../src/adapters/github/budgets.ts';
import type { Curriculum } from '../../../src/curriculum/curriculum.ts';
import { tasksInReach } from '../../../src/curriculum/path.ts';
import type { Voice } from '../../../src/curriculum/voice.ts';
import type { PullRequest } from '../../../src/ports/forge.ts';
import { type Coach, createCoach } from '../../../src/server/coach.ts';
import { createCurricula } from '../../../src/server/curricula.ts';
import { byRepository, putOptions, type StoredWork, visitorOf, type Work } from '../../../src/server/jobs.ts';
import { changed, failing, passing } from '../../coach/world.ts';
import { memoryBudgets } from '../../memory-budgets.ts';
import { virtualTime } from '../../virtual-time.ts';
import { type Call, repositoryOf, simulatedForge } from './forge.ts';
import { simulatedQueue } from './queue.ts';
import { randomFrom } from './random.ts';
import { memoryStore } from './store.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
/** 8:00 to noon: the learners' repositories come within reach. */
const morning = { from: 8 * hour, to: 12 * hour } as const;
/** The deadline is at 22:00, on the first evening after everybody was onboarded. */
const evening = { from: 16 * hour, rush: 20 * hour, to: 22 * hour, inRush: 0.6 } as const;
/** So many begin on their own in the hour after they were onboarded. */
const early = 0.05;
const processes = 3;
const workers = 4;

/** What happened to a cohort; times are milliseconds. */
export type Story = {
  readonly learners: number;
  /** When each learner's repository came, and when all of its issues stood. */
  readonly arrived: ReadonlyMap<number, number>;
  readonly onboarded: ReadonlyMap<number, number>;
  /** By head: whose it is, when it was pushed, when its review stood; a head that a newer one replaced has none. */
  readonly pushes: ReadonlyMap<string, { readonly learner: number; readonly at: number; reviewed?: number }>;
  /** Every call that was answered; `about` is `start:<learner>` or `pull:<head>`. */
  readonly calls: readonly Call[];
  readonly violations: readonly string[];
  readonly surprises: number;
  readonly evening: number;
};

type Given = { readonly curriculum: Curriculum; readonly voice: Voice };

/** Plays one cohort with the real coach, budget and order of work on a clock that waits for nobody. */
export async function playCohort(learners: number, seed: number, { curriculum, voice }: Given): Promise<Story> {
  const midnight = Date.UTC(2026, 8, 1);
  const random = randomFrom(seed);
  const time = virtualTime(midnight + morning.from);
  const store = memoryStore();
  const forge = simulatedForge(time, randomFrom(seed + 1), learners);
  const shared = memoryBudgets(time.now, () => time.sleep(1));
  const simulated = simulatedQueue(time);
  const queue = byRepository(simulated as never);
  const [first] = tasksInReach(curriculum, { tasks: {}, choose: {} }, 1);
  const arrived = new Map<number, number>();
  const onboarded = new Map<number, number>();
  const pushes = new Map<string, { learner: number; at: number; reviewed?: number }>();
  const good = new Set<string>();
  let allOnboarded: () => void = () => undefined;
  const untilAllOnboarded = new Promise<void>((resolve) => {
    allOnboarded = resolve;
  });

  const roster = Object.fromEntries(
    Array.from({ length: learners }, (_, index) => [`path-${index + 1}`, `learner-${index + 1}`]),
  );
  const coachOf = (budgets: ReturnType<typeof createBudgets>): Coach =>
    createCoach({
      store,
      queue,
      clock: time.clock,
      curricula: createCurricula({ store, bundled: curriculum, read: async () => curriculum, log: quiet }),
      voice,
      reviewer: {
        keyOf: ({ head, task }) => `${head}:${task.id}`,
        seedOf: () => 1,
        async review({ head, task }) {
          await time.sleep(300 + 700 * random());
          return { review: { ...(good.has(head) ? passing : failing), head, task: task.id }, changed };
        },
      },
      pool: { touched: async () => [] },
      explanations: new Map(),
      forge: (repository) => forge.at(repository, budgets),
      deliveries: { async *since() {}, redeliver: async () => undefined },
      authority: { mentors: ['grace'], roster },
      checker: '1.0.0',
      publicUrl: undefined,
      localCommand: undefined,
      log: quiet,
      metrics: { phase: (_, work) => work() },
    });

  async function push(learner: number, number: number, passes: boolean): Promise<void> {
    const head = `${learner.toString(16)}-${number}`.padStart(40, '0');
    if (passes) good.add(head);
    pushes.set(head, { learner, at: time.now() });
    await store.observe(learner, pullOf(learner, head, first?.id ?? '', time.clock.now()), 'told');
    const work: Work = { kind: 'pull', repository: repositoryOf(learner), number: 100, asked: false };
    await queue.put('work', work, putOptions(work));
  }

  async function carryOut(coach: Coach, work: Work): Promise<void> {
    if (work.kind === 'start') {
      const { id } = work.repository;
      await forge.during(`start:${id}`, () => coach(work));
      onboarded.set(id, time.now());
      if (onboarded.size === learners) allOnboarded();
      return;
    }
    if (work.kind !== 'pull') throw new Error(`${work.kind} is no part of this`);
    const head = (await store.pull(work.repository.id, work.number))?.head.sha ?? '';
    await forge.during(`pull:${head}`, () => coach(work));
    const known = pushes.get(head);
    if (known) known.reviewed ??= time.now();
  }

  for (let process = 0; process < processes; process += 1) {
    const budgets = createBudgets({ store: shared, clock: time.clock, sleep: time.sleep });
    const coach = coachOf(budgets);
    simulated.work(workers, (job) => {
      const { origin: _, ...work } = job.data as StoredWork;
      return budgets.visit(visitorOf(work, job.priority), () => carryOut(coach, work));
    });
  }

  async function learn(learner: number): Promise<void> {
    await time.sleep((morning.to - morning.from) * random());
    arrived.set(learner, time.now());
    const start: Work = { kind: 'start', repository: repositoryOf(learner) };
    await queue.put('work', start, putOptions(start));
  }

  /** A look at the clock each five minutes tells those who begin early that they may. */
  async function beginEarly(learner: number): Promise<void> {
    while (!onboarded.has(learner)) await time.sleep(5 * minute);
    await time.sleep(hour * random());
    await push(learner, 0, false);
  }

  async function handIn(learner: number, from: number): Promise<void> {
    const count = 1 + Number(random() < 0.6) + Number(random() < 0.3);
    const times = Array.from({ length: count }, () => from - evening.from + momentOf(random)).toSorted((a, b) => a - b);
    for (const [index, at] of times.entries()) {
      await time.sleep(at - time.now());
      await push(learner, index + 1, index > 0 && random() < 0.7);
    }
  }

  const everybody = Array.from({ length: learners }, (_, index) => index + 1);
  let begins = 0;
  const told = (async () => {
    const arrivals = everybody.map(learn);
    const earlies = everybody.filter(() => random() < early).map(beginEarly);
    await Promise.all([...arrivals, ...earlies, untilAllOnboarded]);
    const today = Math.floor(time.now() / day) * day;
    begins = time.now() < today + evening.from ? today + evening.from : today + day + evening.from;
    await Promise.all(everybody.map((learner) => handIn(learner, begins)));
    simulated.finish();
  })();
  await time.run();
  await told;
  const { calls, violations } = forge;
  return { learners, arrived, onboarded, pushes, calls, violations, surprises: forge.surprises(), evening: begins };
}

/** 60 % of the pushes come in the last two hours. */
const momentOf = (random: () => number): number =>
  random() < evening.inRush
    ? evening.rush + (evening.to - evening.rush) * random()
    : evening.from + (evening.rush - evening.from) * random();

const pullOf = (learner: number, sha: string, ref: string, now: Date): PullRequest => ({
  number: 100,
  title: 'My work',
  body: '',
  state: 'open',
  merged: false,
  draft: false,
  author: { id: learner, login: `learner-${learner}`, bot: false },
  labels: [],
  head: { ref, sha, repository: learner },
  base: { ref: 'main', sha: 'b'.repeat(40) },
  defaultBranch: 'main',
  updatedAt: now.toISOString(),
});

const quiet = {
  debug() {},
  info() {},
  warn(fields: object, message: string) {
    throw new Error(`${message}: ${JSON.stringify(fields)}`);
  },
  error(fields: object, message: string) {
    throw new Error(`${message}: ${JSON.stringify(fields)}`);
  },
};
