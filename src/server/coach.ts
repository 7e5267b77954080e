import { type Authority, memberOf, type Role, rolesOf } from '../coach/authority.ts';
import { parseCommands } from '../coach/commands.ts';
import { readPreferences } from '../coach/configuration.ts';
import type { Effect } from '../coach/effects.ts';
import { type Facts, nothing, type Plan } from '../coach/facts.ts';
import { defaultPreferences, type LearnerState, type RepositoryRef } from '../coach/learner.ts';
import { planJourney } from '../coach/plan/journey.ts';
import { hashOf } from '../coach/slots.ts';
import type { Curriculum } from '../curriculum/curriculum.ts';
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
import { authorityFor, refreshAuthority } from './authority.ts';
import { handleComment } from './comment.ts';
import { putOptions, type Work } from './jobs.ts';
import type { Log } from './log.ts';
import { askForMissed } from './missed.ts';
import { performPending } from './perform.ts';
import { handlePull } from './pull.ts';
import { lookAgain, reconcile } from './reconcile.ts';
import { configurationChanged, issueChanged, repositoryChanged } from './repository.ts';

export type Forge = ForgeReader & ForgeDirectory & ForgeWriter;

export type CoachParts = {
  readonly store: Store;
  readonly queue: Queue;
  readonly clock: Clock;
  readonly curriculum: Curriculum;
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
};

/** One repository at work: what is known, and the ways to read and to decide. */
export type Desk = CoachParts & {
  readonly repository: RepositoryRef;
  readonly at: Forge;
  readonly stored: StoredLearner & { readonly state: LearnerState };
  readonly facts: Facts;
};

/** Work on one repository. */
type RepositoryWork = Exclude<Work, { kind: 'reconcile' | 'missed' }>;

/** Carries out one unit of work: gather, review, plan, commit, perform. */
export type Coach = (work: Work) => Promise<void>;

const conflictRetries = 5;

export function createCoach(parts: CoachParts): Coach {
  return async (work) => {
    if (work.kind === 'reconcile') return reconcile(parts);
    if (work.kind === 'missed') return askForMissed(parts);
    // An organisation's own repository: nobody learns there, it says who judges.
    if ((work.kind === 'configuration' || work.kind === 'start') && work.repository.name === '.github')
      return refreshAuthority(work.repository, authorityParts(parts));
    const id = repositoryOf(work);
    await parts.store.exclusive(id, async () => {
      try {
        await carryOut(parts, id, work);
      } catch (error) {
        const fault = await worldsFault(parts, id, work, error);
        if (fault !== undefined) throw fault;
      }
    });
  };
}

const authorityParts = ({ store, authority, forge, log }: CoachParts) => ({
  store,
  server: authority,
  organisation: forge,
  log,
});

const repositoryOf = (work: RepositoryWork): number => {
  if (work.kind === 'stop') return work.repository;
  return 'event' in work ? work.event.repository.id : work.repository.id;
};

/**
 * What passes by itself is tried again. A repository that is gone is remembered as such, and there is nothing left to do;
 * but a 404 may as well have been about one post or commit, so the repository is asked for first.
 */
async function worldsFault(parts: CoachParts, id: number, work: RepositoryWork, error: unknown): Promise<unknown> {
  const { store, log } = parts;
  if (!(error instanceof ForgeError)) return error;
  if (error.kind === 'unavailable' || error.kind === 'rate-limited')
    return new RetryLater(error.retryAfterSeconds ?? 10, error);
  log.warn({ repository: id, work: work.kind, kind: error.kind, status: error.status }, 'GitHub refuses this work');
  const { state, version } = await store.read(id);
  const repository = state?.repository ?? repositoryRefOf(work);
  if (error.kind !== 'gone' || !repository || (await isThere(parts.forge(repository)))) return error;
  if (state) await store.commit(id, { next: { ...state, status: 'removed' }, effects: [], entries: [] }, version);
  return undefined;
}

