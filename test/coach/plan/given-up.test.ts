import { describe, expect, it } from 'vitest';
import { planGivenUp } from '../../../src/coach/plan/given-up.ts';
import { facts, head, learner, pullRequest } from '../world.ts';

const comment = {
  kind: 'comment',
  repository: learner().repository,
  id: 900,
  on: 'issue-comment',
  number: 3,
  isPull: false,
  body: '/coach hint',
  author: 'ada',
} as const;
const said = 'That is our fault, not yours';

describe('work that was given up', () => {
  it('is our fault in the check run, which stays in progress', () => {
    const { effects, next } = planGivenUp(facts(), { pull: pullRequest(), asked: false });
    expect(effects).toMatchObject([
      {
        kind: 'check-run',
        slot: `check:12:${head}`,
        status: 'in_progress',
        title: 'Our fault: we are on it',
        summary: expect.stringContaining(said),
      },
    ]);
    expect(effects[0]).not.toHaveProperty('conclusion');
    expect(next).toEqual(facts().learner);
  });

  it('on a command is answered where the answer would have stood, so that the answer replaces it', () => {
    const body = expect.stringContaining(said);
    expect(planGivenUp(facts(), { comment }).effects).toEqual([{ kind: 'comment', slot: 'answer:900', on: 3, body }]);
    expect(planGivenUp(facts(), { comment: { ...comment, on: 'review-comment' } }).effects).toEqual([
      { kind: 'reply', slot: 'answer:900', pull: 3, to: 900, body },
    ]);
  });

  it.each([
    ['on a command that was answered', facts({ learner: learner({ commands: [900] }) }), { comment }],
    ['where the App is gone', facts({ learner: learner({ status: 'removed' }) }), { comment }],
    ['on a closed pull request', facts(), { pull: pullRequest({ state: 'closed' }), asked: false }],
    ['on a draft that nobody asked about', facts(), { pull: pullRequest({ draft: true }), asked: false }],
    [
      'while the coach is paused',
      facts({ learner: learner({ status: 'paused' }) }),
      { pull: pullRequest(), asked: false },
    ],
  ])('%s is not spoken of', (_, known, awaited) => {
    expect(planGivenUp(known, awaited).effects).toEqual([]);
  });
});
