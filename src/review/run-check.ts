import type { Check, CheckId, Hit, Outcome } from './check.ts';
import { type Edit, type Range, span } from './range.ts';
import { plain } from './render/markdown.ts';
import type { Submission } from './submission.ts';

type CheckState = 'met' | 'unmet' | 'not-applicable' | 'unknown';

/** A hit with its text written out. `evidence`: it shows that a `requires` check is met; else it is a problem. */
export type PlacedHit = {
  readonly message: string;
  readonly text: string;
  readonly path: string;
  readonly range: Range;
  /** The lines in which another check may say the same. */
  readonly within?: Range | undefined;
  readonly evidence: boolean;
  readonly fix?: Edit | undefined;
};

/** What one check says of one document (`path` is '' for a check of the whole submission that names no file). */
export type CheckResult = {
  readonly check: CheckId;
  readonly kind: Check['kind'];
  readonly path: string;
  readonly state: CheckState;
  readonly hits: readonly PlacedHit[];
};

/** A check that failed by itself: ours, never the learner's. */
export type CheckFailure = { readonly check: CheckId; readonly path: string; readonly error: string };

/** More hits than this in one document are one habit, not many faults. */
const hitLimit = 100;

/**
 * Runs one check on one file, or on the whole submission (`path` is '' then), and reads its outcome. A check that throws,
 * or a parser before it, becomes a `CheckFailure`.
 */
export function runCheck(
  id: CheckId,
  check: Check,
  path: string,
  params: unknown,
  submission: Submission,
): CheckResult | CheckFailure {
  const hits: PlacedHit[] = [];
  const outcomes = new Set<Outcome['outcome']>();
  try {
    const document = check.reads === 'submission' ? submission : submission.document(check.reads, path);
    const broken = document !== undefined && 'problem' in document && document.problem !== undefined;
    if (broken && !check.readsBroken) return { check: id, kind: check.kind, path, state: 'unknown', hits };
    for (const item of check.run(document, params, submission)) {
      if ('outcome' in item) outcomes.add(item.outcome);
      else hits.push(place(check, item, path));
      if (hits.length >= hitLimit) break;
    }
  } catch (error) {
    return {
      check: id,
      path,
      error: error instanceof Error ? (error.stack ?? error.message) : String(error),
    };
  }
  const state = stateOf(check, hits, outcomes);
  if (check.kind === 'requires' && state === 'unmet' && hits.every((hit) => hit.evidence)) {
    hits.push(place(check, { message: 'missing', at: span(1, 1, 1) }, path));
  }
  return { check: id, kind: check.kind, path, state, hits };
}

function stateOf(check: Check, hits: readonly PlacedHit[], outcomes: ReadonlySet<Outcome['outcome']>): CheckState {
  if (hits.some((hit) => !hit.evidence)) return 'unmet';
  if (hits.length > 0) return 'met';
  if (outcomes.has('unknown')) return 'unknown';
  if (outcomes.has('not-applicable')) return 'not-applicable';
  return check.kind === 'requires' ? 'unmet' : 'met';
}

function place(check: Check, hit: Hit, path: string): PlacedHit {
  const template = check.messages[hit.message];
  if (template === undefined) throw new Error(`message '${hit.message}' is not declared`);
  return {
    message: hit.message,
    text: fill(template, hit.values ?? {}),
    path: hit.path ?? path,
    range: hit.at,
    ...(hit.within && { within: hit.within }),
    evidence: check.kind === 'requires' && hit.message === 'found',
    fix: hit.fix,
  };
}

/** Longer values are cut: they are there to be recognised, not to be read. */
const valueLength = 120;

/**
 * Fills `{name}` with learner text that cannot act as markup: on one line, without backticks; and outside of a code span
 * anything but plain words is put into one.
 */
function fill(template: string, values: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string, at: number) => {
    const value = values[name];
    if (value === undefined) return whole;
    const line = plain(String(value)).replaceAll('`', "'");
    const short = line.length > valueLength ? `${line.slice(0, valueLength - 1)}…` : line;
    const quoted = (template.slice(0, at).split('`').length - 1) % 2 === 1;
    return quoted || /^[\w ,.:;()'"-]*$/.test(short) ? short : `\`${short}\``;
  });
}
