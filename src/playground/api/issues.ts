import { editText, labelsNamed, openIssue, setLabels, setMilestone, setState } from '../acts/issues.ts';
import { fullIssue, issueOf } from '../present/issues.ts';
import { checkBody, invalid, notFound, Refusal } from '../refusal.ts';
import type { Doer, Issue, Milestone, Repository } from '../state.ts';
import { atLeast, roleOf } from '../world.ts';
import { created, type Operation, ok, operation, paged } from './operation.ts';

const titleLimit = 256;

/** Shut off: https://docs.github.com/rest/issues/issues#create-an-issue says 410. */
function checkEnabled(repository: Repository): void {
  if (!repository.hasIssues) throw new Refusal(410, 'Issues are disabled for this repo');
}

/** A pull request is one as well, also where issues are switched off. */
export function issueNumbered(repository: Repository, number: string): Issue {
  const issue = repository.issues.get(Number(number));
  if (!issue) {
    checkEnabled(repository);
    throw repository.deleted.has(Number(number)) ? new Refusal(410, 'This issue was deleted') : notFound();
  }
  if (!issue.pull) checkEnabled(repository);
  return issue;
}

export function checkTitle(resource: string, title: string | number | null | undefined): string {
  const text = String(title ?? '');
  if (text.trim() === '') throw invalid(resource, 'title', 'missing_field');
  if ([...text].length > titleLimit) {
    throw invalid(resource, 'title', 'custom', `title is too long (maximum is ${titleLimit} characters)`);
  }
  return text;
}

/** Whether they may label, close and edit what others wrote. */
const triages = ({ account, app }: Doer, repository: Repository): boolean =>
  app !== undefined || atLeast(roleOf(account, repository), 'triage');

export const namesOf = (labels: readonly (string | { name?: string })[] | undefined): readonly string[] =>
  (labels ?? []).map((label) => (typeof label === 'string' ? label : (label.name ?? ''))).filter((name) => name !== '');

function milestoneNumbered(repository: Repository, number: string | number | null | undefined): Milestone | undefined {
  if (number === null || number === undefined) return undefined;
  const milestone = repository.milestones.find((one) => one.number === Number(number));
  if (!milestone) throw invalid('Issue', 'milestone', 'invalid');
  return milestone;
}

type Order = 'created' | 'updated' | 'comments';

const orders: Readonly<Record<Order, (issue: Issue) => number>> = {
  created: (issue) => issue.createdAt.getTime() * 1e6 + issue.number,
  updated: (issue) => issue.updatedAt.getTime() * 1e6 + issue.number,
  comments: (issue) => issue.comments.length * 1e6 + issue.number,
};

/** Filters and order of https://docs.github.com/rest/issues/issues#list-repository-issues; open ones without `state`. */
function listed(repository: Repository, query: URLSearchParams): readonly Issue[] {
  const state = query.get('state') ?? 'open';
  const labels = (query.get('labels') ?? '').split(',').filter(Boolean);
  const creator = query.get('creator')?.toLowerCase();
  const since = Date.parse(query.get('since') ?? '') || 0;
  const milestone = query.get('milestone');
  const key = orders[(query.get('sort') ?? 'created') as Order] ?? orders.created;
  const sign = query.get('direction') === 'asc' ? 1 : -1;
  return [...repository.issues.values()]
    .filter((issue) => state === 'all' || issue.state === state)
    .filter((issue) => labels.every((name) => issue.labels.some((label) => label.name === name)))
    .filter((issue) => creator === undefined || issue.author.login.toLowerCase() === creator)
    .filter((issue) => issue.updatedAt.getTime() >= since)
    .filter((issue) => milestone === null || milestone === '*' || String(issue.milestone?.number) === milestone)
    .filter((issue) => repository.hasIssues || issue.pull)
    .toSorted((a, b) => sign * (key(a) - key(b)));
}

const list = operation('GET /repos/{owner}/{repo}/issues', (call) =>
  paged(call, listed(call.repository, call.query), (issue) => issueOf(call.world, issue)),
);

const create = operation('POST /repos/{owner}/{repo}/issues', async ({ world, repository, by, body }) => {
  checkEnabled(repository);
  const title = checkTitle('Issue', body.title);
  checkBody('Issue', body.body);
  // Who may not triage is not refused: labels and milestone are left out without a word.
  const may = triages(by(), repository);
  const milestone = milestoneNumbered(repository, may ? body.milestone : undefined);
  const labels = labelsNamed(world, repository, may ? namesOf(body.labels) : []);
  const issue = await openIssue(world, repository, by(), { title, body: body.body ?? null, labels, milestone });
  return created(fullIssue(world, issue));
});

const one = operation('GET /repos/{owner}/{repo}/issues/{issue_number}', ({ world, repository, params }) =>
  ok(fullIssue(world, issueNumbered(repository, params.issue_number))),
);

const update = operation('PATCH /repos/{owner}/{repo}/issues/{issue_number}', async (call) => {
  const { world, repository, by, params, body = {} } = call;
  const issue = issueNumbered(repository, params.issue_number);
  if (!triages(by(), repository) && issue.author !== by().account) {
    throw new Refusal(403, 'Must have triage access to the repository or be the author.');
  }
  const title = body.title === undefined || body.title === null ? issue.title : checkTitle('Issue', body.title);
  checkBody('Issue', body.body);
  const milestone = body.milestone === undefined ? issue.milestone : milestoneNumbered(repository, body.milestone);
  if (issue.pull?.merged && body.state === 'open') throw invalid('Issue', 'state', 'invalid');
  await editText(world, issue, { title, ...(body.body !== undefined && { body: body.body }) }, by());
  if (body.labels && triages(by(), repository)) {
    await setLabels(world, issue, labelsNamed(world, repository, namesOf(body.labels)), by());
  }
  await setMilestone(world, issue, milestone, by());
  if (body.state) await setState(world, issue, body.state, by(), body.state_reason ?? null);
  return ok(fullIssue(world, issue));
});

export const issueOperations: readonly Operation[] = [list, create, one, update];
