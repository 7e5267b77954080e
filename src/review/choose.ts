import type { Level } from './check.ts';
import type { ChangedFile } from './submission.ts';
import type { Finding } from './verdict.ts';

type Place = { readonly path: string; readonly line: number };

/** One finding with the others of the same cause folded into it. */
export type Folded = Finding & {
  /** The other places. */
  readonly alsoAt: readonly Place[];
  /** What else it holds for at this place, each as code. */
  readonly alsoFor: readonly string[];
};

const inlineLimit = 3;

const order: Readonly<Record<Level, number>> = { must: 0, should: 1, note: 2, praise: 3 };

/** Findings worst first, each cause once: what a mentor would say, in the order in which they would say it. */
export function fold(findings: readonly Finding[]): readonly Folded[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = `${finding.check}#${finding.message}`;
    groups.set(key, [...(groups.get(key) ?? []), finding]);
  }
  return [...groups.values()]
    .flatMap(([first, ...rest]) => (first ? [folded(first, rest)] : []))
    .toSorted((a, b) => order[a.level] - order[b.level]);
}

function folded(first: Finding, rest: readonly Finding[]): Folded {
  const isHere = ({ path, range }: Finding): boolean =>
    path === first.path && range.start.line === first.range.start.line;
  const places = rest.filter((each) => !isHere(each)).map(({ path, range }) => ({ path, line: range.start.line }));
  const others = rest.filter(isHere).flatMap(({ text }) => codeThatDiffers(text, first.text));
  const distinct = new Map(places.map((place) => [`${place.path}:${place.line}`, place]));
  return { ...first, alsoAt: [...distinct.values()], alsoFor: [...new Set(others)] };
}

/** The values of a message, where the same message is said of others. */
function codeThatDiffers(text: string, first: string): readonly string[] {
  const spans = (of: string): readonly string[] => of.match(/`[^`]+`/g) ?? [];
  const known = spans(first);
  return spans(text).filter((span, index) => span !== known[index]);
}

/** How a finding is known from one push to the next: lines move, so they are left out. */
export const keyOf = (finding: Finding): string => `${finding.check}@${finding.path}#${finding.message}`;

/**
 * The findings to post on their lines: at most three new ones, blockers first, only on lines that the diff shows and
 * never one that was posted before. Notes and praise stay in the check run.
 */
export function chooseInline(
  findings: readonly Finding[],
  changed: readonly ChangedFile[],
  said: readonly string[],
): readonly Folded[] {
  const known = new Set(said);
  return fold(findings)
    .filter((finding) => finding.level === 'must' || finding.level === 'should')
    .filter((finding) => !known.has(keyOf(finding)))
    .filter((finding) => commentable(finding, changed))
    .slice(0, inlineLimit);
}

function commentable({ path, range }: Finding, changed: readonly ChangedFile[]): boolean {
  const file = changed.find((candidate) => candidate.path === path);
  return file?.commentable.some(([first, last]) => range.start.line >= first && range.start.line <= last) ?? false;
}

/** The last line of a comment on this range: within the same hunk as its first, else the first alone. */
export function lastLine({ path, range }: Finding, changed: readonly ChangedFile[]): number {
  const end = range.end.column === 1 && range.end.line > range.start.line ? range.end.line - 1 : range.end.line;
  const hunks = changed.find((file) => file.path === path)?.commentable ?? [];
  return hunks.some(([first, last]) => range.start.line >= first && end <= last) ? end : range.start.line;
}
