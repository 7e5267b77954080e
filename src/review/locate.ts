import picomatch from 'picomatch';
import { type DocumentKind, documentKinds } from '../languages/languages.ts';
import type { Submission } from './submission.ts';
import type { SubmittedFile } from './submitted-file.ts';

/** Where a task's documents are: `elsewhere` means the only one of its kind, though not where the task asked for it. */
export type Located = {
  readonly paths: readonly string[];
  readonly elsewhere: boolean;
  readonly nearMiss: string | undefined;
  /** Where the task asked for it, but not text that can be read. */
  readonly unreadable?: SubmittedFile | undefined;
};

type Deliver = Readonly<Record<string, readonly string[]>>;

/**
 * The documents of a kind that answer a task. The task's globs locate first; of those, the ones that the pull request
 * touched, if any. Without a match, the only document of that kind anywhere is taken.
 */
export function locate(kind: DocumentKind, deliver: Deliver, submission: Submission): Located {
  const own = deliver[kind];
  const globs = own ?? Object.values(deliver).flat();
  const matched = matching(globs, submission).filter((path) => own || submission.pathsOf(kind).includes(path));
  if (matched.length > 0) return { paths: preferChanged(matched, submission), elsewhere: false, nearMiss: undefined };
  if (!own) return { paths: [], elsewhere: false, nearMiss: undefined };
  const anywhere = preferChanged(submission.pathsOf(kind), submission);
  const [only] = anywhere;
  if (only !== undefined && anywhere.length === 1) return { paths: [only], elsewhere: true, nearMiss: undefined };
  const matches = picomatch([...globs], { dot: true });
  const unreadable = [...submission.files.values()].find(({ path, text }) => text === undefined && matches(path));
  return { paths: [], elsewhere: false, nearMiss: nearMiss(globs, submission), unreadable };
}

/** Whether the change touches what the task asks for; used to guess which task a pull request answers. */
export function touches(deliver: Deliver, submission: Submission): boolean {
  const changed = new Set(submission.changed.filter((file) => file.status !== 'removed').map((file) => file.path));
  return documentKinds.some(
    (kind) => deliver[kind] && locate(kind, deliver, submission).paths.some((path) => changed.has(path)),
  );
}

const matching = (globs: readonly string[], submission: Submission): readonly string[] => {
  const matches = picomatch([...globs], { dot: true });
  return submission.paths.filter((path) => matches(path) && submission.text(path) !== undefined);
};

function preferChanged(paths: readonly string[], submission: Submission): readonly string[] {
  const changed = new Set(submission.changed.map((file) => file.path));
  const touched = paths.filter((path) => changed.has(path));
  return touched.length > 0 ? touched : paths;
}

/** A changed file whose path differs from what was asked for in case, ending, folder or an underscore only. */
function nearMiss(globs: readonly string[], submission: Submission): string | undefined {
  const relaxed = picomatch(
    globs.flatMap((glob) => [
      glob,
      glob.replace(/\.(yml|yaml)$/, '.{yml,yaml}'),
      `${glob}.txt`,
      `**/${glob.split('/').at(-1) ?? glob}`,
      `**/${glob.split('/').at(-1) ?? glob}`.replace('_*', '*'),
    ]),
    { dot: true, nocase: true },
  );
  return submission.changed.find((file) => file.status !== 'removed' && relaxed(file.path))?.path;
}
