import { afterRun, createRun, emitRun, emitSuite } from '../acts/checks.ts';
import type { Actor } from '../auth.ts';
import { annotationOf, checkRunOf, checkSuiteOf, standingOf } from '../present/checks.ts';
import { found, invalid, Refusal } from '../refusal.ts';
import type { Annotation, CheckRun, CheckSuite, Conclusion, GitHubApp, Repository } from '../state.ts';
import { commitOfRef } from './contents.ts';
import { type Call, created, type Operation, ok, operation, paged, type Reply } from './operation.ts';

function appOf(actor: Actor): GitHubApp {
  if (actor.kind === 'installation') return actor.installation.app;
  throw new Refusal(403, 'You must authenticate via a GitHub App.');
}

/** https://docs.github.com/rest/checks/runs#create-a-check-run; that there are 50 annotations at most is in the description. */
const longestText = 65_535;

type Output = {
  readonly title?: string | undefined;
  readonly summary?: string | undefined;
  readonly text?: string | undefined;
  readonly annotations?: readonly Annotation[] | undefined;
};

function checkOutput(output: Output | undefined): void {
  if (!output) return;
  const { annotations = [], summary, text } = output;
  for (const [field, value] of Object.entries({ summary, text })) {
    if ((value?.length ?? 0) > longestText) {
      throw invalid('CheckRun', field, 'too_long', `${field} exceeds a maximum of ${longestText} characters`);
    }
  }
  for (const annotation of annotations) checkAnnotation(annotation);
}

/** Columns only within one line, ends not before beginnings. */
function checkAnnotation({ start_line, end_line, start_column, end_column, message, title }: Annotation): void {
  const backwards =
    end_line < start_line || (end_column !== undefined && start_column !== undefined && end_column < start_column);
  const columns = start_column !== undefined || end_column !== undefined;
  if (start_line < 1 || backwards || (columns && start_line !== end_line) || message.trim() === '') {
    throw new Refusal(422, 'Invalid request.\n\nFor "properties/annotations/items", the lines or columns are invalid.');
  }
  if ([...(title ?? '')].length > 255)
    throw new Refusal(422, 'Invalid request.\n\ntitle is too long (maximum is 255 characters)');
}

type State = {
  readonly status?: string | undefined;
  readonly conclusion?: string | undefined;
  readonly started_at?: string | undefined;
  readonly completed_at?: string | undefined;
};

/** A conclusion completes a run by itself; GitHub alone may say `stale`. */
function stateOf({ status, conclusion, completed_at }: State) {
  if (conclusion === 'stale') throw invalid('CheckRun', 'conclusion', 'invalid');
  if (status === 'completed' && conclusion === undefined) throw invalid('CheckRun', 'conclusion', 'missing_field');
  const completed = conclusion !== undefined || completed_at !== undefined;
  return {
    status: completed ? 'completed' : ((status ?? undefined) as CheckRun['status'] | undefined),
    conclusion: (conclusion ?? null) as Conclusion | null,
  };
}

const create = operation('POST /repos/{owner}/{repo}/check-runs', async ({ world, actor, repository, by, body }) => {
  const app = appOf(actor);
  const given = body as unknown as State & {
    name: string;
    head_sha: string;
    external_id?: string;
    details_url?: string;
    output?: Output;
  };
  checkOutput(given.output);
  const sha = await commitOfRef(repository, given.head_sha).catch(() => undefined);
  if (sha !== given.head_sha) throw new Refusal(422, `No commit found for SHA: ${given.head_sha}`);
  const { status = 'queued', conclusion } = stateOf(given);
  const head = { sha, branch: branchOf(repository, sha), before: null };
  const run = await createRun(
    world,
    repository,
    { ...by(), app },
    head,
    {
      name: given.name,
      externalId: given.external_id ?? '',
      detailsUrl: given.details_url,
      status,
      conclusion,
      startedAt: given.started_at ? new Date(given.started_at) : world.now(),
      completedAt: given.completed_at ? new Date(given.completed_at) : null,
      title: given.output?.title ?? null,
      summary: given.output?.summary ?? null,
      text: given.output?.text ?? null,
    },
    given.output?.annotations,
  );
  return created(checkRunOf(world, repository, run));
});

/** The branch whose head the commit is, when a pull request tells. */
function branchOf(repository: Repository, sha: string): string | null {
  const pull = [...repository.issues.values()].find((issue) => issue.pull?.headSha === sha)?.pull;
  return pull?.head.repository === repository ? pull.head.ref : null;
}

const runById = (repository: Repository, id: string): CheckRun =>
  found(repository.suites.flatMap(({ runs }) => runs).find((run) => run.id === Number(id)));

const update = operation(
  'PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}',
  async ({ world, actor, repository, by, params, body }) => {
    const run = runById(repository, params.check_run_id);
    if (run.suite.app !== appOf(actor))
      throw new Refusal(403, 'A check run can only be modified by the GitHub App that created it.');
    const given = (body ?? {}) as unknown as State & {
      name?: string;
      external_id?: string;
      details_url?: string;
      output?: Output;
    };
    checkOutput(given.output);
    const before = run.status;
    const { status = run.status, conclusion } = stateOf(given);
    const completedAt = given.completed_at ? new Date(given.completed_at) : null;
    const ended = status === 'completed' ? (completedAt ?? run.completedAt) : null;
    Object.assign(run, {
      status,
      conclusion: status === 'completed' ? (conclusion ?? run.conclusion) : null,
      completedAt: ended,
      name: given.name ?? run.name,
      externalId: given.external_id ?? run.externalId,
      detailsUrl: given.details_url ?? run.detailsUrl,
      title: given.output?.title ?? run.title,
      summary: given.output?.summary ?? run.summary,
      text: given.output?.text ?? run.text,
    });
    // Annotations of an update are added to those that stand.
    run.annotations.push(...(given.output?.annotations ?? []));
    await afterRun(world, repository, run, before, by());
    return ok(checkRunOf(world, repository, run));
  },
);

