import type { CheckId, Checks, Level } from './check.ts';
import type { Range } from './range.ts';
import type { CheckFailure, CheckResult } from './run-check.ts';

/** What a check says of a place. */
type Said = {
  readonly check: CheckId;
  readonly level: Level;
  readonly path: string;
  readonly range: Range;
  /** The lines in which another check may say the same; those of `range` unless given. */
  readonly within?: Range | undefined;
};

const severity: Readonly<Record<Level, number>> = { must: 0, should: 1, note: 2, praise: 3 };

/**
 * Of what was found, the part that only repeats what another check, no milder, says of the same place: one cause is said
 * once. What a check is worth does not change.
 */
export function repeatsIn<S extends Said>(found: readonly S[], checks: Checks): ReadonlySet<S> {
  const byCheck = Map.groupBy(found, ({ check }) => check);
  return new Set(
    found.filter((said) =>
      checks
        .get(said.check)
        ?.saidBy?.some((id) => byCheck.get(id)?.some((other) => isMilder(said, other) && isAt(said, other))),
    ),
  );
}

/** The outcomes of one file without the hits that repeat those of another check. */
export function withoutRepeats(
  outcomes: readonly (CheckResult | CheckFailure)[],
  checks: Checks,
): readonly (CheckResult | CheckFailure)[] {
  const found = outcomes.flatMap((outcome) => {
    const level = checks.get(outcome.check)?.level ?? 'note';
    if ('error' in outcome) return [];
    return outcome.hits
      .filter(({ evidence }) => !evidence)
      .map((hit) => ({ check: outcome.check, level, path: hit.path, range: hit.range, within: hit.within, hit }));
  });
  const repeated = new Set([...repeatsIn(found, checks)].map(({ hit }) => hit));
  return outcomes.map((outcome) =>
    'error' in outcome ? outcome : { ...outcome, hits: outcome.hits.filter((hit) => !repeated.has(hit)) },
  );
}

const isMilder = (said: Said, other: Said): boolean => severity[said.level] >= severity[other.level];

function isAt({ path, range, within = range }: Said, other: Said): boolean {
  const { line } = other.range.start;
  return other.path === path && line >= within.start.line && line <= within.end.line;
}
