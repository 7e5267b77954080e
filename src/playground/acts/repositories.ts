import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { commitTree, createBare, moveRef } from '../git/commits.ts';
import { editTree } from '../git/trees.ts';
import { simpleOrganization, simpleUser } from '../present/accounts.ts';
import { repositoryOf } from '../present/repositories.ts';
import { invalid } from '../refusal.ts';
import type { Account, Doer, Repository } from '../state.ts';
import { fullName, reaches, repositoryNamed, type World } from '../world.ts';
import { addLabel } from './issues.ts';
import { signatureOf } from './pulls.ts';

export type NewRepository = {
  readonly owner: Account;
  readonly name: string;
  readonly private?: boolean;
  readonly description?: string | null;
  readonly hasIssues?: boolean;
  readonly template?: boolean;
  readonly parent?: Repository;
  readonly defaultBranch?: string;
  /** The first commit; without files the repository stays empty. */
  readonly files?: Readonly<Record<string, string | Buffer>>;
};

/** https://docs.github.com/en/issues/using-labels-and-milestones-to-track-work/managing-labels#about-default-labels */
const defaultLabels: Readonly<Record<string, readonly [color: string, description: string]>> = {
  bug: ['d73a4a', "Something isn't working"],
  documentation: ['0075ca', 'Improvements or additions to documentation'],
  duplicate: ['cfd3d7', 'This issue or pull request already exists'],
  enhancement: ['a2eeef', 'New feature or request'],
  'good first issue': ['7057ff', 'Good for newcomers'],
  'help wanted': ['008672', 'Extra attention is needed'],
  invalid: ['e4e669', "This doesn't seem right"],
  question: ['d876e3', 'Further information is requested'],
  wontfix: ['ffffff', 'This will not be worked on'],
};

export function emitRepository(
  world: World,
  repository: Repository,
  action: string,
  sender: Account,
  payload: Readonly<Record<string, unknown>> = {},
): void {
  world.hooks.emit({ event: 'repository', action, repository, sender, payload });
}

/** @throws Refusal 422 for a name that is taken or that GitHub does not take */
export async function createRepository(world: World, by: Doer, given: NewRepository): Promise<Repository> {
  checkName(world, given.owner, given.name);
  const id = world.nextId();
  const repository: Repository = {
    id,
    owner: given.owner,
    name: given.name,
    description: given.description ?? null,
    private: given.private ?? false,
    archived: false,
    template: given.template ?? false,
    // A fork begins with its issues switched off.
    hasIssues: given.hasIssues ?? given.parent === undefined,
    defaultBranch: given.defaultBranch ?? given.parent?.defaultBranch ?? 'main',
    parent: given.parent,
    dir: join(world.dir, `${id}.git`),
    size: given.parent?.size ?? 0,
    collaborators: new Map(),
    issues: new Map(),
    deleted: new Set(),
    labels: [],
    milestones: [],
    suites: [],
    statuses: [],
    lastNumber: 0,
    createdAt: world.now(),
    updatedAt: world.now(),
    pushedAt: world.now(),
  };
  await createBare(repository.dir, repository.defaultBranch, given.parent?.dir);
  for (const [name, [color, description]] of Object.entries(defaultLabels)) {
    addLabel(world, repository, { name, color, description, default: true });
  }
  if (given.files) await firstCommit(world, repository, by.account, given.files);
  world.repositories.set(id, repository);
  emitRepository(world, repository, 'created', by.account);
  return repository;
}

async function firstCommit(world: World, { dir, defaultBranch }: Repository, author: Account, files: object) {
  const edits = Object.entries(files as Record<string, string | Buffer>).map(([path, content]) => ({ path, content }));
  const tree = await editTree(dir, undefined, edits);
  const commit = await commitTree(dir, {
    tree,
    parents: [],
    message: 'Initial commit',
    author: signatureOf(world, author),
  });
  await moveRef(dir, `refs/heads/${defaultBranch}`, commit);
}

function checkName(world: World, owner: Account, name: string): void {
  if (!/^[\w.-]{1,100}$/.test(name) || name === '.' || name === '..' || name.endsWith('.git')) {
    throw invalid('Repository', 'name', 'custom', 'name is invalid');
  }
  if (repositoryNamed(world, owner.login, name)) {
    throw invalid('Repository', 'name', 'custom', 'name already exists on this account');
  }
}

/** Gives a repository another name or owner; the old one leads to it from then on. */
export function moveRepository(
  world: World,
  repository: Repository,
  to: { readonly owner: Account; readonly name: string },
  sender: Account,
): void {
  const { owner, name } = repository;
  checkName(world, to.owner, to.name);
  world.formerNames.set(fullName(repository).toLowerCase(), repository);
  repository.name = to.name;
  repository.owner = to.owner;
  world.formerNames.delete(fullName(repository).toLowerCase());
  repository.updatedAt = world.now();
  if (owner === to.owner) {
    emitRepository(world, repository, 'renamed', sender, { changes: { repository: { name: { from: name } } } });
    return;
  }
  const from =
    owner.type === 'Organization'
      ? { organization: simpleOrganization(world, owner) }
      : { user: simpleUser(world, owner) };
  emitRepository(world, repository, 'transferred', sender, { changes: { owner: { from } } });
}

export async function deleteRepository(world: World, repository: Repository, sender: Account): Promise<void> {
  // Told while installations still reach it.
  emitRepository(world, repository, 'deleted', sender, { repository: repositoryOf(world, repository) });
  world.repositories.delete(repository.id);
  for (const installation of world.installations.values()) {
    if (reaches(installation, repository)) installation.repositories.delete(repository);
  }
  await rm(repository.dir, { recursive: true, force: true });
}
