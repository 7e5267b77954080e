import type { CoachEvent } from '../coach/events.ts';
import type { RepositoryRef } from '../coach/learner.ts';
import type { PutOptions } from '../ports/queue.ts';

/** What the `inbox` queue holds: a webhook as it was delivered, its signature verified. */
export type Delivery = { readonly name: string; readonly payload: unknown };

/** What the `work` queue holds. Jobs name what to look at; they read state when they run. */
export type Work =
  | { readonly kind: 'start'; readonly repository: RepositoryRef }
  | { readonly kind: 'stop'; readonly repository: number }
  | { readonly kind: 'repository'; readonly event: Extract<CoachEvent, { kind: 'repository' }> }
  | { readonly kind: 'pull'; readonly repository: RepositoryRef; readonly number: number; readonly asked: boolean }
  | { readonly kind: 'issue'; readonly event: Extract<CoachEvent, { kind: 'issue' }> }
  | { readonly kind: 'comment'; readonly event: Extract<CoachEvent, { kind: 'comment' }> }
  | { readonly kind: 'configuration'; readonly repository: RepositoryRef }
  /** Nightly, and after an unclean stop: everything is looked at again. */
  | { readonly kind: 'reconcile' }
  /** GitHub's listing is compared with the inbox. */
  | { readonly kind: 'missed' };

/** What somebody waits for goes first. */
const interactive = 10;

/** How a job is put: its key (jobs with the same key are one), its priority. */
export function putOptions(work: Work): PutOptions {
  switch (work.kind) {
    case 'start':
      return { key: `start:${work.repository.id}` };
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
      return { key: `configuration:${work.repository.id}` };
    case 'reconcile':
      return { key: 'reconcile' };
    case 'missed':
      return { key: 'missed' };
  }
}
