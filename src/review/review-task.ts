import { documentKinds } from '../languages/languages.ts';
import type { Checks, Level } from './check.ts';
import type { Earlier } from './earlier.ts';
import { type Located, locate, locateOf } from './locate.ts';
import { whatDiffers } from './near-miss.ts';
import { applyEdits, type Edit, LineMap, span } from './range.ts';
import { code } from './render/markdown.ts';
import { repeatsIn } from './repeats.ts';
import { type CheckFailure, type CheckResult, type PlacedHit, runCheck } from './run-check.ts';
import type { Submission } from './submission.ts';
import { whyWithoutText } from './submitted-file.ts';
import type { Criterion, CriterionState, Finding } from './verdict.ts';

/** What a task asks for, as plain data: it crosses to a worker, which has the checks themselves. */
export type Assignment = {
  readonly deliver: Readonly<Record<string, readonly string[]>>;
  readonly criteria: readonly {
    readonly use: string;
    readonly level: Level;
    readonly in: 'any' | 'each';
    readonly of?: readonly string[] | undefined;
    readonly params: unknown;
  }[];
};

/** A question of a review, with what earlier tasks had met. */
export type Question = Assignment & { readonly earlier?: readonly Earlier[] };

export type StaticReview = { readonly criteria: readonly Criterion[]; readonly failures: readonly CheckFailure[] };

/** Judges what can be told by reading: every criterion of the task on the documents that answer it. Pure. */
export function reviewTask(assignment: Assignment, submission: Submission, checks: Checks): StaticReview {
  const failures: CheckFailure[] = [];
  const criteria = [...syntaxChecks(assignment, submission, checks), ...assignment.criteria].map((wanted) => {
    const { criterion, failed } = judge(wanted, assignment, submission, checks);
    failures.push(...failed);
    return criterion;
  });
  const silent = (criterion: Criterion): boolean => 'implied' in criterion && criterion.state !== 'unmet';
  return {
    criteria: withRepeats(
      criteria.filter((criterion) => !silent(criterion)),
      checks,
    ),
    failures,
  };
}

function withRepeats(criteria: readonly Criterion[], checks: Checks): readonly Criterion[] {
  const repeats = repeatsIn(
    criteria.flatMap(({ findings }) => findings),
    checks,
  );
  return criteria.map((criterion) => ({
    ...criterion,
    findings: criterion.findings.map((each) => (repeats.has(each) ? { ...each, repeats: true } : each)),
  }));
}

type Wanted = Assignment['criteria'][number];

/** A file that cannot be read is a finding, whether or not the task names the check that says so. */
function syntaxChecks(assignment: Assignment, submission: Submission, checks: Checks): readonly Wanted[] {
  const named = new Set(assignment.criteria.map((criterion) => criterion.use));
  const delivered = documentKinds.filter((kind) => locate(kind, assignment.deliver, submission).paths.length > 0);
  return [...checks].flatMap(([use, check]) =>
    check.readsBroken && check.reads !== 'submission' && delivered.includes(check.reads) && !named.has(use)
      ? [{ use, level: 'must' as const, in: 'each' as const, params: undefined, implied: true }]
      : [],
  );
}

export type Judged = { readonly criterion: Criterion; readonly failed: readonly CheckFailure[] };

function judge(wanted: Wanted, assignment: Assignment, submission: Submission, checks: Checks): Judged {
  const check = checks.get(wanted.use);
  if (!check) throw new Error(`no check ${wanted.use}`);
  const head = {
    id: wanted.use,
    level: wanted.level,
    title: check.title,
    expects: check.expects,
    ...('implied' in wanted ? { implied: true } : {}),
  };
  const run = (path: string) => runCheck(wanted.use, check, path, wanted.params, submission);

  if (check.reads === 'submission') return conclude(head, wanted, [run('')], undefined, submission);
  const kind = check.reads;
  const located = locateOf(wanted.of, kind, assignment.deliver, submission);
  if (located.paths.length === 0) {
    const globs = wanted.of ?? assignment.deliver[kind] ?? Object.values(assignment.deliver).flat();
    return {
      criterion: { ...head, state: 'absent', detail: absence(globs, located), findings: [] },
      failed: [],
    };
  }
  return conclude(head, wanted, located.paths.map(run), located, submission);
}

