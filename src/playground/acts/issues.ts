import { commentOf, issueOf, labelOf, milestoneOf } from '../present/issues.ts';
import { hookedPull } from '../present/pulls.ts';
import type { Comment, Doer, Issue, Label, Milestone, Repository } from '../state.ts';
import { isPull, type World } from '../world.ts';

/** `issues` for an issue, `pull_request` for a pull request: most actions exist for both. */
export async function emitIssue(
  world: World,
  issue: Issue,
  action: string,
  { account }: Doer,
  more: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  const { repository } = issue;
  if (isPull(issue)) {
    const payload = { number: issue.number, pull_request: await hookedPull(world, issue), ...more };
    world.hooks.emit({ event: 'pull_request', action, repository, sender: account, payload });
    return;
  }
  const payload = { issue: issueOf(world, issue), ...more };
  world.hooks.emit({ event: 'issues', action, repository, sender: account, payload });
}

export type NewIssue = Pick<Issue, 'title' | 'body' | 'labels' | 'milestone'>;

/** An issue record; a pull request's as well. */
export function newIssue(world: World, repository: Repository, by: Doer, given: NewIssue, pull: Issue['pull']): Issue {
  repository.lastNumber += 1;
  const issue: Issue = {
    id: world.nextId(),
    repository,
    number: repository.lastNumber,
    author: by.account,
    via: by.app,
    ...given,
    state: 'open',
    stateReason: null,
    createdAt: world.now(),
    updatedAt: world.now(),
    closedAt: null,
    closedBy: undefined,
    comments: [],
    reactions: [],
    pull,
  };
  repository.issues.set(issue.number, issue);
  return issue;
}

export async function openIssue(world: World, repository: Repository, by: Doer, given: NewIssue): Promise<Issue> {
  const issue = newIssue(world, repository, by, given, undefined);
  await emitIssue(world, issue, 'opened', by);
  for (const label of issue.labels) {
    await emitIssue(world, issue, 'labeled', by, { label: labelOf(world, repository, label) });
  }
  if (issue.milestone) {
    await emitIssue(world, issue, 'milestoned', by, { milestone: milestoneOf(world, repository, issue.milestone) });
  }
  return issue;
}

export async function setState(
  world: World,
  issue: Issue,
  state: Issue['state'],
  by: Doer,
  reason: Issue['stateReason'] = null,
): Promise<void> {
  if (issue.state === state) return;
  issue.state = state;
  issue.updatedAt = world.now();
  issue.closedAt = state === 'closed' ? world.now() : null;
  issue.closedBy = state === 'closed' ? by.account : undefined;
  // Pull requests have no reason.
  if (!issue.pull) issue.stateReason = state === 'closed' ? (reason ?? 'completed') : 'reopened';
  await emitIssue(world, issue, state === 'closed' ? 'closed' : 'reopened', by);
}

/** Gives an issue exactly these labels. */
export async function setLabels(world: World, issue: Issue, labels: readonly Label[], by: Doer): Promise<void> {
  const before = issue.labels;
  issue.labels = [...new Set(labels)];
  if (before.length !== issue.labels.length || before.some((label) => !issue.labels.includes(label))) {
    issue.updatedAt = world.now();
  }
  const told = (label: Label) => ({ label: labelOf(world, issue.repository, label) });
  for (const label of before.filter((one) => !issue.labels.includes(one))) {
    await emitIssue(world, issue, 'unlabeled', by, told(label));
  }
  for (const label of issue.labels.filter((one) => !before.includes(one))) {
    await emitIssue(world, issue, 'labeled', by, told(label));
  }
}

export async function setMilestone(world: World, issue: Issue, to: Milestone | undefined, by: Doer): Promise<void> {
  const from = issue.milestone;
  if (from === to) return;
  issue.milestone = to;
  issue.updatedAt = world.now();
  // GitHub describes these two of issues only; a pull request's are left out here.
  if (issue.pull) return;
  const told = (milestone: Milestone) => ({ milestone: milestoneOf(world, issue.repository, milestone) });
  if (from) await emitIssue(world, issue, 'demilestoned', by, told(from));
  if (to) await emitIssue(world, issue, 'milestoned', by, told(to));
}

/** Title and text; says what they were. */
export async function editText(
  world: World,
  issue: Issue,
  { title = issue.title, body = issue.body }: { readonly title?: string; readonly body?: string | null },
  by: Doer,
): Promise<void> {
  const changes = {
    ...(title !== issue.title && { title: { from: issue.title } }),
    ...(body !== issue.body && { body: { from: issue.body ?? '' } }),
  };
  if (Object.keys(changes).length === 0) return;
  issue.title = title;
  issue.body = body;
  issue.updatedAt = world.now();
  await emitIssue(world, issue, 'edited', by, { changes });
}

export function emitComment(
  world: World,
  issue: Issue,
  comment: Comment,
  action: 'created' | 'edited' | 'deleted',
  { account }: Doer,
  more: Readonly<Record<string, unknown>> = {},
): void {
  const payload = { issue: issueOf(world, issue), comment: commentOf(world, issue, comment), ...more };
  world.hooks.emit({ event: 'issue_comment', action, repository: issue.repository, sender: account, payload });
}

/** Labels by name, those that do not exist yet made in GitHub's grey. */
export function labelsNamed(world: World, repository: Repository, names: readonly string[]): Label[] {
  return names.map((name) => labelNamed(repository, name) ?? addLabel(world, repository, { name }));
}

export const labelNamed = (repository: Repository, name: string): Label | undefined =>
  repository.labels.find((label) => label.name.toLowerCase() === name.toLowerCase());

export function addLabel(
  world: World,
  repository: Repository,
  { name, color = 'ededed', description = null, ...rest }: Partial<Label> & { readonly name: string },
): Label {
  const label: Label = { id: world.nextId(), name, color, description, default: rest.default ?? false };
  repository.labels.push(label);
  return label;
}

/** The REST API cannot do this; the page can. */
export async function deleteIssue(world: World, issue: Issue, by: Doer): Promise<void> {
  await emitIssue(world, issue, 'deleted', by);
  issue.repository.issues.delete(issue.number);
  issue.repository.deleted.add(issue.number);
}
