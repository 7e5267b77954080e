import { setTimeout as sleep } from 'node:timers/promises';
import { createFaults, type FaultCounts } from '../../src/playground/faults.ts';
import { Chance } from '../fuzz/mutate.ts';
import type { Expected } from './baseline.ts';
import { type Ground, type GroundOptions, openGround } from './ground.ts';
import { type Learner, type Step, stories } from './learner.ts';
import { difference, recordOf, stateOf } from './state.ts';

export type Outcome = {
  readonly seconds: number;
  readonly acts: number;
  /** Different ones: GUIDs. */
  readonly deliveries: number;
  readonly calls: number;
  readonly kills: number;
  readonly killedInStart: number;
  readonly falls: readonly string[];
  readonly faults: FaultCounts;
  readonly problems: readonly string[];
};

type Options = Pick<GroundOptions, 'folder' | 'authorityFile' | 'databaseUrl' | 'workers' | 'log'> & {
  readonly seed: number;
  readonly repositories: number;
  readonly kills: number;
  readonly steps: number;
  readonly expected: Expected;
  readonly patienceSeconds: number;
  readonly calm: boolean;
  readonly report: (text: string) => void;
};

const shares = { answers: 0.2, dropped: 0.05, duplicated: 0.1, reordered: 0.2 };
/** One kill in so many may strike a process before it listens; the others come within a few seconds after that. */
const strikesStarts = 4;
const longestLifeMs = 6000;

/** Plays the stories on the worst of days. */
export async function playChaos(options: Options): Promise<Outcome> {
  const chance = new Chance(options.seed);
  const faults = createFaults((limit) => chance.below(limit), shares);
  const ground = await openGround({ ...options, learners: options.repositories, bad: faults });
  try {
    const began = performance.now();
    if (!options.calm) faults.begin();
    const killing = killAll(ground, new Chance(options.seed + 1), options.kills);
    const played = await Promise.all(
      ground.learners.map((learner, index) => playStory(learner, ground, options, index)),
    );
    const killed = await killing;
    const settled = await Promise.all(ground.learners.map((learner, index) => endOf(learner, options, index)));
    const calls = ground.playground.journal.filter(({ actor }) => actor === 'installation' || actor === 'app').length;
    const { learners: kept, jobs } = await ground.kept();
    const records = ground.learners.flatMap(({ login, repositoryId }, index) => {
      const wanted = options.expected[index % stories.length]?.record ?? [];
      const seen = recordOf(kept.get(repositoryId), settled[index]?.plain ?? String);
      return difference(wanted, seen).map((line) => `${login}, store: ${line.slice(0, 300)}`);
    });
    return {
      seconds: (performance.now() - began) / 1000,
      acts: played.reduce((sum, { acts }) => sum + acts, 0),
      deliveries: faults.deliveries(),
      calls,
      ...killed,
      falls: ground.fleet.falls,
      faults: faults.counts,
      problems: [
        ...played.flatMap(({ problems }) => problems),
        ...settled.flatMap(({ problems }) => problems),
        ...records,
        ...jobs,
      ],
    };
  } finally {
    await ground.close();
  }
}

async function killAll(
  { fleet }: Ground,
  chance: Chance,
  kills: number,
): Promise<Pick<Outcome, 'kills' | 'killedInStart'>> {
  let killedInStart = 0;
  for (let count = 0; count < kills; count += 1) {
    const victim = chance.below(fleet.size);
    if (chance.below(strikesStarts) > 0) await fleet.listening(victim);
    await sleep(chance.below(longestLifeMs));
    if (!fleet.kill(victim)) killedInStart += 1;
  }
  return { kills, killedInStart };
}

type Played = { readonly acts: number; readonly problems: readonly string[] };

async function playStory(learner: Learner, ground: Ground, options: Options, index: number): Promise<Played> {
  const { expected, steps } = options;
  const story = stories[index % stories.length] ?? [];
  let acts = 0;
  for (const [number, step] of story.slice(0, steps).entries()) {
    await Promise.all(step.acts.map((act) => act(learner)));
    acts += step.acts.length;
    const wanted = expected[index % stories.length]?.after[number] ?? [];
    const began = performance.now();
    const left = await until(learner, ground, wanted, options.patienceSeconds * 1000);
    options.report(`${learner.login}: ${step.name}, ${((performance.now() - began) / 1000).toFixed(1)} s`);
    if (left.length > 0) return { acts, problems: told(learner, step, left) };
  }
  return { acts, problems: [] };
}

const told = ({ login }: Learner, step: Step, left: readonly string[]): readonly string[] =>
  left.slice(0, 12).map((line) => `${login}, after "${step.name}": ${line.replaceAll('\n', ' ').slice(0, 300)}`);

/** Looks whenever something was called. @returns what still differs when patience ends */
async function until(
  learner: Learner,
  { playground }: Ground,
  wanted: readonly string[],
  patienceMs: number,
): Promise<readonly string[]> {
  const end = performance.now() + patienceMs;
  const own = () =>
    playground.journal.filter(({ repository, actor }) => actor === 'installation' && repository === learner.name)
      .length;
  const look = async () => difference(wanted, (await stateOf(learner)).lines);
  for (let seen = -1; performance.now() < end; await sleep(500)) {
    const calls = own();
    if (calls === seen) continue;
    // A person's look at a repository in motion may fail; the next one does not.
    const left = await look().catch(() => undefined);
    if (left?.length === 0) return [];
    if (left) seen = calls;
  }
  return look();
}

/** What stands in the end: late copies and second looks may have come after the last step. */
async function endOf(learner: Learner, { expected, steps }: Options, index: number) {
  const { lines, twice, plain } = await stateOf(learner);
  const wanted = expected[index % stories.length]?.after.slice(0, steps).at(-1) ?? [];
  const problems = [
    ...difference(wanted, lines).map(
      (line) => `${learner.login}, in the end: ${line.replaceAll('\n', ' ').slice(0, 300)}`,
    ),
    ...twice.map((slot) => `${learner.login}: twice ${slot}`),
  ];
  return { plain, problems };
}