function absence(globs: readonly string[], { nearMiss, unreadable }: Located): string {
  const looked = `looked for ${globs.map((glob) => `\`${glob}\``).join(', ')}`;
  if (unreadable) return `${looked}; ${code(unreadable.path)} is there, but ${whyWithoutText(unreadable)}`;
  return nearMiss === undefined
    ? looked
    : `${looked}; ${code(nearMiss)} comes close, but ${whatDiffers(globs, nearMiss)}`;
}

/** What the outcomes on the documents come to. */
export function conclude(
  head: Omit<Criterion, 'state' | 'findings'>,
  wanted: Wanted,
  outcomes: readonly (CheckResult | CheckFailure)[],
  located: Located | undefined,
  submission: Submission,
): Judged {
  const failed = outcomes.filter((outcome): outcome is CheckFailure => 'error' in outcome);
  const results = outcomes.filter((outcome): outcome is CheckResult => !('error' in outcome));
  const state: CriterionState = failed.length > 0 ? 'error' : combine(results, wanted.in);
  const hits = telling(results, state, wanted.in).flatMap((result) => result.hits);
  // What is there only to be praised is no problem where it is not there.
  const findings =
    state === 'unmet' && wanted.level !== 'praise'
      ? hits.filter((hit) => !hit.evidence).map((hit) => finding(head, hit, submission))
      : [];
  const evidence = state === 'met' ? hits.find((hit) => hit.evidence) : undefined;
  const first = findings[0];
  const where =
    first !== undefined
      ? { path: first.path, line: first.range.start.line }
      : evidence !== undefined
        ? { path: evidence.path, line: evidence.range.start.line }
        : undefined;
  const moved = located?.elsewhere && located.paths[0] !== undefined ? `found in ${code(located.paths[0])}` : undefined;
  return {
    criterion: {
      ...head,
      state,
      findings,
      ...(where && { where }),
      ...(moved && { detail: moved }),
      ...(evidence && { praise: evidence.text }),
    },
    failed,
  };
}

/**
 * Where one document is enough and none is, one of them is told: the first in which the check found a place to point at,
 * else the first.
 */
function telling(
  results: readonly CheckResult[],
  state: CriterionState,
  scope: 'any' | 'each',
): readonly CheckResult[] {
  if (scope === 'each' || state !== 'unmet') return results;
  const unmet = results.filter((result) => result.state === 'unmet');
  const points = ({ hits }: CheckResult) => hits.some(({ evidence, range }) => !evidence && range.start.line > 1);
  return [unmet.find(points) ?? unmet[0]].filter((result) => result !== undefined);
}

/** any: one document that meets it is enough. each: one that does not is too many. */
function combine(results: readonly CheckResult[], scope: 'any' | 'each'): CriterionState {
  const states = new Set(results.map((result) => result.state));
  if (scope === 'any' && states.has('met')) return 'met';
  if (states.has('unmet')) return 'unmet';
  if (states.has('met')) return 'met';
  if (states.has('unknown')) return 'unknown';
  return results.length > 0 ? 'not-applicable' : 'unknown';
}

const finding = (
  head: { id: string; level: Level; title: string },
  hit: PlacedHit,
  submission: Submission,
): Finding => ({
  check: head.id,
  level: head.level,
  message: hit.message,
  title: head.title,
  text: hit.text,
  path: hit.path,
  range: hit.range,
  ...(hit.within && { within: hit.within }),
  fix: hit.fix,
  suggestion: hit.fix && suggestion(hit.fix, submission.text(hit.path) ?? ''),
});

/** The lines that an edit touches, as they would be after it. */
function suggestion(fix: Edit, text: string): Finding['suggestion'] {
  const lines = new LineMap(text);
  const { start, end } = fix.range;
  const last = end.column === 1 && end.line > start.line ? end.line - 1 : end.line;
  const from = lines.offset({ line: start.line, column: 1 });
  const to = lines.offset({ line: last, column: lines.line(last).length + 1 });
  const edited = applyEdits(text, [fix]);
  return {
    startLine: start.line,
    line: last,
    text: edited.slice(from, edited.length - (text.length - to)).replaceAll('\r', ''),
  };
}

/** Whoever runs such a file finds it by its place alone. */
function ignoredBy(kind: string, path: string): string | undefined {
  return kind === 'workflow' && !/^\.github\/workflows\/[^/]+$/.test(path)
    ? 'But GitHub does not run it there: it looks for workflows in `.github/workflows/` and nowhere else.'
    : undefined;
}

/** The recommendation to move documents that are not where the task asked for them. */
export function misplaced(assignment: Assignment, submission: Submission): readonly Criterion[] {
  return documentKinds.flatMap((kind) => {
    const globs = assignment.deliver[kind];
    if (!globs) return [];
    const { elsewhere, paths } = locate(kind, assignment.deliver, submission);
    const [path] = paths;
    if (!elsewhere || path === undefined) return [];
    const place = globs.map((glob) => `\`${glob}\``).join(' or ');
    const at: Finding = {
      check: 'task/misplaced-file',
      level: 'should',
      message: 'elsewhere',
      title: 'Move the file to where the task asks for it',
      text: `It was read all the same. ${ignoredBy(kind, path) ?? `The next person looks for it at ${place}.`}`,
      path,
      range: span(1, 1, 1),
    };
    return [
      {
        id: at.check,
        level: 'should',
        title: at.title,
        expects: 'The files are where the task asks for them',
        state: 'unmet',
        where: { path, line: 1 },
        findings: [at],
      } as const,
    ];
  });
}
