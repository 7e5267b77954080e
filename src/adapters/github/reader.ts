import { z } from 'zod';
import { type ForgeDirectory, ForgeError, type ForgeReader, type PullRequest } from '../../ports/forge.ts';
import type { ChangedFile, SubmissionData } from '../../review/submission.ts';
import { byPath, linesOfPatch, linesWithoutPatch } from '../patch.ts';
import { TreeFiles, textOfBlob, treeLimits, unreadableTree } from '../tree-file.ts';
import { readCi } from './ci.ts';
import type { Connection } from './connection.ts';
import { readTarball } from './tarball.ts';

/** Files that `export-ignore` or `export-subst` change in an archive are fetched one by one, up to this many. */
const mostSingleFiles = 100;

const diffEntry = z.object({
  filename: z.string(),
  previous_filename: z.string().optional(),
  sha: z.string().nullish(),
  status: z.enum(['added', 'removed', 'modified', 'renamed', 'copied', 'changed', 'unchanged']),
  patch: z.string().optional(),
  contents_url: z.string().optional(),
});
type DiffEntry = z.infer<typeof diffEntry>;

type Change = Pick<PullRequest, 'number' | 'head' | 'base'>;

/** The commit that a listing was made of: its links to the contents carry it. */
function listedHead(entries: readonly DiffEntry[]): string | undefined {
  const url = entries.find(({ status }) => status !== 'removed')?.contents_url;
  return url === undefined ? undefined : /[?&]ref=([0-9a-f]{40})\b/.exec(url)?.[1];
}

/**
 * The changed files, 100 a call. GitHub lists those of the pull request's head as it is now; when that has moved on
 * from the head that is asked about, the comparison of the two commits is listed instead (300 files at most).
 */
async function listChanged(connection: Connection, { number, head, base }: Change): Promise<readonly DiffEntry[]> {
  const { rest } = connection.octokit;
  const entries = await connection.all(z.array(diffEntry), (target) =>
    rest.pulls.listFiles({ ...target, pull_number: number }),
  );
  if ((listedHead(entries) ?? head.sha) === head.sha) return entries;
  const basehead = `${base.sha}...${head.sha}`;
  const compared = z.object({ files: z.array(diffEntry) });
  return (await connection.call(compared, (target) => rest.repos.compareCommitsWithBasehead({ ...target, basehead })))
    .files;
}

const statuses: Readonly<Record<DiffEntry['status'], ChangedFile['status'] | undefined>> = {
  added: 'added',
  copied: 'added',
  modified: 'modified',
  changed: 'modified',
  removed: 'removed',
  renamed: 'renamed',
  unchanged: undefined,
};

function changedFile(entry: DiffEntry, files: TreeFiles): ChangedFile | undefined {
  const status = statuses[entry.status];
  if (!status) return undefined;
  const lines = entry.patch ? linesOfPatch(entry.patch) : linesWithoutPatch(status, files.text(entry.filename));
  return {
    path: entry.filename,
    status,
    ...(status === 'renamed' && entry.previous_filename ? { previousPath: entry.previous_filename } : {}),
    ...lines,
  };
}

/** Reads a stream up to a limit. @returns undefined for one that is longer; the rest of it is not transferred */
async function bytesUpTo(limit: number, body: ReadableStream<Uint8Array>): Promise<Buffer | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > limit) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

async function fetchBlob(connection: Connection, files: TreeFiles, path: string, sha: string): Promise<void> {
  const body = await connection.stream((target) =>
    connection.octokit.rest.git.getBlob({ ...target, file_sha: sha, mediaType: { format: 'raw' } }),
  );
  const bytes = await bytesUpTo(treeLimits.fileBytes, body);
  files.replace(path, bytes);
}

/** A submodule's diff is one line that names its commit; the archive holds an empty folder for it. */
const isSubmodule = ({ patch }: DiffEntry): boolean => /^\+Subproject commit [0-9a-f]{40}/m.test(patch ?? '');

async function readChange(connection: Connection, pull: Change): Promise<SubmissionData> {
  const [archive, entries] = await Promise.all([
    connection.stream((target) =>
      connection.octokit.rest.repos.downloadTarballArchive({ ...target, ref: pull.head.sha }),
    ),
    listChanged(connection, pull),
  ]);
  const present = entries.filter(({ status }) => status !== 'removed');
  const files = new TreeFiles(present.map(({ filename }) => filename));
  const ids = await readTarball(archive, files, new Set(present.map(({ filename }) => filename)));
  const altered = present.filter(
    (entry) => entry.sha && ids.get(entry.filename) !== entry.sha && !(isSubmodule(entry) && files.has(entry.filename)),
  );
  if (altered.length > mostSingleFiles) {
    throw unreadableTree(`its .gitattributes keep over ${mostSingleFiles} changed files out of the archive`);
  }
  for (const { filename, sha } of altered) await fetchBlob(connection, files, filename, sha ?? '');
  return {
    files: files.list(),
    changed: entries.flatMap((entry) => changedFile(entry, files) ?? []).toSorted(byPath),
  };
}

const contents = z.union([
  z.object({ type: z.literal('file'), encoding: z.string(), content: z.string() }),
  z.object({ type: z.enum(['symlink', 'submodule']) }),
  z.array(z.unknown()),
]);

async function readFile(connection: Connection, path: string): Promise<string | undefined> {
  const found = await connection.find(contents, (target) =>
    connection.octokit.rest.repos.getContent({ ...target, path }),
  );
  if (found === undefined || !('content' in found)) return undefined;
  // Over 1 MB GitHub says `none` and gives no content.
  if (found.encoding !== 'base64') throw new ForgeError('rejected', `\`${path}\` is too large to be read.`);
  return textOfBlob(path, Buffer.from(found.content, 'base64'));
}

async function readTree(connection: Connection, ref: string): ReturnType<ForgeDirectory['tree']> {
  const { rest } = connection.octokit;
  const { sha } = await connection.call(z.object({ sha: z.string() }), (target) =>
    rest.repos.getCommit({ ...target, ref, per_page: 1 }),
  );
  const archive = await connection.stream((target) => rest.repos.downloadTarballArchive({ ...target, ref: sha }));
  const files = new TreeFiles([]);
  await readTarball(archive, files, new Set());
  return { commit: sha, files: files.list() };
}

/** Reads a repository at GitHub; `appId` is ours, whose check runs are no CI results. */
export const createReader = (connection: Connection, appId: number): ForgeReader & Pick<ForgeDirectory, 'tree'> => ({
  change: async (pull) => {
    try {
      return await readChange(connection, pull);
    } catch (error) {
      throw connection.failure(error);
    }
  },
  ci: (head) => readCi(connection, head, appId),
  file: (path) => readFile(connection, path),
  tree: async (ref) => {
    try {
      return await readTree(connection, ref);
    } catch (error) {
      throw connection.failure(error);
    }
  },
});
