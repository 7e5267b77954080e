import { type Authority, type Role, rolesOf } from '../coach/authority.ts';
import { readPreferences } from '../coach/configuration.ts';
import { type Facts, nothing, type Plan } from '../coach/facts.ts';
import { defaultPreferences, type LearnerState, type RepositoryRef } from '../coach/learner.ts';
import { planClosedIssue } from '../coach/plan/issue.ts';
import { planJourney } from '../coach/plan/journey.ts';
import { taskOfIssue } from '../coach/slots.ts';
import type { Curriculum } from '../curriculum/curriculum.ts';
import type { Voice } from '../curriculum/voice.ts';
import type { Clock } from '../ports/clock.ts';
import { type ForgeDirectory, ForgeError, type ForgeReader, type ForgeWriter } from '../ports/forge.ts';
import { type Queue, RetryLater } from '../ports/queue.ts';
import type { Store, StoredLearner } from '../ports/store.ts';
import type { Reviewer } from '../review/reviewer.ts';
import { authorityFor, refreshAuthority } from './authority.ts';
import { handleComment } from './comment.ts';
import { putOptions, type Work } from './jobs.ts';
import type { Log } from './log.ts';
import { performPending } from './perform.ts';
import { handlePull } from './pull.ts';

export type Forge = ForgeReader & ForgeDirectory & ForgeWriter;

export type CoachParts = {
  readonly store: Store;
  readonly queue: Queue;
  readonly clock: Clock;
  readonly curriculum: Curriculum;
  readonly voice: Voice;
  readonly reviewer: Reviewer;
  /** check.md by check id. */
  readonly explanations: ReadonlyMap<string, string>;
  readonly forge: (repository: RepositoryRef) => Forge;
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

/** Carries out one unit of work: gather, review, plan, commit, perform. */
export type Coach = (work: Work) => Promise<void>;

const conflictRetries = 5;

export function createCoach(parts: CoachParts): Coach {
  return async (work) => {
    if (work.kind === 'reconcile') return reconcile(parts);
    const id = repositoryOf(work);
    await parts.store.exclusive(id, async () => {
      try {
        await carryOut(parts, id, work);
      } catch (error) {
        throw await worldsFault(parts, id, error);
      }
    });
  };
}

const repositoryOf = (work: Exclude<Work, { kind: 'reconcile' }>): number => {
  if (work.kind === 'stop') return work.repository;
  return 'event' in work ? work.event.repository.id : work.repository.id;
};

/** A repository that is gone is remembered as such; what passes by itself is tried again. */
async function worldsFault({ store, log }: CoachParts, id: number, error: unknown): Promise<unknown> {
  if (!(error instanceof ForgeError)) return error;
  if (error.kind === 'unavailable' || error.kind === 'rate-limited')
    return new RetryLater(error.retryAfterSeconds ?? 30, error);
  log.warn({ repository: id, kind: error.kind, status: error.status }, 'the repository cannot be read');
  const { state, version } = await store.read(id);
  if (error.kind === 'gone' && state)
    await store.commit(id, { next: { ...state, status: 'removed' }, effects: [], entries: [] }, version);
  return error;
}

async function carryOut(parts: CoachParts, id: number, work: Exclude<Work, { kind: 'reconcile' }>): Promise<void> {
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
    const outcome = await parts.store.commit(
      id,
      { next: plan.next, effects: plan.effects, entries: plan.entries },
      stored.version,
    );
    if (outcome === 'conflict') continue;
    const { gone } = await performPending(parts.store, desk.at, id, parts.log);
    if (gone) throw new ForgeError('gone', 'the repository is not there for us any more');
    await follow(parts, desk.repository, work, plan);
    return;
  }
  throw new RetryLater(5, new Error('others kept changing this learner'));
}

async function follow(
  { queue }: CoachParts,
  repository: RepositoryRef,
  work: Work,
  plan: Plan & { readonly reviewAgain?: boolean },
): Promise<void> {
  const number = work.kind === 'pull' ? work.number : work.kind === 'comment' ? work.event.number : undefined;
  if (number === undefined) return;
  const again: Work = { kind: 'pull', repository, number, asked: true };
  if (plan.again !== undefined)
    await queue.put('work', again, { key: `again:${repository.id}:${number}`, delaySeconds: plan.again });
  if (plan.reviewAgain) await queue.put('work', again, putOptions(again));
}