async function isThere(forge: Forge): Promise<boolean> {
  try {
    await forge.repository();
    return true;
  } catch (error) {
    if (error instanceof ForgeError && error.kind === 'gone') return false;
    return true;
  }
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
    const plan = await planFor(desk, work);
    parts.log.debug(
      { repository: id, work: work.kind, because: plan.because, effects: plan.effects.length },
      'planned',
    );
    const effects = notYetDecided(plan.effects, stored);
    const outcome = await parts.store.commit(id, { next: plan.next, effects, entries: plan.entries }, stored.version);
    if (outcome === 'conflict') continue;
    await performAll(parts, desk.at, id);
    await follow(parts, desk, work, plan);
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
async function performAll({ store, log }: CoachParts, at: Forge, id: number): Promise<void> {
  let issuesOff = false;
  for (;;) {
    const performed = await performPending(store, at, id, log);
    issuesOff ||= performed.issuesOff;
    if (!performed.gone) break;
    if (!(await isThere(at))) throw new ForgeError('gone', 'the repository is not there for us any more');
  }
  const { state, version } = await store.read(id);
  if (issuesOff && state?.status === 'active')
    await store.commit(id, { next: { ...state, status: 'no-issues' }, effects: [], entries: [] }, version);
}

async function follow(
  parts: CoachParts,
  { repository, stored, at }: Desk,
  work: Work,
  plan: Plan & { readonly reviewAgain?: boolean },
): Promise<void> {
  const { queue } = parts;
  // A pull request may have come before the start did, or while nobody listened.
  const asleep = stored.state.status !== 'active' && stored.state.status !== 'no-issues';
  if ((asleep || stored.version === 0) && plan.next.status === 'active') await lookAgain(parts, plan.next, at);
  const start: Work = { kind: 'start', repository };
  if (stored.state.status === 'no-issues' && plan.next.status === 'active' && work.kind === 'pull')
    await queue.put('work', start, putOptions(start));
  const number = work.kind === 'pull' ? work.number : work.kind === 'comment' ? work.event.number : undefined;
  if (number === undefined) return;
  const again: Work = { kind: 'pull', repository, number, asked: true };
  if (plan.again !== undefined)
    await queue.put('work', again, { key: `again:${repository.id}:${number}`, delaySeconds: plan.again });
  if (plan.reviewAgain) await queue.put('work', again, putOptions(again));
}

async function open(parts: CoachParts, stored: StoredLearner & { readonly state: LearnerState }): Promise<Desk> {
  const { repository } = stored.state;
  const authority = await authorityFor(repository, authorityParts(parts));
  const facts: Facts = {
    now: parts.clock.now(),
    curriculum: parts.curriculum,
    voice: parts.voice,
    learner: stored.state,
    slots: stored.slots,
    authority,
    checker: parts.checker,
    publicUrl: parts.publicUrl,
    localCommand: parts.localCommand,
  };
  return { ...parts, repository, at: parts.forge(repository), stored, facts };
}

/** The repository as the newest event names it: renames and transfers lose nothing. */
function moved(learner: LearnerState, work: RepositoryWork): LearnerState {
  if (work.kind === 'stop') return learner;
  return { ...learner, repository: 'event' in work ? work.event.repository : work.repository };
}

/** Starts where the App was installed on purpose, or where the learner asks for it. */
async function newLearner(parts: CoachParts, work: RepositoryWork): Promise<LearnerState | undefined> {
  const asked = work.kind === 'comment' && parseCommands(work.event.body).some(({ verb }) => verb === 'start');
  if (work.kind !== 'start' && !asked) return undefined;
  const repository = work.kind === 'start' ? work.repository : work.event.repository;
  const forge = parts.forge(repository);
  if (asked && work.kind === 'comment') {
    const authority = await authorityFor(repository, authorityParts(parts));
    const roles = await rolesIn(forge, repository, work.event.author, authority);
    if (!roles.has('learner')) return undefined;
  }
  const found = await forge.repository();
  if (found.ref.name === '.github' || found.archived || found.empty || found.template) {
    parts.log.info(
      { repository: repository.id, archived: found.archived, empty: found.empty, template: found.template },
      'not a place to learn in',
    );
    return undefined;
  }
  const preferences = readPreferences(await forge.file('.github/stagecoach.yml'));
  return {
    repository: found.ref,
    status: 'active',
    preferences: preferences.ok ? preferences.value : defaultPreferences,
    startedAt: parts.clock.now().toISOString(),
    tasks: {},
    pulls: {},
    stagesDone: [],
    commands: [],
    ...(!preferences.ok && { configProblem: preferences.problem }),
  };
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
      // What is paused stays so. Issues may be switched on again by now: trying tells.
      return planJourney(learner.status === 'paused' ? facts : { ...facts, learner: { ...learner, status: 'active' } });
    case 'stop':
      return nothing({ ...learner, status: 'removed' }, 'the App was taken from this repository');
    case 'repository':
      return repositoryChanged(desk, work.event.change);
    case 'issue':
      return issueChanged(desk, work.event.change, work.event.number);
    case 'configuration':
      return configurationChanged(desk);
    case 'comment':
      return handleComment(desk, work.event);
    case 'pull':
      return handlePull(await withIssues(desk), work.number, work.asked);
  }
}
