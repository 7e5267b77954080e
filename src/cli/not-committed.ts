import picomatch from 'picomatch';
import { createLocalGit } from '../adapters/local-git/local-git.ts';
import type { Task } from '../curriculum/curriculum.ts';
import { ForgeError } from '../ports/forge.ts';
import { code } from '../review/render/markdown.ts';
import type { SubmissionData } from '../review/submission.ts';

/** Whoever is told more paths than this reads none. */
const mostPaths = 3;

/**
 * What a learner is told whose work lies in the work tree, where no review of commits looks; undefined where there is
 * nothing to tell.
 * @param tasks whose files count
 * @param committed what was reviewed
 */
export async function notCommitted(
  directory: string,
  base: string | undefined,
  tasks: readonly Task[],
  committed: SubmissionData,
): Promise<string | undefined> {
  const inWorkTree = await filesOfWorkTree(directory, base);
  const isAsked = picomatch(tasks.flatMap(placesOf), { dot: true });
  const known = new Map(committed.files.map((file) => [file.path, file]));
  const paths = inWorkTree.flatMap(({ path, size, text }) => {
    const same = known.get(path)?.text === text && known.get(path)?.size === size;
    return isAsked(path) && !same ? [path] : [];
  });
  if (paths.length === 0) return undefined;
  const [are, they, them] = paths.length === 1 ? ['is', 'it stands', 'it'] : ['are', 'they stand', 'them'];
  const more = paths.length > mostPaths ? ` and ${paths.length - mostPaths} more` : '';
  const listed = paths.slice(0, mostPaths).map(code).join(', ');
  return `Only commits count, and ${listed}${more} ${are} not committed as ${they} here. Commit ${them}, or use --head worktree.`;
}

/** None where there is no work tree, or one that cannot be read: a hint is no reason to fail. */
async function filesOfWorkTree(directory: string, base: string | undefined): Promise<SubmissionData['files']> {
  try {
    const local = await createLocalGit(directory, { base, worktree: true });
    return (await local.change(local.pull)).files;
  } catch (error) {
    if (error instanceof ForgeError) return [];
    throw error;
  }
}

/** Paths and globs of what the task wants to be handed in. */
const placesOf = ({ deliver, runs }: Task): readonly string[] => [
  ...Object.values(deliver).flat(),
  ...runs.flatMap(({ postgres, python, pytest }) =>
    postgres ? [postgres.query, postgres.down ?? []].flat() : python ? [python.file] : [pytest.file, ...pytest.tests],
  ),
];
