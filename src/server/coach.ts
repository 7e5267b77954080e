import { type Authority, memberOf, type Role, rolesOf } from '../coach/authority.ts';
import type { Effect } from '../coach/effects.ts';
import { type Facts, nothing, type Plan } from '../coach/facts.ts';
import type { LearnerState, RepositoryRef } from '../coach/learner.ts';
import { chosenFor, planStart } from '../coach/plan/preferences.ts';
import { hashOf } from '../coach/slots.ts';
import type { Voice } from '../curriculum/voice.ts';
import type { Clock } from '../ports/clock.ts';
import {
  type Deliveries,
  type ForgeDirectory,
  ForgeError,
  type ForgeReader,
  type ForgeWriter,
} from '../ports/forge.ts';
import { type Queue, RetryLater } from '../ports/queue.ts';
import type { Store, StoredLearner } from '../ports/store.ts';
import type { ReviewPool } from '../review/pool.ts';
import type { Reviewer } from '../review/reviewer.ts';
import { handleComment } from './comment.ts';
import type { Curricula } from './curricula.ts';
import { follow } from './follow.ts';
import { elsewhere, putOptions, type RepositoryWork, repositoryOf, type Work } from './jobs.ts';
import type { Log } from './log.ts';
import type { Metrics } from './metrics.ts';
import { askForMissed } from './missed.ts';
import { newLearner } from './new-learner.ts';
import { authorityOf, awaitsCurriculum, organisationWork, planAwaiting } from './organisation.ts';
import { performPending } from './perform.ts';
import { handlePull } from './pull.ts';
import { reconcile } from './reconcile.ts';
import { configurationChanged, issueChanged, repositoryChanged, repositoryTaken } from './repository.ts';
import { standingOf } from './standing.ts';

export type Forge = ForgeReader & ForgeDirectory & ForgeWriter;

export type CoachParts = {
  readonly store: Store;
  readonly queue: Queue;
  readonly clock: Clock;
  readonly curricula: Curricula;
  readonly voice: Voice;
  readonly reviewer: Reviewer;
  readonly pool: Pick<ReviewPool, 'touched'>;
  /** check.md by check id. */
  readonly explanations: ReadonlyMap<string, string>;
  readonly forge: (repository: RepositoryRef) => Forge;
  readonly deliveries: Deliveries;
  /** Who judges where no organisation says. */
  readonly authority: Authority;
  readonly checker: string;
  readonly publicUrl: string | undefined;
  readonly localCommand: string | undefined;
  readonly log: Log;
  /** Of deliveries that may still be on their way; a minute unless told. */
  readonly youngSeconds?: number | undefined;
  readonly metrics: Pick<Metrics, 'phase'>;
};

/** One repository at work: what is known, and the ways to read and to decide. */
export type Desk = CoachParts & {
  readonly repository: RepositoryRef;
  readonly at: Forge;
  readonly stored: StoredLearner & { readonly state: LearnerState };
  readonly facts: Facts;
};

/** Carries out one unit of work: gather, review, plan, commit, perform. */
export type Coach = (work: Work) => Promise<void>;

const conflictRetries = 5;

export function createCoach(parts: CoachParts): Coach {
  return async (work) => {
    if (work.kind === 'reconcile') return reconcile(parts);
    if (work.kind === 'missed') return askForMissed(parts, work.all);
    if (await organisationWork(parts, work)) return;
    const id = repositoryOf(work);
    await parts.store.exclusive(id, async () => {
      try {
        await carryOut(parts, id, work);
      } catch (error) {
        const fault = await worldsFault(parts, id, work, error).catch(later);
        if (fault !== undefined) throw fault;
      }
    });
  };
}

/** What passes by itself is tried again. */
const later = (error: unknown): unknown =>
  error instanceof ForgeError && (error.kind === 'unavailable' || error.kind === 'rate-limited')
    ? new RetryLater(error.retryAfterSeconds, error)
    : error;

/**
 * A repository that is gone or archived is remembered as such, and there is nothing left to do; one that was given away
 * gets the work where it is now. But a 404 may as well have been about one post or commit, so the repository is asked for
 * first.
 */
async function worldsFault(parts: CoachParts, id: number, work: RepositoryWork, error: unknown): Promise<unknown> {
  const { store, queue, log, forge } = parts;
  const fault = later(error);
  if (fault !== error || !(error instanceof ForgeError)) return fault;
  log.warn({ repository: id, work: work.kind, kind: error.kind, status: error.status }, 'GitHub refuses this work');
  const { state, version } = await store.read(id);
  const repository = repositoryRefOf(work) ?? state?.repository;
  if ((error.kind !== 'gone' && error.kind !== 'forbidden') || !repository) return error;
  const standing = await standingOf(forge, repository);
  if (standing === 'there') return error.status === 401 ? new RetryLater(undefined, error) : error;
  if (typeof standing === 'object') {
    const there = elsewhere(work, standing.movedTo);
    await queue.put('work', there, putOptions(there));
    return undefined;
  }
  const status = standing === 'gone' ? 'removed' : standing;
  if (state) await store.commit(id, { next: { ...state, status }, effects: [], entries: [] }, version);
  return undefined;
}

