import type { CheckId, Level } from '../check.ts';
import { fold } from '../choose.ts';
import type { PlacedHit } from '../run-check.ts';
import { type Criterion, type CriterionState, findingsOf, type Review } from '../verdict.ts';
import { plain } from './markdown.ts';

/** Wraps a text in a colour; the identity where colours are off. */
export type Paint = (colour: 'red' | 'green' | 'yellow' | 'dim' | 'bold', text: string) => string;

const marks: Readonly<Record<CriterionState, readonly [string, Parameters<Paint>[0]]>> = {
  met: ['✓', 'green'],
  unmet: ['✗', 'red'],
  absent: ['✗', 'red'],
  waiting: ['…', 'yellow'],
  error: ['!', 'yellow'],
  'not-applicable': ['-', 'dim'],
  unknown: ['-', 'dim'],
  contested: ['?', 'yellow'],
};

const verdicts = {
  pass: 'This passes.',
  'needs-work': 'Not there yet.',
  waiting: 'Waiting for CI.',
  error: 'Part of this could not be judged; that is our fault.',
} as const;

/** A review as a learner reads it in a terminal. Learner text is cleaned, so it cannot drive the terminal. */
export function terminalReview(review: Review, paint: Paint): string {
  const rows = review.criteria.filter(({ level }) => level === 'must').map((criterion) => row(criterion, paint));
  const findings = fold(findingsOf(review)).map((finding) => {
    const place = paint('bold', `${plain(finding.path)}:${finding.range.start.line}:${finding.range.start.column}`);
    const places = finding.alsoAt.map(({ path, line }) => `${plain(path)}:${line}`);
    const also = `${others('for', finding.alsoFor)}${others('at', places)}`;
    const table = finding.table ? `\n${indent(finding.table)}` : '';
    return `${place}  ${finding.title} ${paint('dim', `(${finding.level}, ${finding.check})`)}\n    ${finding.text}${also}${table}`;
  });
  return [
    `${paint('bold', review.task)}`,
    ...rows,
    '',
    ...findings,
    ...(findings.length > 0 ? [''] : []),
    paint('bold', verdicts[review.verdict]),
  ].join('\n');
}

const others = (where: 'for' | 'at', which: readonly string[]): string =>
  which.length > 0 ? `\n    also ${where} ${which.join(', ')}` : '';

function row({ state, expects, where, detail }: Criterion, paint: Paint): string {
  const [mark, colour] = marks[state];
  const place = where ? ` ${plain(where.path)}:${where.line}` : '';
  return `  ${paint(colour, mark)} ${expects}${paint('dim', `${place}${detail ? ` ${plain(detail)}` : ''}`)}`;
}

const indent = (text: string): string =>
  text
    .split('\n')
    .map((line) => `    ${line}`)
    .join('\n');

/** A finding of `stagecoach check`, on one line as linters print it. */
export const terminalHit = (check: CheckId, level: Level, { path, range, text }: PlacedHit, paint: Paint): string =>
  `${plain(path)}:${range.start.line}:${range.start.column} ${paint(colours[level], level)} ${paint('bold', check)} ${plain(text)}`;

const colours = { must: 'red', should: 'yellow', note: 'dim', praise: 'dim' } as const;