async function open(parts: CoachParts, stored: StoredLearner & { readonly state: LearnerState }): Promise<Desk> {
  const { repository } = stored.state;
  const { store, log } = parts;
  const authority = await authorityFor(repository, { store, server: parts.authority, organisation: parts.forge, log });
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
function moved(learner: LearnerState, work: Exclude<Work, { kind: 'reconcile' }>): LearnerState {
  if (work.kind === 'stop') return learner;
  return { ...learner, repository: 'event' in work ? work.event.repository : work.repository };
}

/** Starts where the App was installed on purpose, or where the learner asks for it. */
async function newLearner(
  parts: CoachParts,
  work: Exclude<Work, { kind: 'reconcile' }>,
): Promise<LearnerState | undefined> {
  const asked = work.kind === 'comment' && /^\/coach\s+start\b/m.test(work.event.body);
  if (work.kind !== 'start' && !asked) return undefined;
  const repository = work.kind === 'start' ? work.repository : work.event.repository;
  const forge = parts.forge(repository);
  if (asked && work.kind === 'comment') {
    const authority = await authorityFor(repository, {
      store: parts.store,
      server: parts.authority,
      organisation: parts.forge,
      log: parts.log,
    });
    const roles = await rolesIn(forge, repository, work.event.author, authority);
    if (!roles.has('learner')) return undefined;
  }
  const found = await forge.repository();
  if (repository.name === '.github' || found.archived || found.empty || found.template) {
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
  const named = authority.roster[repository.name] !== undefined;
  const permission = owner ? 'admin' : named ? 'none' : await at.permission(login);
  return rolesOf(login, permission === 'admin' || permission === 'write', repository.name, authority);
}

async function planFor(desk: Desk, work: Exclude<Work, { kind: 'reconcile' }>): Promise<Plan> {
  const { facts } = desk;
  const { learner } = facts;
  switch (work.kind) {
    case 'start':
      return planJourney(
        learner.status === 'removed' || learner.status === 'archived'
          ? { ...facts, learner: { ...learner, status: 'active' } }
          : facts,
      );
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
      return handlePull(desk, work.number, work.asked);
  }
}

function repositoryChanged({ facts }: Desk, change: 'moved' | 'archived' | 'unarchived' | 'deleted'): Plan {
  const { learner } = facts;
  if (change === 'deleted') return nothing({ ...learner, status: 'removed' }, 'the repository was deleted');
  if (change === 'archived') return nothing({ ...learner, status: 'archived' }, 'the repository was archived');
  if (change === 'unarchived') return planJourney({ ...facts, learner: { ...learner, status: 'active' } });
  return nothing(learner, 'the repository has another name or owner');
}

async function issueChanged(
  { facts, store, repository }: Desk,
  change: 'closed' | 'reopened' | 'deleted',
  number: number,
): Promise<Plan> {
  if (change === 'closed') return planClosedIssue(facts, number);
  if (change === 'reopened') return nothing(facts.learner, 'an issue that a person reopened stays as it is');
  const lost = [...facts.slots].find(
    ([slot, { id }]) => id === number && (slot === 'journey' || slot.startsWith('task:')),
  );
  if (!lost || (taskOfIssue(facts.slots, number) === undefined && lost[0] !== 'journey'))
    return nothing(facts.learner, 'not an issue of ours');
  await store.vacate(repository.id, lost[0]);
  return planJourney({ ...facts, slots: new Map([...facts.slots].filter(([slot]) => slot !== lost[0])) });
}

async function configurationChanged(desk: Desk): Promise<Plan> {
  const { facts, repository, store, log } = desk;
  if (repository.name === '.github') {
    await refreshAuthority(repository, { store, server: desk.authority, organisation: desk.forge, log });
    return nothing(facts.learner, 'the configuration of the organisation was read');
  }
  const read = readPreferences(await desk.at.file('.github/stagecoach.yml'));
  const { configProblem: _, ...learner } = facts.learner;
  if (read.ok)
    return planJourney({
      ...facts,
      learner: { ...learner, preferences: { ...read.value, choose: { ...read.value.choose } } },
    });
  return planJourney({ ...facts, learner: { ...learner, configProblem: read.problem } });
}

/** Looks at every open pull request and every journey again; repairs what was missed. */
async function reconcile({ store, queue, forge, log }: CoachParts): Promise<void> {
  for (const id of await store.repositories()) {
    const { state } = await store.read(id);
    if (!state || state.status === 'removed' || state.status === 'archived') continue;
    const { repository } = state;
    const start: Work = { kind: 'start', repository };
    await queue.put('work', start, putOptions(start));
    try {
      for (const pull of await forge(repository).pulls('open')) {
        await store.observe(id, pull);
        const again: Work = { kind: 'pull', repository, number: pull.number, asked: false };
        await queue.put('work', again, { key: `pull:${id}:${pull.number}` });
      }
    } catch (error) {
      log.warn(
        { repository: id, error: error instanceof Error ? error.message : String(error) },
        'this repository could not be reconciled',
      );
    }
  }
}
