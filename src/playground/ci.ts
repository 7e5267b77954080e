import { afterRun, createRun, emitSuite, type Head, newSuite } from './acts/checks.ts';
import { blobOf, treeOf } from './git/trees.ts';
import type { Account, CheckSuite, Conclusion, GitHubApp, Repository } from './state.ts';
import { atLeast, fullName, pullsOf, roleOf, type World } from './world.ts';

/** A commit that has a workflow; `files` reads its whole tree. */
type CiCommit = {
  /** `owner/name`. */
  readonly repository: string;
  readonly sha: string;
  readonly branch: string | null;
  readonly workflows: readonly string[];
  readonly files: () => Promise<ReadonlyMap<string, Buffer>>;
};

type CiVerdict = { readonly conclusion: Conclusion; readonly title?: string; readonly summary?: string };

/** Stands in for GitHub Actions: judges a commit by whatever really looks at it. */
export type RunCi = (commit: CiCommit) => CiVerdict | Promise<CiVerdict>;

export type Ci = {
  /** Begins the check run `test` of a commit that has workflows; without any, nothing happens. */
  readonly start: (repository: Repository, head: Head, by: Account) => Promise<void>;
  /** A new run of the same commit. */
  readonly again: (repository: Repository, suite: CheckSuite) => Promise<void>;
  /** What "Approve workflows to run" does for a fork's first pull request. */
  readonly approve: (repository: Repository, sha: string) => Promise<void>;
};

/** A stand-in for GitHub Actions: the App `github-actions` makes one check run per commit and completes it. */
export function createCi(world: () => World, app: () => GitHubApp, runCi: RunCi | undefined): Ci {
  async function workflowsAt(repository: Repository, sha: string): Promise<readonly string[]> {
    const tree = (await treeOf(repository.dir, sha, true)) ?? [];
    return tree.map(({ path }) => path).filter((path) => /^\.github\/workflows\/[^/]+\.ya?ml$/.test(path));
  }

  async function run(repository: Repository, head: Head, workflows: readonly string[]): Promise<void> {
    const by = { account: app().bot, app: app() };
    const started = await createRun(world(), repository, by, head, { name: 'test', status: 'in_progress' });
    const work = async () => {
      const commit = { repository: fullName(repository), sha: head.sha, branch: head.branch, workflows };
      const verdict = await verdictOf(runCi, { ...commit, files: () => filesOf(repository, head.sha) });
      started.status = 'completed';
      started.conclusion = verdict.conclusion;
      started.title = verdict.title ?? null;
      started.summary = verdict.summary ?? null;
      await afterRun(world(), repository, started, 'in_progress', by);
    };
    world().hooks.track(work());
  }

  return {
    async start(repository, head, by) {
      if (!runCi || repository.suites.some((suite) => suite.app === app() && suite.headSha === head.sha)) return;
      const workflows = await workflowsAt(repository, head.sha);
      if (workflows.length === 0) return;
      if (trusted(repository, by)) return run(repository, head, workflows);
      const suite = newSuite(world(), repository, app(), head);
      suite.status = 'completed';
      suite.conclusion = 'action_required';
      await emitSuite(world(), repository, suite, 'completed', by);
    },
    async again(repository, { app: of, headSha: sha, headBranch: branch, before }) {
      if (of === app()) await run(repository, { sha, branch, before }, await workflowsAt(repository, sha));
    },
    async approve(repository, sha) {
      const suite = repository.suites.find((one) => one.app === app() && one.headSha === sha);
      if (suite && suite.runs.length === 0) await this.again(repository, suite);
    },
  };
}

/**
 * Whose workflows run without approval
 * (https://docs.github.com/en/actions/how-tos/manage-workflow-runs/approve-runs-from-forks): the default asks for it for
 * people who contributed nothing yet.
 */
function trusted(repository: Repository, by: Account): boolean {
  if (atLeast(roleOf(by, repository), 'write')) return true;
  return pullsOf(repository).some(({ author, pull }) => author === by && pull.merged);
}

async function verdictOf(runCi: RunCi | undefined, commit: CiCommit): Promise<CiVerdict> {
  try {
    return (await runCi?.(commit)) ?? { conclusion: 'skipped' };
  } catch (error) {
    return { conclusion: 'failure', title: 'The run failed', summary: String(error) };
  }
}

async function filesOf({ dir }: Repository, sha: string): Promise<ReadonlyMap<string, Buffer>> {
  const blobs = ((await treeOf(dir, sha, true)) ?? []).filter(({ type }) => type === 'blob');
  const files = new Map<string, Buffer>();
  for (const { path, sha: blob } of blobs) files.set(path, (await blobOf(dir, blob)) ?? Buffer.alloc(0));
  return files;
}
