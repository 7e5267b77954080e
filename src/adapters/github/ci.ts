import { z } from 'zod';
import type { CiRun } from '../../ports/forge.ts';
import type { Connection } from './connection.ts';

const app = z.object({ id: z.number(), slug: z.string().nullish() }).nullable();
const checkRuns = z.object({
  check_runs: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      conclusion: z.string().nullable(),
      html_url: z.string().nullish(),
      app,
    }),
  ),
});
const combinedStatus = z.object({
  statuses: z.array(z.object({ context: z.string(), state: z.string(), target_url: z.string().nullish() })),
});
const checkSuites = z.object({
  check_suites: z.array(z.object({ status: z.string().nullable(), conclusion: z.string().nullable(), app })),
});

/** Only `success` is success: a skipped, neutral, cancelled, stale or timed-out run has shown nothing. */
function stateOf(status: string | null, conclusion: string | null): CiRun['state'] {
  if (conclusion === 'action_required') return 'action-required';
  if (status !== 'completed' || conclusion === null) return 'pending';
  return conclusion === 'success' ? 'success' : 'failure';
}

const run = (name: string, state: CiRun['state'], conclusion: string, url?: string | null): CiRun => ({
  name,
  state,
  conclusion,
  ...(url ? { url } : {}),
});

async function fromCheckRuns(connection: Connection, ref: string, appId: number): Promise<readonly CiRun[]> {
  const runs = await connection.all(
    checkRuns.transform((answer) => answer.check_runs),
    (target) => connection.octokit.rest.checks.listForRef({ ...target, ref, filter: 'latest' }),
  );
  return runs
    .filter((found) => found.app?.id !== appId)
    .map(({ name, status, conclusion, html_url }) =>
      run(name, stateOf(status, conclusion), conclusion ?? status, html_url),
    );
}

async function fromStatuses(connection: Connection, ref: string): Promise<readonly CiRun[]> {
  const { statuses } = await connection.call(combinedStatus, (target) =>
    connection.octokit.rest.repos.getCombinedStatusForRef({ ...target, ref, per_page: 100 }),
  );
  return statuses.map(({ context, state, target_url }) => {
    const known = state === 'success' || state === 'pending' ? state : 'failure';
    return run(context, known, state, target_url);
  });
}

/** Workflows that wait for approval (a fork's first ones) or have not begun yet have a suite but no run. */
async function fromSuites(connection: Connection, ref: string, appId: number): Promise<readonly CiRun[]> {
  const { check_suites } = await connection.call(checkSuites, (target) =>
    connection.octokit.rest.checks.listSuitesForRef({ ...target, ref, per_page: 100 }),
  );
  return (
    check_suites
      .filter((suite) => suite.app?.id !== appId)
      .map((suite) => ({ ...suite, name: suite.app?.slug ?? 'checks', state: stateOf(suite.status, suite.conclusion) }))
      // Every App that may write checks is given a suite for every push, so of those only GitHub Actions' says something.
      .filter(({ name, state }) => state === 'action-required' || (state === 'pending' && name === 'github-actions'))
      .map(({ name, state, conclusion, status }) => run(name, state, conclusion ?? status ?? 'queued'))
  );
}

/**
 * What CI says of a commit, ours left out: the check runs, one call; only when there are none the commit statuses, and
 * when there are none of these either the check suites.
 */
export async function readCi(connection: Connection, head: string, appId: number): Promise<readonly CiRun[]> {
  const runs = await fromCheckRuns(connection, head, appId);
  if (runs.length > 0) return runs;
  const statuses = await fromStatuses(connection, head);
  return statuses.length > 0 ? statuses : fromSuites(connection, head, appId);
}
