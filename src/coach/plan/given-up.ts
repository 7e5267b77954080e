import type { PullRequest } from '../../ports/forge.ts';
import type { Effect } from '../effects.ts';
import type { CoachEvent } from '../events.ts';
import { type Facts, nothing, type Plan } from '../facts.ts';
import { checkSlot } from '../slots.ts';

type Comment = Extract<CoachEvent, { kind: 'comment' }>;

/** What a learner waits for and does not get, because our work on it failed for the last time. */
export type Awaited = { readonly pull: PullRequest; readonly asked: boolean } | { readonly comment: Comment };

/**
 * Says whose fault it is, where the answer would have stood, so that the answer takes its place once an operator had the
 * job run again. The check run stays in progress: nothing is decided.
 */
export function planGivenUp(facts: Facts, awaited: Awaited): Plan {
  const { learner } = facts;
  if (learner.status === 'removed' || learner.status === 'archived') return nothing(learner, 'nobody waits');
  const effect = 'comment' in awaited ? answer(facts, awaited.comment) : check(facts, awaited);
  if (!effect) return nothing(learner, 'nobody waits');
  return { next: learner, effects: [effect], entries: [], because: 'a job was given up' };
}

function check({ learner, voice }: Facts, { pull, asked }: Extract<Awaited, { pull: object }>): Effect | undefined {
  const { settled, review } = learner.pulls[pull.number] ?? {};
  const wanted = asked || learner.preferences.drafts || review?.head === pull.head.sha;
  const unwatched = pull.author.bot || (pull.draft && !wanted) || (learner.status === 'paused' && !asked);
  if (pull.state === 'closed' || settled || unwatched) return undefined;
  return {
    kind: 'check-run',
    slot: checkSlot(pull.number, pull.head.sha),
    head: pull.head.sha,
    status: 'in_progress',
    title: 'Our fault: we are on it',
    summary: voice.say('our-fault'),
    annotations: [],
  };
}

function answer({ learner, voice }: Facts, { id, on, number }: Comment): Effect | undefined {
  // It was answered; what failed came after.
  if (learner.commands.includes(id)) return undefined;
  const [slot, body] = [`answer:${id}`, voice.say('our-fault')];
  return on === 'review-comment'
    ? { kind: 'reply', slot, pull: number, to: id, body }
    : { kind: 'comment', slot, on: number, body };
}
