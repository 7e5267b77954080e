import type { Annotation, InlineComment } from '../../coach/effects.ts';
import { type Folded, fold, lastLine } from '../choose.ts';
import type { ChangedFile } from '../submission.ts';
import { type Criterion, type CriterionState, type Finding, findingsOf, type Review } from '../verdict.ts';
import { cell, code, count, details, fenced, inWords, lowerFirst } from './markdown.ts';

const marks: Readonly<Record<CriterionState, string>> = {
  met: '✅',
  unmet: '❌',
  absent: '❌',
  waiting: '⏳',
  error: '⚠️',
  'not-applicable': '➖',
  unknown: '➖',
  contested: '💬',
};

export type SummaryContext = {
  readonly review: Review;
  /** The review before this one, to say what was fixed since. */
  readonly previous: Review | undefined;
  /** A sentence that stands at the end: what comes next, that it advances nothing, ... */
  readonly closing?: string | undefined;
  readonly disputes: Readonly<Record<string, string>>;
  /** The command that shows the same review locally, where the operator has configured it. */
  readonly localCommand?: string | undefined;
};

const musts = (review: Review): readonly Criterion[] => review.criteria.filter(({ level }) => level === 'must');
const counted = (criteria: readonly Criterion[]): readonly Criterion[] =>
  criteria.filter(({ state }) => state !== 'not-applicable' && state !== 'unknown');
const isOpen = ({ state }: Criterion): boolean => state === 'unmet' || state === 'absent';

/** The one comment on a pull request that is edited in place. */
export function summaryComment(context: SummaryContext): string {
  const { review } = context;
  const required = counted(musts(review));
  const met = required.filter(({ state }) => state === 'met' || state === 'contested').length;
  return [
    `${headline(review)}`,
    `${code(review.task)} · ${met} of ${required.length} met`,
    table(musts(review), context.disputes),
    fixedSince(review, context.previous),
    advice(review),
    context.closing,
    footer(context),
  ]
    .filter((part) => part !== undefined && part !== '')
    .join('\n\n');
}

/** The recommendation first: the next thing to do, or that nothing is left. */
export function headline(review: Review): string {
  const [next, ...rest] = musts(review).filter(isOpen);
  if (review.criteria.some(({ state }) => state === 'error') && !next) {
    return '**Part of this could not be judged.** That is our fault, not yours, and nothing is counted. It will be tried again within minutes.';
  }
  if (next?.state === 'absent') return nothingYet(next);
  if (next) return `**${next.title} next** - ${whatIsLeft(review, rest.length)}`;
  if (review.verdict === 'waiting') return '**Waiting for your own CI.** Everything else is met.';
  return '**Everything this task asks for is here.**';
}

/** @param more how many musts are open besides the one that is named */
function whatIsLeft(review: Review, more: number): string {
  if (more > 0) return `${more} more after it.`;
  const waits = musts(review).some(({ state }) => state === 'waiting');
  return waits ? 'then your own CI has the last word.' : 'then this task is done.';
}

const nothingYet = ({ detail, title }: Criterion): string =>
  detail === undefined ? `**${title} next**` : `**The file this task asks for is not here yet.** I ${detail}.`;

function table(criteria: readonly Criterion[], disputes: Readonly<Record<string, string>>): string {
  const rows = criteria
    .filter(({ state }) => state !== 'not-applicable' && state !== 'unknown')
    .map(
      (criterion) => `| ${marks[criterion.state]} | ${cell(criterion.expects)} | ${cell(place(criterion, disputes))} |`,
    );
  return ['| | what a production team would check | where |', '|---|---|---|', ...rows].join('\n');
}

function place({ id, state, where, detail, findings }: Criterion, disputes: Readonly<Record<string, string>>): string {
  const at = where ? code(`${where.path}${where.line > 0 ? `:${where.line}` : ''}`) : undefined;
  const more = findings.length > 1 ? `and ${count(findings.length - 1, 'more place')}` : undefined;
  const said =
    state === 'absent' ? 'not handed in yet' : state === 'error' ? 'our fault; it will be tried again' : detail;
  const objection = disputes[id] === undefined ? undefined : `contested: ${code(disputes[id])}`;
  return [at, more, said, objection].filter((part) => part !== undefined).join(', ');
}

/** A longer list is praised by its number. */
const fixedNamed = 3;

/** What was open before and is met now; said once, and it is praise. */
export function fixedSince(review: Review, previous: Review | undefined): string | undefined {
  if (!previous || previous.head === review.head) return undefined;
  const before = new Set(previous.criteria.filter(isOpen).map(({ id }) => id));
  const fixed = review.criteria.filter(({ id, state }) => state === 'met' && before.has(id));
  if (fixed.length === 0) return undefined;
  const named = fixed.slice(0, fixedNamed).map(({ expects }) => lowerFirst(expects));
  const more = fixed.length > named.length ? [`${fixed.length - named.length} more`] : [];
  return `Fixed since your last push: ${[...named, ...more].join('; ')}.`;
}

