import type { Commit, Signature } from '../git/commits.ts';
import type { Schemas } from '../openapi/types.ts';
import type { Account, Repository } from '../state.ts';
import { nodeId, type World } from '../world.ts';
import { iso, simpleUser } from './accounts.ts';
import { pageUrl, repositoryUrl } from './repositories.ts';

/** Whose commit it is: found by the address (https://docs.github.com/en/pull-requests/committing-changes-to-your-project/troubleshooting-commits/why-are-my-commits-linked-to-the-wrong-user). */
export function accountOf(world: World, { email }: Signature): Account | undefined {
  return world.accounts.values().find((account) => account.email.toLowerCase() === email.toLowerCase());
}

const unsigned = { verified: false, reason: 'unsigned', signature: null, payload: null, verified_at: null };
const signature = ({ name, email, date }: Signature) => ({ name, email, date: iso(date) });

export function commitOf(world: World, repository: Repository, commit: Commit) {
  const url = `${repositoryUrl(world, repository)}/commits/${commit.sha}`;
  const gitUrl = `${repositoryUrl(world, repository)}/git`;
  const author = accountOf(world, commit.author);
  const committer = accountOf(world, commit.committer);
  return {
    url,
    sha: commit.sha,
    node_id: nodeId('Commit', commit.sha),
    html_url: `${pageUrl(world, repository)}/commit/${commit.sha}`,
    comments_url: `${url}/comments`,
    commit: {
      url: `${gitUrl}/commits/${commit.sha}`,
      author: signature(commit.author),
      committer: signature(commit.committer),
      message: commit.message,
      comment_count: 0,
      tree: { sha: commit.tree, url: `${gitUrl}/trees/${commit.tree}` },
      verification: unsigned,
    },
    author: author ? simpleUser(world, author) : null,
    committer: committer ? simpleUser(world, committer) : null,
    parents: parentsOf(world, repository, commit, 'commits'),
  } satisfies Schemas['commit'];
}

function parentsOf(world: World, repository: Repository, commit: Commit, below: 'commits' | 'git/commits') {
  return commit.parents.map((sha) => ({
    sha,
    url: `${repositoryUrl(world, repository)}/${below}/${sha}`,
    html_url: `${pageUrl(world, repository)}/commit/${sha}`,
  }));
}

export function gitCommitOf(world: World, repository: Repository, commit: Commit) {
  const gitUrl = `${repositoryUrl(world, repository)}/git`;
  return {
    sha: commit.sha,
    node_id: nodeId('Commit', commit.sha),
    url: `${gitUrl}/commits/${commit.sha}`,
    html_url: `${pageUrl(world, repository)}/commit/${commit.sha}`,
    author: signature(commit.author),
    committer: signature(commit.committer),
    message: commit.message,
    tree: { sha: commit.tree, url: `${gitUrl}/trees/${commit.tree}` },
    parents: parentsOf(world, repository, commit, 'git/commits'),
    verification: unsigned,
  } satisfies Schemas['git-commit'];
}
