import picomatch from 'picomatch';
import { documentKinds } from '../languages/languages.ts';
import type { Earlier } from './earlier.ts';
import { locate } from './locate.ts';
import { span } from './range.ts';
import { code } from './render/markdown.ts';
import type { Submission } from './submission.ts';
import type { Criterion, Finding } from './verdict.ts';

/** The files of an earlier delivery that the change deletes, whatever takes their place. */
export function removedFiles({ files }: Earlier, { changed }: Submission): readonly string[] {
  const gone = new Set(changed.flatMap(({ status, path }) => (status === 'removed' ? [path] : [])));
  return files.filter((path) => gone.has(path));
}

/** What a change takes away of an earlier delivery, and puts nothing in its place. */
export function removed(earlier: Earlier, submission: Submission): Criterion | undefined {
  const findings = removedFiles(earlier, submission)
    .filter((path) => !isReplaced(path, earlier, submission))
    .map((path) => finding(path, earlier.task));
  const [first] = findings;
  return (
    first && {
      id: `${first.check}:${earlier.task}`,
      level: 'should',
      title: first.title,
      expects: 'What an earlier task handed in is still there',
      state: 'unmet',
      where: { path: first.path, line: 1 },
      findings,
      from: earlier.task,
    }
  );
}

const finding = (path: string, task: string): Finding => ({
  check: 'task/removed-file',
  level: 'should',
  message: 'removed',
  title: 'Keep what an earlier task handed in',
  text: `This change deletes ${code(path)}, with which \`${task}\` passed. Bring it back, or say in the pull request what takes its place.`,
  path,
  range: span(1, 1, 1),
});

/** Something stands where the task asked for this file, or its only document of that kind is elsewhere now. */
function isReplaced(path: string, { deliver, files }: Earlier, submission: Submission): boolean {
  const asking = documentKinds.flatMap((kind) => {
    const globs = deliver[kind]?.filter((glob) => picomatch(glob, { dot: true })(path)) ?? [];
    return globs.length > 0 ? [{ kind, globs }] : [];
  });
  const isThere = ({ kind, globs }: (typeof asking)[number]): boolean => {
    const { paths, elsewhere } = locate(kind, { [kind]: globs }, submission);
    return elsewhere ? paths.some((found) => !files.includes(found)) : paths.length > 0;
  };
  if (asking.length > 0) return asking.some(isThere);
  // It was found elsewhere then, so only whether anything is missing can be told.
  return documentKinds.every((kind) => !deliver[kind] || locate(kind, deliver, submission).paths.length > 0);
}
