import picomatch from 'picomatch';
import type { Check, Checks } from './check.ts';
import { keyOf } from './choose.ts';
import { removed, removedFiles } from './removed.ts';
import { type Assignment, conclude, type Judged, type StaticReview } from './review-task.ts';
import { type CheckFailure, runCheck } from './run-check.ts';
import type { Submission } from './submission.ts';
import type { Criterion, Finding } from './verdict.ts';

/** What a task that passed had met, and on which files. */
export type Earlier = Pick<Assignment, 'deliver' | 'criteria'> & {
  readonly task: string;
  readonly files: readonly string[];
};

type Wanted = Earlier['criteria'][number];

/** So many checks are run for what was handed in earlier. */
const mostRuns = 200;

/**
 * What a change undoes of earlier tasks: their criteria on those of their files that it touches. It costs nobody the
 * task at hand, so all of it is a *should*. Pure.
 * @param said what the review of the task itself says already
 */
export function reviewEarlier(
  earlier: readonly Earlier[],
  submission: Submission,
  checks: Checks,
  said: readonly Finding[],
): StaticReview {
  const known = new Set(said.map(keyOf));
  const criteria: Criterion[] = [];
  const failures: CheckFailure[] = [];
  const add = (criterion: Criterion): void => {
    const findings = criterion.findings.filter((finding) => !known.has(keyOf(finding)));
    for (const finding of findings) known.add(keyOf(finding));
    if (criterion.state === 'met' || findings.length > 0) criteria.push({ ...criterion, findings });
  };
  let left = mostRuns;
  for (const one of earlier) {
    const gone = removed(one, submission);
    if (gone) add(gone);
    const files = filesNow(one, submission);
    // What is said of a file that is gone is not said again of those that are left.
    const fewer = gone === undefined && files.fewer;
    if (files.touched.size === 0 && !fewer) continue;
    for (const wanted of [...syntaxOf(one, checks), ...one.criteria]) {
      const check = checks.get(wanted.use);
      const paths = check ? pathsFor(check, wanted, one, { ...files, fewer }, submission) : [];
      if (!check || paths.length === 0 || paths.length > left) continue;
      left -= paths.length;
      const { criterion, failed } = judge(check, wanted, one.task, paths, submission);
      failures.push(...failed);
      add(criterion);
    }
  }
  return { criteria, failures };
}

/** A criterion as the earlier task had it. What is met now was praised then. */
function judge(check: Check, wanted: Wanted, task: string, paths: readonly string[], submission: Submission): Judged {
  const { use } = wanted;
  const level = 'should';
  const head = { id: `${use}:${task}`, level, title: check.title, expects: check.expects, from: task } as const;
  const outcomes = paths.map((path) => runCheck(wanted.use, check, path, wanted.params, submission));
  const { criterion, failed } = conclude(head, { ...wanted, level }, outcomes, undefined, submission);
  const { praise: _, ...judged } = criterion;
  const findings = criterion.findings.map((finding) => ({
    ...finding,
    check: use,
    text: `${finding.text} It was met when \`${task}\` passed.`,
  }));
  return { criterion: { ...judged, findings }, failed };
}

type Files = { readonly there: readonly string[]; readonly touched: ReadonlySet<string>; readonly fewer: boolean };

/** The files of an earlier delivery as they are called now, those that the change touches, and whether it deletes any. */
function filesNow(one: Earlier, submission: Submission): Files {
  const { changed, files: tree } = submission;
  const names = new Map(
    changed.flatMap(({ path, previousPath }) => (previousPath ? [[previousPath, path] as const] : [])),
  );
  const there = one.files.map((path) => names.get(path) ?? path).filter((path) => tree.get(path)?.text !== undefined);
  const paths = new Set(changed.map(({ path }) => path));
  const touched = new Set(there.filter((path) => paths.has(path)));
  return { there, touched, fewer: removedFiles(one, submission).length > 0 };
}

/** A file that was read then and cannot be now has lost all that it had. */
const syntaxOf = ({ deliver, criteria }: Earlier, checks: Checks): readonly Wanted[] =>
  [...checks].flatMap(([use, { readsBroken, reads }]) =>
    readsBroken && reads in deliver && !criteria.some((criterion) => criterion.use === use)
      ? [{ use, level: 'should', in: 'each', params: undefined } as const]
      : [],
  );

/** The documents that decide a criterion: where one of them is enough, the untouched ones as well. `''`: all files. */
function pathsFor(
  { reads }: Check,
  wanted: Wanted,
  { deliver }: Earlier,
  { there, touched, fewer }: Files,
  submission: Submission,
): readonly string[] {
  if (reads === 'submission') return touched.size > 0 ? [''] : [];
  const globs = wanted.of ?? deliver[reads];
  const isOne = globs
    ? picomatch([...globs], { dot: true })
    : (path: string) => submission.pathsOf(reads).includes(path);
  const documents = there.filter((path) => isOne(path));
  const changed = documents.filter((path) => touched.has(path));
  return wanted.in === 'any' && (changed.length > 0 || fewer) ? documents : changed;
}
