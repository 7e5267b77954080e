import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadCurriculum } from '../../src/curriculum/load.ts';
import { loadChecks } from '../../src/curriculum/load-checks.ts';
import { loadVoice } from '../../src/curriculum/voice.ts';
import { playCohort } from './simulate/cohort.ts';
import { drawn } from './simulate/plot.ts';
import { measured, missed, printed } from './simulate/report.ts';

// Cohorts of one organisation, which is one installation: onboarding in a morning, and the evening of a deadline. The real
// coach, budget and order of work on a virtual clock, against the playground's own enforcement of GitHub's limits. Exits
// with 1 when a limit of GitHub or one of ours is passed. Arguments: sizes of cohorts; SEED in the environment.
const sizes = process.argv.slice(2).map(Number);
const seed = Number(process.env.SEED ?? 20_260_901);
const given = { curriculum: await loadCurriculum(await loadChecks()), voice: await loadVoice() };
console.log(`seed ${seed}`);
const results = [];
for (const learners of sizes.length > 0 ? sizes : [100, 1000, 10_000]) {
  const began = performance.now();
  const story = await playCohort(learners, seed, given);
  const result = measured(story);
  results.push(result);
  console.log(printed(result));
  console.log(`  (simulated in ${((performance.now() - began) / 1000).toFixed(0)} s)`);
}
const failures = results.flatMap(missed);
for (const failure of failures) console.log(`MISSED: ${failure}`);
if (sizes.length === 0) writeFileSync(join(import.meta.dirname, '../../.github/simulation.svg'), drawn(results));
process.exitCode = failures.length > 0 ? 1 : 0;
