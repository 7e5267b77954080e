import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { loadCurriculum } from '../../src/curriculum/load.ts';
import { loadChecks } from '../../src/curriculum/load-checks.ts';
import { createPythonRunner } from '../../src/execution/python.ts';
import { report, timeReviews, watchPeaks } from './run-cost.ts';
import { median } from './served.ts';

// `npm run bench:python`: what it costs to run a learner's Python, in time and in memory. Exits 1 when a limit is missed.

const reviews = 50;
const limits = { medianMilliseconds: 600, childMegabytes: 450, growthMegabytes: 30 } as const;

const { tasks } = await loadCurriculum(await loadChecks());
const run = tasks.get('python-iterators')?.runs.find(({ python }) => python)?.python;
if (!run) throw new Error('python-iterators has no Python run');
const files = [{ path: run.file, text: run.expect }];

const { peaks, onStart, stop } = watchPeaks();

/** Processes of a group that was started here, whatever became of its leader. */
const left = (): readonly number[] =>
  readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name) || !existsSync(`/proc/${name}/stat`)) return [];
    const [, , group] = readFileSync(`/proc/${name}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ');
    return peaks.has(Number(group)) ? [Number(name)] : [];
  });

const runner = createPythonRunner({ onStart });

async function review(seed: number): Promise<number> {
  const began = performance.now();
  const outcome = await runner.run(run ?? never(), files, seed);
  if (outcome.kind !== 'equal') throw new Error(`the reference is ${JSON.stringify(outcome)}`);
  return performance.now() - began;
}

function never(): never {
  throw new Error('there is no run');
}

const { cold, warm, grown } = await timeReviews(runner, review, reviews);
const began = performance.now();
for (let at = 0; at < 10; at++) await review(at);
const rushed = (performance.now() - began) / 10;
stop();
await runner.close();

const [maker = 0, ...runners] = peaks.values();
report([
  ['first review, with the interpreter made', cold, undefined, 'ms'],
  [`median of ${reviews} reviews of one task's hidden cases, warm`, median(warm), limits.medianMilliseconds, 'ms'],
  ['one of 10 that follow without a pause', rushed, undefined, 'ms'],
  ['reviews an hour, one after another', 3_600_000 / rushed, undefined, ''],
  ['most memory of a process that runs a submission', Math.max(...runners), limits.childMegabytes, 'MB'],
  ['most memory of the one that makes the interpreter, once', maker, undefined, 'MB'],
  [`growth of our own over the last ${reviews - 10}`, grown, limits.growthMegabytes, 'MB'],
  ['processes that are left', left().length, 1, ''],
]);
