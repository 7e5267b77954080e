import { readFileSync } from 'node:fs';
import { createPostgresRunner } from '../../src/execution/postgres.ts';
import { report, statusOf, timeReviews, watchPeaks } from './run-cost.ts';
import { median } from './served.ts';

// `npm run bench:sql`: what it costs to run a learner's query, in time and in memory. Exits 1 when a limit is missed.

const reviews = 50;
const limits = { medianMilliseconds: 700, childMegabytes: 500, growthMegabytes: 30 } as const;

const task = new URL('../../templates/prerequisites/sql-window-functions/', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, task), 'utf8');
const runOf = (name: string) => ({
  schema: read('starter/shop/schema.sql'),
  seed: read('starter/shop/data.sql'),
  query: { path: `sql/${name}.sql`, text: read(`reference/sql/${name}.sql`) },
  expect: read(`reference/sql/${name}.sql`),
  ordered: true,
});

const { peaks, onStart, stop } = watchPeaks();
const runner = createPostgresRunner({ onStart });

async function review(seed: number, runs = [runOf('running_total')]): Promise<number> {
  const began = performance.now();
  const outcomes = await runner.run(runs, seed);
  if (outcomes.some(({ kind }) => kind !== 'equal')) throw new Error(`the reference is ${JSON.stringify(outcomes)}`);
  return performance.now() - began;
}

const { cold, warm, grown } = await timeReviews(runner, review, reviews);
const rushed: number[] = [];
for (let at = 0; at < 10; at++) rushed.push(await review(at));
const whole: number[] = [];
for (let at = 0; at < 10; at++) {
  await runner.warm();
  whole.push(await review(at, ['rank', 'running_total', 'gaps'].map(runOf)));
}
stop();
await runner.close();
const left = [...peaks.keys()].filter((pid) => statusOf(pid) !== '');

const [maker = 0, ...runners] = peaks.values();
report([
  ['first review, with the database made', cold, undefined, 'ms'],
  [`median of ${reviews} warm reviews`, median(warm), limits.medianMilliseconds, 'ms'],
  ['median of 10 that follow without a pause', median(rushed), undefined, 'ms'],
  ['median of 10 warm reviews of all three queries of the task', median(whole), undefined, 'ms'],
  ['most memory of a process that runs a query', Math.max(...runners), limits.childMegabytes, 'MB'],
  ['most memory of the one that makes the database, once', maker, undefined, 'MB'],
  [`growth of our own over the last ${reviews - 10}`, grown, limits.growthMegabytes, 'MB'],
  ['processes that are left', left.length, 1, ''],
]);
