import { checkRunOf, checkSuiteOf, simpleSuite, standingOf } from '../present/checks.ts';
import type { Account, Annotation, CheckRun, CheckSuite, Doer, GitHubApp, Repository } from '../state.ts';
import { reaches, type World } from '../world.ts';

export type Head = { readonly sha: string; readonly branch: string | null; readonly before: string | null };

export function newSuite(world: World, repository: Repository, app: GitHubApp, head: Head): CheckSuite {
  const suite: CheckSuite = {
    id: world.nextId(),
    app,
    headSha: head.sha,
    headBranch: head.branch,
    before: head.before,
    runs: [],
    status: 'queued',
    conclusion: null,
    createdAt: world.now(),
    updatedAt: world.now(),
  };
  repository.suites.push(suite);
  return suite;
}

export async function emitSuite(
  world: World,
  repository: Repository,
  suite: CheckSuite,
  action: 'requested' | 'rerequested' | 'completed',
  sender: Account,
): Promise<void> {
  const only = action === 'completed' ? {} : { only: suite.app };
  const payload = { check_suite: await checkSuiteOf(world, repository, suite) };
  world.hooks.emit({ event: 'check_suite', action, repository, sender, payload, ...only });
}

/**
 * Every App that may write checks is given a suite for a push
 * (https://docs.github.com/rest/guides/using-the-rest-api-to-interact-with-checks#check-suites).
 */
export async function requestSuites(world: World, repository: Repository, head: Head, sender: Account): Promise<void> {
  for (const installation of world.installations.values()) {
    const { app, suspended } = installation;
    if (suspended || app.permissions.checks !== 'write' || !reaches(installation, repository)) continue;
    if (repository.suites.some((suite) => suite.app === app && suite.headSha === head.sha)) continue;
    const suite = newSuite(world, repository, app, head);
    await emitSuite(world, repository, suite, 'requested', sender);
  }
}

export function emitRun(
  world: World,
  repository: Repository,
  run: CheckRun,
  action: 'created' | 'completed' | 'rerequested',
  sender: Account,
): void {
  const only = action === 'rerequested' ? { only: run.suite.app } : {};
  const check_run = {
    ...checkRunOf(world, repository, run),
    check_suite: simpleSuite(world, repository, run.suite),
  };
  world.hooks.emit({ event: 'check_run', action, repository, sender, payload: { check_run }, ...only });
}

/** A run of `app` on a commit, in the suite that is there or a new one. */
export async function createRun(
  world: World,
  repository: Repository,
  by: Doer & { readonly app: GitHubApp },
  head: Head,
  given: Partial<Omit<CheckRun, 'id' | 'suite' | 'annotations'>> & { readonly name: string },
  annotations: readonly Annotation[] = [],
): Promise<CheckRun> {
  const known = repository.suites.find(({ app, headSha }) => app === by.app && headSha === head.sha);
  const suite = known ?? newSuite(world, repository, by.app, head);
  const run: CheckRun = {
    id: world.nextId(),
    suite,
    externalId: '',
    detailsUrl: undefined,
    status: 'queued',
    conclusion: null,
    startedAt: world.now(),
    completedAt: null,
    title: null,
    summary: null,
    text: null,
    ...given,
    annotations: [...annotations],
  };
  suite.runs.push(run);
  emitRun(world, repository, run, 'created', by.account);
  await afterRun(world, repository, run, 'queued', by);
  return run;
}

/** Sends what follows from a run's new state: the run's end, and the suite's when it was the last. */
export async function afterRun(
  world: World,
  repository: Repository,
  run: CheckRun,
  before: CheckRun['status'],
  by: Doer,
): Promise<void> {
  run.suite.updatedAt = world.now();
  if (run.status !== 'completed' || before === 'completed') return;
  run.completedAt ??= world.now();
  emitRun(world, repository, run, 'completed', by.account);
  if (standingOf(run.suite).status === 'completed') {
    await emitSuite(world, repository, run.suite, 'completed', by.account);
  }
}
