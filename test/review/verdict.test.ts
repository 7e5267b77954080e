import { describe, expect, it, test } from 'vitest';
import { ciCriterion, withCi, withDisputes } from '../../src/review/ci.ts';
import { type CriterionState, verdictOf } from '../../src/review/verdict.ts';
import { criterion, failing, passing, pinned, reviewOf } from '../coach/world.ts';

const verdict = (...states: readonly CriterionState[]) => verdictOf(states.map((state) => criterion(pinned, state)));

describe('the verdict', () => {
  it.each([
    [['met', 'met'], 'pass'],
    [['met', 'not-applicable', 'unknown', 'contested'], 'pass'],
    [['met', 'unmet', 'error', 'waiting'], 'needs-work'],
    [['absent', 'met'], 'needs-work'],
    [['met', 'error', 'waiting'], 'error'],
    [['met', 'waiting'], 'waiting'],
  ] as const)('of %j is %s', (states, expected) => {
    expect(verdict(...states)).toBe(expected);
  });

  it('is decided by what is required alone', () => {
    expect(
      verdictOf([criterion(pinned, 'unmet', { level: 'should' }), criterion(pinned, 'error', { level: 'note' })]),
    ).toBe('pass');
  });
});

const run = (
  name: string,
  state: 'success' | 'failure' | 'pending' | 'action-required',
  conclusion: string = state,
) => ({ name, state, conclusion });

describe("the learner's own CI", () => {
  it('is green when every run succeeded', () => {
    expect(ciCriterion([run('lint', 'success'), run('test', 'success')])).toMatchObject({
      state: 'met',
      detail: '`lint`, `test`',
    });
  });

  test.each(['failure', 'cancelled', 'skipped', 'neutral', 'stale', 'timed_out', 'startup_failure'])(
    'is not green with a run that ended with %s',
    (conclusion) => {
      expect(ciCriterion([run('lint', 'success'), run('test', 'failure', conclusion)])).toMatchObject({
        state: 'unmet',
        detail: `\`test\` ended with ${conclusion.replaceAll('_', ' ')}`,
      });
    },
  );

  it('is not green without a run', () => {
    expect(ciCriterion([])).toMatchObject({ state: 'waiting', detail: 'no run has started yet' });
  });

  it('is awaited, and who must act is said', () => {
    expect(ciCriterion([run('lint', 'success'), run('test', 'pending')])).toMatchObject({
      state: 'waiting',
      detail: 'waiting for `test`',
    });
    expect(ciCriterion([run('ci', 'action-required')])).toMatchObject({
      state: 'waiting',
      detail: 'somebody with write access must approve the run of `ci`',
    });
  });

  it('has failed as soon as one run has', () => {
    expect(ciCriterion([run('lint', 'failure'), run('test', 'pending')]).state).toBe('unmet');
  });

  it('does not count where it cannot be known', () => {
    expect(withCi(passing, ciCriterion('unknown')).verdict).toBe('pass');
  });

  it('is asked anew each time', () => {
    const waiting = withCi(passing, ciCriterion([run('test', 'pending')]));
    expect(waiting.verdict).toBe('waiting');
    expect(withCi(waiting, ciCriterion([run('test', 'success')])).criteria).toHaveLength(2);
  });

  it('has names that are learner text', () => {
    expect(ciCriterion([run('`@all` | x', 'pending')]).detail).toBe("waiting for `'@all' | x`");
  });
});

describe('a dispute', () => {
  it('takes the weight from a finding where no mentor could decide', () => {
    expect(withDisputes(failing, { [pinned]: 'because' }, true)).toMatchObject({
      verdict: 'pass',
      criteria: [{ state: 'contested' }],
    });
  });

  it('changes nothing where mentors decide', () => {
    expect(withDisputes(failing, { [pinned]: 'because' }, false)).toBe(failing);
  });

  it('is about that finding alone', () => {
    const two = reviewOf([criterion(pinned, 'unmet'), criterion('dockerfile/root-user', 'unmet')]);
    expect(withDisputes(two, { [pinned]: 'because' }, true).verdict).toBe('needs-work');
  });
});
