import { commitAt } from '../git/commits.ts';
import type { Schemas } from '../openapi/types.ts';
import type { Annotation, CheckRun, CheckSuite, CommitStatus, Repository } from '../state.ts';
import { nodeId, pullsOf, type World } from '../world.ts';
import { integration, iso, isoOrNull, simpleUser } from './accounts.ts';
import { minimalPull } from './pulls.ts';
import { pageUrl, repositoryOf, repositoryUrl } from './repositories.ts';

/**
 * Open pull requests of this head, of branches of the same repository: for a fork's the list is empty
 * (https://docs.github.com/rest/guides/using-the-rest-api-to-interact-with-checks).
 */
function pullsAt(world: World, repository: Repository, suite: CheckSuite) {
  return pullsOf(repository)
    .filter(({ state, pull }) => state === 'open' && pull.head.repository === repository)
    .filter(({ pull }) => pull.headSha === suite.headSha && pull.head.ref === suite.headBranch)
    .map((issue) => minimalPull(world, issue));
}

export function checkRunOf(world: World, repository: Repository, run: CheckRun) {
  const url = `${repositoryUrl(world, repository)}/check-runs/${run.id}`;
  const html = `${pageUrl(world, repository)}/runs/${run.id}`;
  return {
    id: run.id,
    node_id: nodeId('CheckRun', run.id),
    head_sha: run.suite.headSha,
    external_id: run.externalId,
    url,
    html_url: html,
    details_url: run.detailsUrl ?? html,
    status: run.status,
    conclusion: run.conclusion,
    started_at: iso(run.startedAt),
    completed_at: isoOrNull(run.completedAt),
    output: {
      title: run.title,
      summary: run.summary,
      text: run.text,
      annotations_count: run.annotations.length,
      annotations_url: `${url}/annotations`,
    },
    name: run.name,
    check_suite: { id: run.suite.id },
    app: integration(world, run.suite.app),
    pull_requests: pullsAt(world, repository, run.suite),
  } satisfies Schemas['check-run'];
}

/** A suite is as far as its runs are, and as bad as the worst of them. */
export function standingOf(suite: CheckSuite): Pick<CheckSuite, 'status' | 'conclusion'> {
  const { runs } = suite;
  if (runs.length === 0) return suite;
  const latest = [...new Map(runs.map((run) => [run.name, run])).values()];
  if (latest.some(({ status }) => status !== 'completed')) {
    return { status: latest.every(({ status }) => status === 'queued') ? 'queued' : 'in_progress', conclusion: null };
  }
  const order = ['failure', 'timed_out', 'cancelled', 'action_required', 'neutral', 'skipped', 'success'] as const;
  const conclusion = order.find((one) => latest.some((run) => run.conclusion === one));
  return { status: 'completed', conclusion: conclusion ?? 'success' };
}

async function simpleCommit(dir: string, sha: string): Promise<Schemas['simple-commit']> {
  const { tree, message, author, committer } = await commitAt(dir, sha);
  return {
    id: sha,
    tree_id: tree,
    message,
    timestamp: iso(committer.date),
    author: { name: author.name, email: author.email },
    committer: { name: committer.name, email: committer.email },
  };
}

export async function checkSuiteOf(world: World, repository: Repository, suite: CheckSuite) {
  const url = `${repositoryUrl(world, repository)}/check-suites/${suite.id}`;
  return {
    id: suite.id,
    node_id: nodeId('CheckSuite', suite.id),
    head_branch: suite.headBranch,
    head_sha: suite.headSha,
    ...standingStatus(suite),
    url,
    before: suite.before,
    after: suite.headSha,
    pull_requests: pullsAt(world, repository, suite),
    app: integration(world, suite.app),
    repository: repositoryOf(world, repository),
    created_at: iso(suite.createdAt),
    updated_at: iso(suite.updatedAt),
    head_commit: await simpleCommit(repository.dir, suite.headSha),
    latest_check_runs_count: suite.runs.length,
    check_runs_url: `${url}/check-runs`,
  } satisfies Schemas['check-suite'];
}

const standingStatus = (suite: CheckSuite) => {
  const { status, conclusion } = standingOf(suite);
  return { status, conclusion };
};

/** The suite inside of `check_run` webhooks. */
export function simpleSuite(world: World, repository: Repository, suite: CheckSuite): Schemas['simple-check-suite'] {
  return {
    id: suite.id,
    node_id: nodeId('CheckSuite', suite.id),
    head_branch: suite.headBranch,
    head_sha: suite.headSha,
    ...standingStatus(suite),
    url: `${repositoryUrl(world, repository)}/check-suites/${suite.id}`,
    before: suite.before,
    after: suite.headSha,
    pull_requests: pullsAt(world, repository, suite),
    app: integration(world, suite.app),
    created_at: iso(suite.createdAt),
    updated_at: iso(suite.updatedAt),
  };
}

export function annotationOf(
  world: World,
  repository: Repository,
  run: CheckRun,
  annotation: Annotation,
): Schemas['check-annotation'] {
  return {
    path: annotation.path,
    blob_href: `${pageUrl(world, repository)}/blob/${run.suite.headSha}/${annotation.path}`,
    start_line: annotation.start_line,
    end_line: annotation.end_line,
    start_column: annotation.start_column ?? null,
    end_column: annotation.end_column ?? null,
    annotation_level: annotation.annotation_level,
    title: annotation.title ?? null,
    message: annotation.message,
    raw_details: annotation.raw_details ?? null,
  };
}

export function statusOf(world: World, repository: Repository, status: CommitStatus) {
  return {
    id: status.id,
    node_id: nodeId('StatusContext', status.id),
    url: `${repositoryUrl(world, repository)}/statuses/${status.sha}`,
    avatar_url: `${world.url()}/avatars/u/${status.creator.id}`,
    state: status.state,
    description: status.description,
    target_url: status.targetUrl,
    context: status.context,
    created_at: iso(status.createdAt),
    updated_at: iso(status.createdAt),
    creator: simpleUser(world, status.creator),
  } satisfies Schemas['status'];
}