/** What is not required, behind a fold. */
function advice(review: Review): string | undefined {
  const extra = fold(findingsOf(review).filter(({ level }) => level === 'should' || level === 'note'));
  if (extra.length === 0) return undefined;
  const lines = extra.map(
    (finding) =>
      `- **${finding.title}** (${code(`${finding.path}:${finding.range.start.line}`)}). ${finding.text}${elsewhere(finding)}`,
  );
  return details(
    `${inWords(extra.length)} ${extra.length === 1 ? 'thing' : 'things'} worth knowing, not required`,
    lines.join('\n'),
  );
}

function footer({ review, localCommand }: SummaryContext): string {
  const commands = review.verdict === 'pass' ? [] : ['`/coach hint` for a nudge', '`/coach why` if this looks wrong'];
  return [...commands, ...(localCommand ? [`see it locally: \`${localCommand}\``] : [])].join(' · ');
}

function elsewhere({ alsoAt, alsoFor }: Folded): string {
  const places = alsoAt.map(({ path, line }) => code(`${path}:${line}`));
  return `${theSame('for', alsoFor)}${theSame('at', places)}`;
}

const theSame = (where: 'for' | 'at', others: readonly string[]): string =>
  others.length === 0
    ? ''
    : ` The same ${where} ${others.slice(0, 5).join(', ')}${others.length > 5 ? ' and more' : ''}.`;

/** A comment on the line itself, with a suggestion block where the fix is mechanical. */
export function inlineComment(finding: Folded, changed: readonly ChangedFile[]): InlineComment {
  const { suggestion } = finding;
  const shown = changed.find(({ path }) => path === finding.path)?.commentable ?? [];
  const applies =
    suggestion !== undefined && shown.some(([first, last]) => suggestion.startLine >= first && suggestion.line <= last);
  const body = [
    `**${finding.title}.** ${finding.text}${elsewhere(finding)}`,
    finding.table,
    applies ? fenced(suggestion.text, 'suggestion') : undefined,
    finding.check.startsWith('run/') ? undefined : `\`${finding.check}\` · \`/coach explain ${finding.check}\``,
  ];
  const [startLine, line] = applies
    ? [suggestion.startLine, suggestion.line]
    : [finding.range.start.line, lastLine(finding, changed)];
  // A comment on a long block hides the code it speaks of: its first line is enough.
  const end = !applies && line - startLine > 5 ? startLine : line;
  return { path: finding.path, startLine, line: end, body: body.filter((part) => part !== undefined).join('\n\n') };
}

/** The body of the GitHub review: one or two sentences; the rest stands in the summary and on the lines. */
export function reviewBody(review: Review, previous: Review | undefined, closing: string | undefined): string {
  if (review.verdict === 'pass') {
    const praise = review.criteria.flatMap(({ praise: said }) => said ?? []).slice(0, 2);
    return [`**Approved.** ${praise.join(' ')}`.trim(), fixedSince(review, previous), closing]
      .filter(Boolean)
      .join('\n\n');
  }
  return [headline(review), fixedSince(review, previous)].filter(Boolean).join('\n\n');
}

export type CheckOutput = {
  readonly title: string;
  readonly summary: string;
  readonly annotations: readonly Annotation[];
};

const annotationLimit = 50;
const severity = { must: 'failure', should: 'warning', note: 'notice', praise: 'notice' } as const;

/** The check run: everything that was found, worst first, at most 50 annotations as GitHub takes them. */
export function checkOutput(review: Review): CheckOutput {
  const required = counted(musts(review));
  const met = required.filter(({ state }) => state === 'met' || state === 'contested').length;
  const folded = fold(findingsOf(review));
  const all = findingsOf(review).toSorted((a, b) => rank(a) - rank(b));
  const listed = folded.map(
    (finding) =>
      `### ${finding.title}\n\n${code(`${finding.path}:${finding.range.start.line}`)} ${finding.text}${elsewhere(finding)}${finding.table ? `\n\n${finding.table}` : ''}\n\n\`${finding.check}\` · ${finding.level}`,
  );
  const cut =
    all.length > annotationLimit ? [`${annotationLimit} of ${all.length} places are annotated, worst first.`] : [];
  return {
    title:
      review.verdict === 'pass'
        ? `${met} of ${required.length} met`
        : `${met} of ${required.length} met: ${lowerFirst(nextTitle(review))}`,
    summary: [headline(review), table(musts(review), {}), ...cut, ...listed].join('\n\n'),
    annotations: all.slice(0, annotationLimit).map((finding) => ({
      path: finding.path,
      range: finding.range,
      level: severity[finding.level],
      title: finding.title,
      text: finding.text,
    })),
  };
}

const nextTitle = (review: Review): string =>
  musts(review).find(isOpen)?.title ?? (review.verdict === 'waiting' ? 'waiting for CI' : 'to be judged again');

const rank = (finding: Finding): number => ['must', 'should', 'note', 'praise'].indexOf(finding.level);
