import picomatch from 'picomatch';
import { type DocumentKind, documentKinds } from '../languages/languages.ts';
import { nearMiss } from './near-miss.ts';
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
 * touched, if any. Without a match, the only document of that kind anywhere is taken. A kind of which the task names no
 * place is looked for among those that it does: a DAG is Python, too.
 */
export function locate(kind: DocumentKind, deliver: Deliver, submission: Submission): Located {
  const globs = deliver[kind];
  return globs ? locateOwn(kind, globs, submission) : locateAmong(kind, deliver, submission);
}

/** The same for a criterion that is asked of some places alone: a document that stands in another of the task's is not it. */
export function locateOf(
  of: readonly string[] | undefined,
  kind: DocumentKind,
  deliver: Deliver,
  submission: Submission,
): Located {
  const all = locate(kind, deliver, submission);
  if (of === undefined) return all;
  const own = locateOwn(kind, of, submission);
  return own.elsewhere && !all.elsewhere ? { ...own, paths: [], elsewhere: false } : own;
}

function locateOwn(kind: DocumentKind, globs: readonly string[], submission: Submission): Located {
  const isAsked = picomatch([...globs], { dot: true });
  const matched = submission.paths.filter((path) => isAsked(path) && submission.text(path) !== undefined);
  if (matched.length > 0) return { paths: preferChanged(matched, submission), elsewhere: false, nearMiss: undefined };
  const anywhere = preferChanged(submission.pathsOf(kind), submission);
  const [only] = anywhere;
  if (only !== undefined && anywhere.length === 1) return { paths: [only], elsewhere: true, nearMiss: undefined };
  const unreadable = [...submission.files.values()].find(({ path, text }) => text === undefined && isAsked(path));
  return { paths: [], elsewhere: false, nearMiss: nearMiss(globs, changedPaths(submission)), unreadable };
}

function locateAmong(kind: DocumentKind, deliver: Deliver, submission: Submission): Located {
  const isOfKind = new Set(submission.pathsOf(kind));
  const others = documentKinds
    .flatMap((other) => (deliver[other] ? [locateOwn(other, deliver[other], submission)] : []))
    .map((located) => ({ ...located, paths: located.paths.filter((path) => isOfKind.has(path)) }));
  const found = others.filter(({ paths }) => paths.length > 0);
  return {
    paths: [...new Set(found.flatMap(({ paths }) => paths))],
    elsewhere: found.length > 0 && found.every(({ elsewhere }) => elsewhere),
    nearMiss: others.find((other) => other.nearMiss !== undefined)?.nearMiss,
  };
}

/**
 * Which of the tasks a change seems to answer, by their ids: those of which it touches the most kinds of documents in
 * their places. Only when it touches none in its place, those of which it touches one that is elsewhere.
 */
export function touching(
  tasks: readonly { readonly id: string; readonly deliver: Deliver }[],
  submission: Submission,
): readonly string[] {
  const changed = new Set(changedPaths(submission));
  const touched = tasks.map(({ id, deliver }) => {
    const located = documentKinds
      .filter((kind) => deliver[kind])
      .map((kind) => locate(kind, deliver, submission))
      .filter(({ paths }) => paths.some((path) => changed.has(path)));
    return { id, inPlace: located.filter(({ elsewhere }) => !elsewhere).length, any: located.length > 0 };
  });
  const most = Math.max(0, ...touched.map(({ inPlace }) => inPlace));
  return touched.filter(({ inPlace, any }) => (most > 0 ? inPlace === most : any)).map(({ id }) => id);
}

function preferChanged(paths: readonly string[], submission: Submission): readonly string[] {
  const changed = new Set(submission.changed.map((file) => file.path));
  const touched = paths.filter((path) => changed.has(path));
  return touched.length > 0 ? touched : paths;
}

/** What a change adds or rewrites. */
const changedPaths = (submission: Submission): readonly string[] =>
  submission.changed.filter(({ status }) => status !== 'removed').map(({ path }) => path);
