import { describe, expect, it } from 'vitest';
import { createReviewer } from '../../src/review/reviewer.ts';
import type { CheckFailure } from '../../src/review/run-check.ts';
import type { Criterion } from '../../src/review/verdict.ts';
import { criterion, curriculum, finding, task } from '../coach/world.ts';
import { dataOf, noBad } from './submitted.ts';

const query = 'sql/rank.sql';
const run = { postgres: { kind: 'query' as const, schema: '', seed: '', query, expect: '', ordered: false } };
const criteria = [
  { use: 'dockerfile/bad', title: noBad.title, expects: noBad.expects, level: 'must', in: 'each', params: undefined },
] as const;
const ranked = task('rank', 'basics', { runs: [run], criteria });
const data = dataOf({ [query]: 'select 1;\n' });
const asked = { task: ranked, curriculum, earlier: [], base: 'b', head: 'a', seed: 1 };

function reviewer(
  read: readonly Criterion[] | Error,
  outcome: object = { kind: 'equal', rows: 3, seed: 1 },
  secret = 'secret',
) {
  const failures: CheckFailure[] = [];
  const pool = {
    review: async () => {
      if (read instanceof Error) throw read;
      return { criteria: read, failures: [] };
    },
  };
  const made = createReviewer({
    pool: pool as never,
    runners: { postgres: { run: async () => [outcome] } } as never,
    checker: '1.0.0',
    secret,
    report: (failure) => failures.push(failure),
  });
  return { ...made, failures };
}

const states = async (made: ReturnType<typeof reviewer>, execute = true) => {
  const { review } = await made.review({ ...asked, data, execute });
  return [review.verdict, ...review.criteria.map(({ id, state }) => `${id} ${state}`)];
};

describe('a review', () => {
  it('is what was read and what was run', async () => {
    expect(await states(reviewer([criterion('dockerfile/bad', 'met')]))).toEqual([
      'pass',
      'dockerfile/bad met',
      `run/postgres:${query} met`,
    ]);
  });

  it('leaves out what was not to be run', async () => {
    expect(await states(reviewer([criterion('dockerfile/bad', 'met')]), false)).toEqual([
      'pass',
      'dockerfile/bad met',
      `run/postgres:${query} unknown`,
    ]);
  });

  it('that could not be made is our fault, and the operator is told', async () => {
    const made = reviewer(new Error('killed'));
    expect(await states(made)).toEqual(['error', 'dockerfile/bad error', `run/postgres:${query} met`]);
    expect(made.failures).toEqual([{ check: 'pool', path: 'rank', error: 'killed' }]);
  });

  it('begins with what was not even run', async () => {
    const missing = criterion('sql/window-function', 'unmet', { findings: [finding('sql/window-function')] });
    const outcome = { kind: 'refused', reason: 'statement', what: 'DROP SCHEMA', at: finding('x').range };
    expect(await states(reviewer([missing], outcome))).toEqual([
      'needs-work',
      `run/postgres:${query} unmet`,
      'sql/window-function unmet',
    ]);
  });

  it('says once that a file does not parse', async () => {
    const at = { path: query };
    const broken = criterion('sql/syntax-error', 'unmet', { findings: [finding('sql/syntax-error', at)] });
    const failed = { kind: 'failed', message: 'syntax error', at: finding('x').range };
    const { review } = await reviewer([broken], failed).review({ ...asked, data, execute: true });
    expect(review.criteria[1]).toMatchObject({ state: 'unmet', findings: [], detail: 'it does not parse yet' });
  });
});

describe('the data of a review', () => {
  const seeds = (secret: string) => ['a', 'a', 'c'].map((head) => reviewer([], {}, secret).seedOf(head, ranked));

  it('is the same for the same commit, another for another one, and unforeseeable without the secret', () => {
    const [one, again, other] = seeds('secret');
    expect(again).toBe(one);
    expect(other).not.toBe(one);
    expect(seeds('another')[0]).not.toBe(one);
  });
});

it('the same question has the same key, and another one another', () => {
  const { keyOf } = reviewer([]);
  const once = { task: 'git', deliver: {}, criteria: [], files: ['Dockerfile'] };
  const others = [
    { base: 'x' },
    { head: 'x' },
    { seed: 2 },
    { task: task('other', 'basics') },
    { curriculum: { hash: 'another' } },
    { earlier: [once] },
    { earlier: [{ ...once, files: ['b'] }] },
  ].map((more) => keyOf({ ...asked, ...more }));
  expect(new Set([keyOf(asked), keyOf({ ...asked }), ...others]).size).toBe(8);
});
