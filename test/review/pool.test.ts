import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createReviewPool } from '../../src/review/pool.ts';
import { createReviewer } from '../../src/review/reviewer.ts';
import { curriculum, task } from '../coach/world.ts';
import { dataOf, noBad } from './submitted.ts';

const pool = createReviewPool({ timeoutSeconds: 2, program: join(import.meta.dirname, 'hogging.ts') });
afterAll(() => pool.close());

const review = (path: string) => pool.review({ deliver: {}, criteria: [] }, dataOf({ [path]: '' }));

describe('a submission', () => {
  it.each([
    ['never ends', 'time'],
    ['takes all memory', 'memory'],
    ['takes all memory of a parser', 'parser'],
    ['ends the process', 'end'],
  ])('that %s is stopped, and the next one is unharmed', async (_, what) => {
    const hogging = review(what);
    const next = review('good');
    await expect(hogging).rejects.toThrow();
    expect(await next).toMatchObject({ criteria: [] });
  });

  it('on which something fails is told with what failed, and where', async () => {
    const failed = review('fault');
    await expect(failed).rejects.toBeInstanceOf(Error);
    await expect(failed).rejects.toThrow(/^RangeError: a parser gave up, at .*hogging\.ts:\d+:\d+/);
    expect(await review('good')).toMatchObject({ criteria: [] });
  });

  it('that has to wait for one that hangs has its own time all the same', async () => {
    const [, , last] = await Promise.allSettled([review('time'), review('time'), review('good')]);
    expect(last).toMatchObject({ status: 'fulfilled' });
  });

  it('is read without the settings of the server', async () => {
    process.env.WEBHOOK_SECRET = 'sentinel';
    expect(JSON.stringify(await review('good'))).not.toContain('sentinel');
    delete process.env.WEBHOOK_SECRET;
  });

  it('that is ended is our fault: nothing is counted, the check run stays open, the operator is told', async () => {
    const failures: object[] = [];
    const reviewer = createReviewer({
      pool,
      runners: undefined as never,
      checker: '1.0.0',
      secret: 'secret',
      report: (failure) => failures.push(failure),
    });
    const criteria = [
      {
        use: 'dockerfile/bad',
        title: noBad.title,
        expects: noBad.expects,
        level: 'must',
        in: 'each',
        params: undefined,
      },
    ] as const;
    const asked = {
      task: task('rank', 'basics', { criteria }),
      curriculum,
      earlier: [],
      base: 'b',
      head: 'a',
      seed: 1,
      execute: true,
    };
    const judged = await reviewer.review({ ...asked, data: dataOf({ time: '' }) });
    expect(judged.review).toMatchObject({ verdict: 'error', criteria: [{ id: 'dockerfile/bad', state: 'error' }] });
    expect(failures).toEqual([{ check: 'pool', path: 'rank', error: 'the review did not end within 2 s' }]);
  });
});
