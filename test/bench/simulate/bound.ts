/** New content: when it could be made at the earliest, and what it belongs to. */
export type Creation = { readonly released: number; readonly about: string };

const minute = 60_000;
const hour = 60 * minute;

/**
 * When each creation could be made at the earliest by somebody who knows everything, makes them in the order of their
 * release in no time at all, and heeds nothing but 80 a minute and 500 an hour.
 * @returns by piece of work, when the last of its creations is made
 */
export function earliest(creations: readonly Creation[]): ReadonlyMap<string, number> {
  const made: number[] = [];
  const done = new Map<string, number>();
  for (const { released, about } of creations.toSorted((one, other) => one.released - other.released)) {
    const at = Math.max(
      released,
      made.at(-1) ?? 0,
      (made.at(-500) ?? Number.NEGATIVE_INFINITY) + hour,
      (made.at(-80) ?? Number.NEGATIVE_INFINITY) + minute,
    );
    made.push(at);
    done.set(about, at);
  }
  return done;
}
