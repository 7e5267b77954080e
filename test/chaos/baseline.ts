import { type GroundOptions, openGround } from './ground.ts';
import { stories } from './learner.ts';
import { quiet } from './quiet.ts';
import { recordOf, stateOf } from './state.ts';

/** Of each story: what stands in the repository after each step, and what the store holds in the end. */
export type Expected = readonly {
  readonly after: readonly (readonly string[])[];
  readonly record: readonly string[];
}[];

/** Plays each story once, without faults and without haste, on the embedded store. */
export async function baselineOf(
  options: Pick<GroundOptions, 'folder' | 'authorityFile'> & {
    readonly steps: number;
    readonly report: (text: string) => void;
  },
): Promise<Expected> {
  const ground = await openGround({ ...options, databaseUrl: undefined, workers: 0, learners: stories.length });
  try {
    await ground.fleet.ready();
    const { learners } = ground;
    const after: (readonly string[])[][] = stories.map(() => []);
    for (let step = 0; step < Math.min(options.steps, Math.max(...stories.map(({ length }) => length))); step += 1) {
      await Promise.all(
        learners.map((learner, index) => Promise.all((stories[index]?.[step]?.acts ?? []).map((act) => act(learner)))),
      );
      const began = performance.now();
      await quiet(ground.playground, ground.fleet.port);
      options.report(`step ${step + 1}: ${((performance.now() - began) / 1000).toFixed(1)} s`);
      for (const [index, learner] of learners.entries()) after[index]?.push((await stateOf(learner)).lines);
    }
    const plains = await Promise.all(learners.map(stateOf));
    const { learners: kept } = await ground.kept();
    return learners.map(({ repositoryId }, index) => ({
      after: after[index] ?? [],
      record: recordOf(kept.get(repositoryId), plains[index]?.plain ?? String),
    }));
  } finally {
    await ground.close();
  }
}
