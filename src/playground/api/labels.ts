import { addLabel, labelNamed, labelsNamed, setLabels } from '../acts/issues.ts';
import { labelOf } from '../present/issues.ts';
import { found, invalid, Refusal } from '../refusal.ts';
import type { Label, Repository } from '../state.ts';
import { issueNumbered, namesOf } from './issues.ts';
import { created, noContent, type Operation, ok, operation, paged } from './operation.ts';

const issueLabels = operation('GET /repos/{owner}/{repo}/issues/{issue_number}/labels', (call) =>
  paged(call, issueNumbered(call.repository, call.params.issue_number).labels, (label) =>
    labelOf(call.world, call.repository, label),
  ),
);

type LabelBody = readonly string[] | { readonly labels?: readonly (string | { name?: string })[] } | string | undefined;

const wantedLabels = (body: unknown): readonly string[] => {
  const given = body as LabelBody;
  if (typeof given === 'string') return [given];
  return namesOf(Array.isArray(given) ? (given as readonly string[]) : (given as { labels?: string[] })?.labels);
};

const addLabels = operation(
  'POST /repos/{owner}/{repo}/issues/{issue_number}/labels',
  async ({ world, repository, by, params, body }) => {
    const issue = issueNumbered(repository, params.issue_number);
    await setLabels(world, issue, [...issue.labels, ...labelsNamed(world, repository, wantedLabels(body))], by());
    return ok(issue.labels.map((label) => labelOf(world, repository, label)));
  },
);

const replaceLabels = operation(
  'PUT /repos/{owner}/{repo}/issues/{issue_number}/labels',
  async ({ world, repository, by, params, body }) => {
    const issue = issueNumbered(repository, params.issue_number);
    await setLabels(world, issue, labelsNamed(world, repository, wantedLabels(body)), by());
    return ok(issue.labels.map((label) => labelOf(world, repository, label)));
  },
);

const removeLabel = operation('DELETE /repos/{owner}/{repo}/issues/{issue_number}/labels/{name}', async (call) => {
  const { world, repository, by, params } = call;
  const issue = issueNumbered(repository, params.issue_number);
  const label = labelNamed(repository, params.name);
  if (!label || !issue.labels.includes(label)) throw new Refusal(404, 'Label does not exist');
  await setLabels(
    world,
    issue,
    issue.labels.filter((one) => one !== label),
    by(),
  );
  return ok(issue.labels.map((one) => labelOf(world, repository, one)));
});

// The labels of a repository.

const list = operation('GET /repos/{owner}/{repo}/labels', (call) =>
  paged(call, call.repository.labels, (label) => labelOf(call.world, call.repository, label)),
);

const named = (repository: Repository, name: string): Label => found(labelNamed(repository, name));

const one = operation('GET /repos/{owner}/{repo}/labels/{name}', ({ world, repository, params }) =>
  ok(labelOf(world, repository, named(repository, params.name))),
);

/** @throws Refusal 422 for a name that is taken or too long, a colour that is none, a long description */
function check(repository: Repository, label: Label | undefined, wanted: Partial<Label>): void {
  const { name, color, description } = wanted;
  if (name !== undefined) {
    const same = labelNamed(repository, name);
    if (same && same !== label) throw invalid('Label', 'name', 'already_exists');
    if (name.trim() === '') throw invalid('Label', 'name', 'missing_field');
    if ([...name].length > 50)
      throw invalid('Label', 'name', 'too_long', 'name is too long (maximum is 50 characters)');
  }
  if (color !== undefined && !/^[0-9a-f]{6}$/i.test(color)) throw invalid('Label', 'color', 'invalid');
  if ([...(description ?? '')].length > 100) {
    throw invalid('Label', 'description', 'too_long', 'description is too long (maximum is 100 characters)');
  }
}

const create = operation('POST /repos/{owner}/{repo}/labels', ({ world, repository, body }) => {
  const { name, color, description } = body;
  const wanted = { name, ...(color && { color }), ...(description !== undefined && { description }) };
  check(repository, undefined, wanted);
  return created(labelOf(world, repository, addLabel(world, repository, wanted)));
});

const update = operation('PATCH /repos/{owner}/{repo}/labels/{name}', ({ world, repository, params, body = {} }) => {
  const label = named(repository, params.name);
  const { new_name: name = label.name, color = label.color, description = label.description } = body;
  check(repository, label, { name, color, description });
  Object.assign(label, { name, color, description });
  return ok(labelOf(world, repository, label));
});

const remove = operation('DELETE /repos/{owner}/{repo}/labels/{name}', ({ repository, params }) => {
  const label = named(repository, params.name);
  repository.labels.splice(repository.labels.indexOf(label), 1);
  for (const issue of repository.issues.values()) issue.labels = issue.labels.filter((given) => given !== label);
  return noContent();
});

export const labelOperations: readonly Operation[] = [
  issueLabels,
  addLabels,
  replaceLabels,
  removeLabel,
  list,
  one,
  create,
  update,
  remove,
];