const one = operation('GET /repos/{owner}/{repo}/check-runs/{check_run_id}', ({ world, repository, params }) =>
  ok(checkRunOf(world, repository, runById(repository, params.check_run_id))),
);

const annotations = operation('GET /repos/{owner}/{repo}/check-runs/{check_run_id}/annotations', (call) => {
  const run = runById(call.repository, call.params.check_run_id);
  return paged(call, run.annotations, (annotation) => annotationOf(call.world, call.repository, run, annotation));
});

/** The newest first; of each name and App only the newest, unless `filter=all`. */
function chosen(runs: readonly CheckRun[], query: URLSearchParams): readonly CheckRun[] {
  const [name, status, app] = [query.get('check_name'), query.get('status'), query.get('app_id')];
  const seen = new Set<string>();
  return runs
    .toReversed()
    .filter((run) => {
      const key = `${run.suite.app.id} ${run.name}`;
      const older = seen.has(key);
      seen.add(key);
      return query.get('filter') === 'all' || !older;
    })
    .filter((run) => name === null || run.name === name)
    .filter((run) => status === null || run.status === status)
    .filter((run) => app === null || String(run.suite.app.id) === app);
}

type Listing = Pick<Call<string>, 'world' | 'query' | 'url'> & { readonly repository: Repository };

async function listed(call: Listing, runs: readonly CheckRun[]) {
  const wanted = chosen(runs, call.query);
  const { body, headers } = await paged(call, wanted, (run) => checkRunOf(call.world, call.repository, run));
  return { ...ok({ total_count: wanted.length, check_runs: body }), ...(headers && { headers }) };
}

const suitesAt = async (repository: Repository, ref: string): Promise<readonly CheckSuite[]> => {
  const sha = await commitOfRef(repository, ref).catch(() => undefined);
  if (!sha) throw new Refusal(422, `No commit found for SHA: ${ref}`);
  return repository.suites.filter(({ headSha }) => headSha === sha);
};

const runsOfCommit = operation('GET /repos/{owner}/{repo}/commits/{ref}/check-runs', async (call) => {
  const suites = await suitesAt(call.repository, call.params.ref);
  return listed(
    call,
    suites.flatMap(({ runs }) => runs).toSorted((a, b) => a.id - b.id),
  );
});

const suitesOfCommit = operation('GET /repos/{owner}/{repo}/commits/{ref}/check-suites', async (call) => {
  const app = call.query.get('app_id');
  const all = (await suitesAt(call.repository, call.params.ref)).filter(
    (suite) => app === null || String(suite.app.id) === app,
  );
  const { body, headers } = await paged(call, all, (suite) => checkSuiteOf(call.world, call.repository, suite));
  const reply: Reply<{ total_count: number; check_suites: typeof body }> = ok({
    total_count: all.length,
    check_suites: body,
  });
  return { ...reply, ...(headers && { headers }) };
});

const suiteById = (repository: Repository, id: string): CheckSuite =>
  found(repository.suites.find((suite) => suite.id === Number(id)));

const oneSuite = operation(
  'GET /repos/{owner}/{repo}/check-suites/{check_suite_id}',
  async ({ world, repository, params }) =>
    ok(await checkSuiteOf(world, repository, suiteById(repository, params.check_suite_id))),
);

const runsOfSuite = operation('GET /repos/{owner}/{repo}/check-suites/{check_suite_id}/check-runs', (call) =>
  listed(call, suiteById(call.repository, call.params.check_suite_id).runs),
);

/** https://docs.github.com/rest/checks/runs#rerequest-a-check-run: the run itself stays as it is, its App is told. */
const rerequestRun = operation(
  'POST /repos/{owner}/{repo}/check-runs/{check_run_id}/rerequest',
  async ({ world, repository, by, params }) => {
    const run = runById(repository, params.check_run_id);
    if (run.status !== 'completed') throw new Refusal(422, 'This check run is not rerequestable');
    emitRun(world, repository, run, 'rerequested', by().account);
    await world.ci.again(repository, run.suite);
    return created({});
  },
);

const rerequestSuite = operation(
  'POST /repos/{owner}/{repo}/check-suites/{check_suite_id}/rerequest',
  async ({ world, repository, by, params }) => {
    const suite = suiteById(repository, params.check_suite_id);
    if (standingOf(suite).status !== 'completed' && suite.runs.length > 0)
      throw new Refusal(422, 'This check suite is not rerequestable');
    await emitSuite(world, repository, suite, 'rerequested', by().account);
    await world.ci.again(repository, suite);
    return created({});
  },
);

export const checkOperations: readonly Operation[] = [
  create,
  update,
  one,
  annotations,
  runsOfCommit,
  suitesOfCommit,
  oneSuite,
  runsOfSuite,
  rerequestRun,
  rerequestSuite,
];
