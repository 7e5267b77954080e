import { describe, expect, it } from 'vitest';
import { defaultPreferences } from '../../../src/coach/learner.ts';
import { chosenFor, planPreferences, planStart } from '../../../src/coach/plan/preferences.ts';
import { afterwards, facts, issuesAt, learner, named, now, tasksIn, textAt } from '../world.ts';

const basics = tasksIn({ git: 'passed', shell: 'passed', sql: 'passed', python: 'passed', 'blue-cloud': 'open' });
const begun = facts({ learner: learner({ tasks: basics }), slots: issuesAt({ journey: 1, 'blue-cloud': 5 }) });
const saying = (choose: Readonly<Record<string, string>>) =>
  ({ ok: true, value: { ...defaultPreferences, choose } }) as const;

describe("a choice in the learner's file", () => {
  it('opens one issue, closes the other, and goes to the ledger', () => {
    const plan = planPreferences(begun, saying({ cloud: 'green-cloud' }));
    expect(named(plan)).toEqual(
      expect.arrayContaining(['issue task:blue-cloud closed', 'issue task:green-cloud', 'issue journey']),
    );
    expect(plan.entries).toEqual([
      {
        at: now.toISOString(),
        kind: 'chosen',
        repository: 77,
        task: 'green-cloud',
        stage: 'clouds',
        reason: '.github/stagecoach.yml',
      },
    ]);
  });

  it('that was made before adds nothing', () => {
    const first = planPreferences(begun, saying({ cloud: 'green-cloud' }));
    const again = planPreferences(afterwards(begun, first), saying({ cloud: 'green-cloud' }));
    expect([again.effects, again.entries]).toEqual([[], []]);
  });

  it.each([
    [{ cluod: 'green-cloud' }, 'there is nothing to choose named \\`cluod\\`'],
    [{ cloud: 'git' }, '\\`git\\` is none of \\`cloud\\`: \\`blue-cloud\\`, \\`green-cloud\\`'],
  ])('of nothing that there is to choose is told so, and the last good ones stay: %j', (choose, text) => {
    const plan = planPreferences(begun, saying(choose));
    expect(textAt(plan, 'config-problem')).toContain(text);
    expect(plan.next.preferences).toEqual(defaultPreferences);
  });
});

describe('a choice of the organisation', () => {
  const authority = { mentors: [], roster: {}, choose: { cloud: 'green-cloud' } };

  it("holds for all, whatever the learner's file says", () => {
    const { preferences } = chosenFor(begun.learner, authority);
    expect(preferences.choose).toEqual({ cloud: 'green-cloud' });
    const chosen = { ...begun, authority, learner: { ...begun.learner, preferences } };
    const plan = planPreferences(chosen, saying({ cloud: 'blue-cloud' }));
    expect([plan.next.preferences.choose, plan.entries]).toEqual([{ cloud: 'green-cloud' }, []]);
  });

  it('leaves everybody else as they are', () => {
    expect(chosenFor(begun.learner, { mentors: [], roster: {} })).toBe(begun.learner);
  });
});

describe('the beginning', () => {
  const wrong = facts({ learner: learner({ preferences: { ...defaultPreferences, choose: { cloud: 'red' } } }) });

  it('tells of a choice that there is not to make, once', () => {
    expect(textAt(planStart(wrong, true), 'config-problem')).toContain('is none of');
    expect(textAt(planStart(wrong, false), 'config-problem')).toBe('');
  });

  it('does not end a pause', () => {
    expect(planStart(facts({ learner: learner({ status: 'paused' }) }), false).next.status).toBe('paused');
    expect(planStart(facts({ learner: learner({ status: 'no-issues' }) }), false).next.status).toBe('active');
  });
});
