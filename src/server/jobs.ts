import { z } from 'zod';
import type { CoachEvent } from '../coach/events.ts';
import type { RepositoryRef } from '../coach/learner.ts';
import type { Visitor } from '../ports/budget.ts';
import type { PutOptions, Queue } from '../ports/queue.ts';
import { type Origin, origin } from './log.ts';

/** What the `inbox` queue holds: a webhook as it was delivered, its signature verified. */
export type Delivery = { readonly name: string; readonly payload: unknown };

const located = z.object({ repository: z.object({ id: z.number() }) });

/** The numeric id of the repository that a webhook is about, if it is about one. */
export const repositoryIn = (payload: unknown): number | undefined => located.safeParse(payload).data?.repository.id;

/** What the `work` queue holds. Jobs name what to look at; they read state when they run. */
export type Work =
  /** `look`: at every pull request as well. */
  | { readonly kind: 'start'; readonly repository: RepositoryRef; readonly look?: boolean }
  /** The installation has it no more. */
  | { readonly kind: 'stop'; readonly repository: number; readonly installation?: number }
  | { readonly kind: 'repository'; readonly event: Extract<CoachEvent, { kind: 'repository' }> }
  | { readonly kind: 'pull'; readonly repository: RepositoryRef; readonly number: number; readonly asked: boolean }
  | { readonly kind: 'issue'; readonly event: Extract<CoachEvent, { kind: 'issue' }> }
  | { readonly kind: 'comment'; readonly event: Extract<CoachEvent, { kind: 'comment' }> }
  | { readonly kind: 'configuration'; readonly repository: RepositoryRef; readonly head?: string }
  /** The repository with an organisation's curriculum is read anew; `again`: somebody asks for its check. */
  | { readonly kind: 'curriculum'; readonly repository: RepositoryRef; readonly again?: boolean }
  /** Nightly, and after an unclean stop: everything is looked at again. */
  | { readonly kind: 'reconcile' }
  /** GitHub's listing is compared with the inbox, from where it was read to the last time or from its beginning. */
  | { readonly kind: 'missed'; readonly all?: boolean };

/** Work on one repository. */
export type RepositoryWork = Exclude<Work, { kind: 'reconcile' | 'missed' }>;

export const repositoryOf = (work: RepositoryWork): number => {
  if (work.kind === 'stop') return work.repository;
  return 'event' in work ? work.event.repository.id : work.repository.id;
};

/** The same work, where its repository went. */
export function elsewhere(work: RepositoryWork, repository: RepositoryRef): RepositoryWork {
  // What the former installation did not come to say is said by the new one.
  if (work.kind === 'stop') return { kind: 'start', repository, look: true };
  const moved = 'event' in work ? { ...work, event: { ...work.event, repository } } : { ...work, repository };
  return moved as RepositoryWork;
}

const isAboutOne = (work: Work): work is RepositoryWork => work.kind !== 'reconcile' && work.kind !== 'missed';

/** The repository that a unit of work is about, if it is one. */
export const subjectOf = (work: Work): number | undefined => (isAboutOne(work) ? repositoryOf(work) : undefined);

/** Work as it is stored: with where it came from. */
export type StoredWork = Work & { readonly origin?: Pick<Origin, 'trace' | 'delivery'> };

/**
 * A queue whose work keeps where it came from, so that log lines can be followed from the webhook to the last job, and in
 * which each repository is a group: its jobs run in order, and however many they are, others get their turn.
 */
export const byRepository = (queue: Queue): Queue => ({
  ...queue,
  put(name, data, options) {
    if (name !== 'work') return queue.put(name, data, options);
    const from = origin();
    const stored = from ? { ...data, origin: { trace: from.trace, delivery: from.delivery } } : data;
    const about = subjectOf(data as Work);
    return queue.put(name, stored, about === undefined ? options : { ...options, group: String(about) });
  },
});

/** What somebody waits for goes first. */
const interactive = 10;

/** For whom GitHub is asked while this work is done; a waiting job becomes as urgent as what was put with its key last. */
export const visitorOf = (work: Work, priority: number): Visitor => ({
  urgency: priority >= interactive ? 'interactive' : 'background',
  repository: subjectOf(work) ?? 0,
  posts: !['reconcile', 'missed', 'stop'].includes(work.kind) && !(work.kind === 'start' && work.look),
});

/** How a job is put: its key (jobs with the same key are one), its priority. */
export function putOptions(work: Work): PutOptions {
  switch (work.kind) {
    case 'start':
      return { key: `${work.look ? 'look' : 'start'}:${work.repository.id}` };
    case 'stop':
      return { key: `stop:${work.repository}` };
    case 'repository':
      return { key: `repository:${work.event.repository.id}:${work.event.change}` };
    case 'pull':
      return { key: `pull:${work.repository.id}:${work.number}${work.asked ? ':asked' : ''}`, priority: interactive };
    case 'issue':
      return {
        key: `issue:${work.event.repository.id}:${work.event.number}:${work.event.change}`,
        priority: interactive,
      };
    case 'comment':
      return { key: `comment:${work.event.id}`, priority: interactive };
    case 'configuration':
      return { key: `configuration:${work.repository.owner}/${work.repository.name}` };
    case 'curriculum':
      return { key: `curriculum:${work.repository.id}${work.again ? ':again' : ''}` };
    case 'reconcile':
      return { key: 'reconcile' };
    case 'missed':
      return { key: 'missed' };
  }
}
