import {
  createRepository,
  deleteRepository,
  emitRepository,
  moveRepository,
  type NewRepository,
} from '../acts/repositories.ts';
import { accountOf } from '../auth.ts';
import { refSha } from '../git/commits.ts';
import { git } from '../git/git.ts';
import type { Schemas } from '../openapi/types.ts';
import { permissionsOf, simpleUser } from '../present/accounts.ts';
import { fullRepository, repositoryOf } from '../present/repositories.ts';
import { found, invalid, notFound, Refusal } from '../refusal.ts';
import type { Account, Repository, Role } from '../state.ts';
import { accountNamed, repositoryNamed, roleOf, type World } from '../world.ts';
import { accepted, created, noContent, type Operation, ok, operation, paged } from './operation.ts';

type Wanted = {
  readonly name: string;
  readonly description?: string;
  readonly private?: boolean;
  readonly has_issues?: boolean;
  readonly is_template?: boolean;
  readonly auto_init?: boolean;
};

const newRepository = (owner: Account, body: Wanted): NewRepository => ({
  owner,
  name: body.name,
  private: body.private ?? false,
  description: body.description ?? null,
  hasIssues: body.has_issues ?? true,
  template: body.is_template ?? false,
  ...(body.auto_init && { files: { 'README.md': `# ${body.name}\n` } }),
});

const createForUser = operation('POST /user/repos', async ({ world, by, body }) => {
  const repository = await createRepository(world, by(), newRepository(by().account, body));
  return created(fullRepository(world, repository, by().account));
});

const createForOrganization = operation('POST /orgs/{org}/repos', async ({ world, by, params, body }) => {
  const organization = found(accountNamed(world, params.org));
  if (organization.type !== 'Organization') throw notFound();
  if (!organization.members.has(by().account)) throw new Refusal(403, 'You need to be a member of the organization.');
  const repository = await createRepository(
    world,
    by(),
    newRepository(organization, { ...body, private: body.private ?? false }),
  );
  repository.collaborators.set(by().account, 'admin');
  return created(fullRepository(world, repository, by().account));
});

const one = operation('GET /repos/{owner}/{repo}', ({ world, actor, repository }) =>
  ok(fullRepository(world, repository, accountOf(actor))),
);

const update = operation('PATCH /repos/{owner}/{repo}', async ({ world, by, repository, body = {} }) => {
  const { account } = by();
  if (repository.archived && body.archived !== false) {
    throw new Refusal(403, 'Repository was archived so is read-only.');
  }
  repository.updatedAt = world.now();
  if (body.has_issues !== undefined) repository.hasIssues = body.has_issues;
  if (body.is_template !== undefined) repository.template = body.is_template;
  await edit(world, repository, account, body);
  if (body.private !== undefined && body.private !== repository.private) {
    repository.private = body.private;
    emitRepository(world, repository, body.private ? 'privatized' : 'publicized', account);
  }
  if (body.archived !== undefined && body.archived !== repository.archived) {
    repository.archived = body.archived;
    emitRepository(world, repository, body.archived ? 'archived' : 'unarchived', account);
  }
  if (body.name !== undefined && body.name !== repository.name) {
    moveRepository(world, repository, { owner: repository.owner, name: body.name }, account);
  }
  return ok(fullRepository(world, repository, account));
});

async function edit(
  world: World,
  repository: Repository,
  sender: Account,
  {
    description = repository.description,
    default_branch: branch = repository.defaultBranch,
  }: {
    readonly description?: string | null;
    readonly default_branch?: string;
  },
): Promise<void> {
  const changes = {
    ...(description !== repository.description && { description: { from: repository.description } }),
    ...(branch !== repository.defaultBranch && { default_branch: { from: repository.defaultBranch } }),
  };
  if (Object.keys(changes).length === 0) return;
  if (!(await refSha(repository.dir, `refs/heads/${branch}`)) && branch !== repository.defaultBranch) {
    throw invalid('Repository', 'default_branch', 'custom', `The branch ${branch} was not found.`);
  }
  repository.description = description;
  repository.defaultBranch = branch;
  await git(repository.dir, ['symbolic-ref', 'HEAD', `refs/heads/${branch}`]);
  emitRepository(world, repository, 'edited', sender, { changes });
}

const remove = operation('DELETE /repos/{owner}/{repo}', async ({ world, by, repository }) => {
  await deleteRepository(world, repository, by().account);
  return noContent();
});

const transfer = operation('POST /repos/{owner}/{repo}/transfer', ({ world, by, repository, body }) => {
  const owner = found(accountNamed(world, body.new_owner));
  moveRepository(world, repository, { owner, name: body.new_name ?? repository.name }, by().account);
  return accepted(repositoryOf(world, repository));
});

/** https://docs.github.com/rest/repos/forks#create-a-fork */
const fork = operation('POST /repos/{owner}/{repo}/forks', async ({ world, by, repository, body }) => {
  const owner = body?.organization ? found(accountNamed(world, body.organization)) : by().account;
  const name = body?.name ?? repository.name;
  const known = repositoryNamed(world, owner.login, name);
  if (known?.parent === repository) return accepted(fullRepository(world, known, by().account));
  const description = repository.description;
  const made = await createRepository(world, by(), {
    owner,
    name,
    private: repository.private,
    description,
    parent: repository,
  });
  return accepted(fullRepository(world, made, by().account));
});

/** GitHub's older names, which fold maintain into write and triage into read: https://docs.github.com/rest/collaborators/collaborators#get-repository-permissions-for-a-user */
const folded = (role: Role): string => ({ maintain: 'write', triage: 'read' })[role as string] ?? role;

function collaborator(world: World, repository: Repository, account: Account): Schemas['collaborator'] {
  const permissions = permissionsOf(account, repository);
  return { ...simpleUser(world, account), permissions, role_name: roleOf(account, repository) };
}

const collaborators = operation('GET /repos/{owner}/{repo}/collaborators', (call) => {
  const { world, repository } = call;
  const { owner } = repository;
  const all = new Set([
    ...(owner.type === 'User' ? [owner] : owner.members.keys()),
    ...repository.collaborators.keys(),
  ]);
  return paged(call, [...all], (account) => collaborator(world, repository, account));
});

const roles: Readonly<Record<string, Exclude<Role, 'none'>>> = {
  pull: 'read',
  triage: 'triage',
  push: 'write',
  maintain: 'maintain',
  admin: 'admin',
};

/** Without the invitation, which people of the playground would accept at once. */
const addCollaborator = operation(
  'PUT /repos/{owner}/{repo}/collaborators/{username}',
  ({ world, repository, params, body }) => {
    const role = roles[body?.permission ?? 'push'];
    if (!role) throw invalid('Repository', 'permission', 'invalid');
    repository.collaborators.set(found(accountNamed(world, params.username)), role);
    return noContent();
  },
);

const removeCollaborator = operation(
  'DELETE /repos/{owner}/{repo}/collaborators/{username}',
  ({ world, repository, params }) => {
    repository.collaborators.delete(found(accountNamed(world, params.username)));
    return noContent();
  },
);

const permission = operation(
  'GET /repos/{owner}/{repo}/collaborators/{username}/permission',
  ({ world, repository, params }) => {
    const account = found(accountNamed(world, params.username));
    const role = roleOf(account, repository);
    return ok({ permission: folded(role), role_name: role, user: collaborator(world, repository, account) });
  },
);

export const repositoryOperations: readonly Operation[] = [
  createForUser,
  createForOrganization,
  one,
  update,
  remove,
  transfer,
  fork,
  collaborators,
  addCollaborator,
  removeCollaborator,
  permission,
];
