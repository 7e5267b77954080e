import type { Task } from '../curriculum/curriculum.ts';
import type { Ci } from '../ports/forge.ts';
import { code } from './render/markdown.ts';
import { type Criterion, type Review, verdictOf } from './verdict.ts';

const head = {
  id: 'ci',
  level: 'must',
  title: 'Make your own CI green',
  expects: 'Your own CI is green',
  findings: [],
} as const;

/** The criterion that the learner's own CI is green at the head commit. Only success is success. */
export function ciCriterion(ci: Ci): Criterion {
  if (ci === 'unknown') return { ...head, state: 'unknown', detail: 'checked on GitHub' };
  if (ci.length === 0) {
    return { ...head, state: 'waiting', detail: 'no run has started yet' };
  }
  const failed = ci.filter(({ state }) => state === 'failure');
  if (failed.length > 0)
    return {
      ...head,
      state: 'unmet',
      detail: failed
        .map(({ name, conclusion }) => `${code(name)} ended with ${conclusion.replaceAll('_', ' ')}`)
        .join(', '),
    };
  const approval = ci.filter(({ state }) => state === 'action-required');
  if (approval.length > 0)
    return {
      ...head,
      state: 'waiting',
      detail: `somebody with write access must approve the run of ${names(approval)}`,
    };
  const pending = ci.filter(({ state }) => state === 'pending');
  if (pending.length > 0) return { ...head, state: 'waiting', detail: `waiting for ${names(pending)}` };
  return { ...head, state: 'met', detail: names(ci) };
}

const names = (runs: readonly { readonly name: string }[]): string =>
  runs
    .slice(0, 5)
    .map(({ name }) => code(name))
    .join(', ');

/** Whether the learner's own CI has a say: the task asks for it, or something could not be run here. */
export const asksCi = ({ ci }: Pick<Task, 'ci'>, { criteria }: Review): boolean =>
  ci === 'required' || criteria.some(({ leftToCi }) => leftToCi);

/** The review with what CI says now; it is asked each time, so it is not part of what is kept. */
export function withCi(review: Review, criterion: Criterion): Review {
  const criteria = [...review.criteria.filter(({ id }) => id !== 'ci'), criterion];
  return { ...review, criteria, verdict: verdictOf(criteria) };
}

/** Findings that the learner contests do not block where no mentor could decide. */
export function withDisputes(review: Review, disputes: Readonly<Record<string, string>>, alone: boolean): Review {
  if (!alone) return review;
  const criteria = review.criteria.map((criterion) =>
    disputes[criterion.id] !== undefined && criterion.state === 'unmet'
      ? { ...criterion, state: 'contested' as const }
      : criterion,
  );
  return { ...review, criteria, verdict: verdictOf(criteria) };
}