const repositoryRefOf = (work: RepositoryWork): RepositoryRef | undefined => {
  if (work.kind === 'stop') return undefined;
  return 'event' in work ? work.event.repository : work.repository;
};

async function carryOut(parts: CoachParts, id: number, work: RepositoryWork): Promise<void> {
  for (let attempt = 0; attempt < conflictRetries; attempt += 1) {
    const stored = await parts.store.read(id);
    const learner = stored.state ?? (await newLearner(parts, work));
    if (!learner) return;
    const desk = await open(parts, { ...stored, state: moved(learner, work) });
    const plan = await (awaitsCurriculum(desk.facts) ? planAwaiting(desk.facts, work) : planFor(desk, work));
    parts.log.debug(
      { repository: id, work: work.kind, because: plan.because, effects: plan.effects.length },
      'planned',
    );
    const effects = notYetDecided(plan.effects, stored);
    const { next, entries, vacated } = plan;
    await follow(parts, desk, work, plan);
    if ((await parts.store.commit(id, { next, effects, entries, vacated }, stored.version)) === 'conflict') continue;
    await parts.metrics.phase('write', () => performAll(parts, desk));
    return;
  }
  throw new RetryLater(5, new Error('others kept changing this learner'));
}

/** An earlier attempt may have decided the same and not come to do it. */
function notYetDecided(effects: readonly Effect[], { pending }: StoredLearner): readonly Effect[] {
  const decided = new Map(pending.map(({ effect }) => [effect.slot, hashOf(effect)]));
  return effects.filter((effect) => decided.get(effect.slot) !== hashOf(effect));
}

/** Makes true what was decided. Where issues turn out to be switched off, that is remembered, to be said in checks. */
async function performAll({ store, log, forge }: CoachParts, { at, repository }: Desk): Promise<void> {
  const { id } = repository;
  const standing = () => standingOf(forge, repository);
  const { issuesOff } = await performPending(store, at, id, { standing, log });
  const { state, version } = await store.read(id);
  if (issuesOff && state?.status === 'active')
    await store.commit(id, { next: { ...state, status: 'no-issues' }, effects: [], entries: [] }, version);
}

type KnownLearner = StoredLearner & { readonly state: LearnerState };

async function open(parts: CoachParts, stored: KnownLearner): Promise<Desk> {
  const { repository } = stored.state;
  return { ...parts, repository, at: parts.forge(repository), stored, facts: await factsOf(parts, stored) };
}

/** What is known of a learner, as the planners look at it. */
export async function factsOf(parts: CoachParts, { state, slots }: KnownLearner): Promise<Facts> {
  const authority = await authorityOf(parts, state.repository);
  return {
    now: parts.clock.now(),
    curriculum: (await parts.curricula.inForce(state.repository, authority)) ?? parts.curricula.bundled,
    voice: parts.voice,
    learner: chosenFor(state, authority),
    slots,
    authority,
    checker: parts.checker,
    publicUrl: parts.publicUrl,
    localCommand: parts.localCommand,
  };
}

/** The repository as the newest event names it: renames and transfers lose nothing. */
function moved(learner: LearnerState, work: RepositoryWork): LearnerState {
  if (work.kind === 'stop') return learner;
  return { ...learner, repository: 'event' in work ? work.event.repository : work.repository };
}

/** A person's roles; GitHub is asked only where the name does not tell. */
export async function rolesIn(
  at: ForgeDirectory,
  repository: RepositoryRef,
  login: string,
  authority: Authority,
): Promise<ReadonlySet<Role>> {
  const owner = repository.ownerType === 'User' && repository.owner.toLowerCase() === login.toLowerCase();
  const named = memberOf(repository.name, authority) !== undefined;
  const permission = owner ? 'admin' : named ? 'none' : await at.permission(login);
  return rolesOf(login, permission === 'admin' || permission === 'write', repository.name, authority);
}

/** Switching issues on again is no event, so it is looked for when there is something to say. */
async function withIssues(desk: Desk): Promise<Desk> {
  const { facts, at } = desk;
  if (facts.learner.status !== 'no-issues' || !(await at.repository()).hasIssues) return desk;
  return { ...desk, facts: { ...facts, learner: { ...facts.learner, status: 'active' } } };
}

async function planFor(desk: Desk, work: RepositoryWork): Promise<Plan> {
  const { facts } = desk;
  const { learner } = facts;
  switch (work.kind) {
    case 'start':
      return planStart(facts, desk.stored.version === 0);
    case 'stop':
      return repositoryTaken(learner, work.installation);
    case 'repository':
      return repositoryChanged(desk, work.event.change);
    case 'issue':
      return issueChanged(desk, work.event.change, work.event.number);
    case 'configuration':
      return configurationChanged(desk);
    case 'curriculum':
      return nothing(learner, 'nobody learns where a curriculum is');
    case 'comment':
      return handleComment(desk, work.event);
    case 'pull':
      return handlePull(await withIssues(desk), work.number, work.asked);
  }
}
