import { milestoneOf } from '../present/issues.ts';
import { found, invalid } from '../refusal.ts';
import type { Milestone, Repository } from '../state.ts';
import { created, noContent, type Operation, ok, operation, paged } from './operation.ts';

const numbered = (repository: Repository, number: string): Milestone =>
  found(repository.milestones.find((milestone) => milestone.number === Number(number)));

const list = operation('GET /repos/{owner}/{repo}/milestones', (call) => {
  const state = call.query.get('state') ?? 'open';
  const sign = call.query.get('direction') === 'desc' ? -1 : 1;
  const wanted = call.repository.milestones
    .filter((milestone) => state === 'all' || milestone.state === state)
    .toSorted((a, b) => sign * (a.number - b.number));
  return paged(call, wanted, (milestone) => milestoneOf(call.world, call.repository, milestone));
});

const one = operation('GET /repos/{owner}/{repo}/milestones/{milestone_number}', ({ world, repository, params }) =>
  ok(milestoneOf(world, repository, numbered(repository, params.milestone_number))),
);

/** Titles are unique: https://docs.github.com/rest/issues/milestones#create-a-milestone */
function checkTitle(repository: Repository, title: string, milestone?: Milestone): void {
  if (title.trim() === '') throw invalid('Milestone', 'title', 'missing_field');
  if ([...title].length > 255)
    throw invalid('Milestone', 'title', 'too_long', 'title is too long (maximum is 255 characters)');
  const same = repository.milestones.find((other) => other.title === title);
  if (same && same !== milestone) throw invalid('Milestone', 'title', 'already_exists');
}

const create = operation('POST /repos/{owner}/{repo}/milestones', ({ world, repository, by, body }) => {
  checkTitle(repository, body.title);
  const milestone: Milestone = {
    id: world.nextId(),
    number: Math.max(0, ...repository.milestones.map(({ number }) => number)) + 1,
    title: body.title,
    description: body.description ?? null,
    state: body.state ?? 'open',
    dueOn: body.due_on ?? null,
    creator: by().account,
    createdAt: world.now(),
    updatedAt: world.now(),
    closedAt: body.state === 'closed' ? world.now() : null,
  };
  repository.milestones.push(milestone);
  return created(milestoneOf(world, repository, milestone));
});

const update = operation('PATCH /repos/{owner}/{repo}/milestones/{milestone_number}', (call) => {
  const { world, repository, params, body = {} } = call;
  const milestone = numbered(repository, params.milestone_number);
  if (body.title !== undefined) checkTitle(repository, body.title, milestone);
  milestone.title = body.title ?? milestone.title;
  if (body.description !== undefined) milestone.description = body.description;
  if (body.due_on !== undefined) milestone.dueOn = body.due_on;
  if (body.state !== undefined && body.state !== milestone.state) {
    milestone.state = body.state;
    milestone.closedAt = body.state === 'closed' ? world.now() : null;
  }
  milestone.updatedAt = world.now();
  return ok(milestoneOf(world, repository, milestone));
});

const remove = operation('DELETE /repos/{owner}/{repo}/milestones/{milestone_number}', ({ repository, params }) => {
  const milestone = numbered(repository, params.milestone_number);
  repository.milestones.splice(repository.milestones.indexOf(milestone), 1);
  for (const issue of repository.issues.values()) {
    if (issue.milestone === milestone) issue.milestone = undefined;
  }
  return noContent();
});

export const milestoneOperations: readonly Operation[] = [list, one, create, update, remove];
