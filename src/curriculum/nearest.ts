import { editDistance } from '../review/edit-distance.ts';

/** Nobody gets more letters wrong, and of a longer text nobody waits for the answer. */
const most = { letters: 3, length: 100 } as const;

/** The known name that was meant: but for a slip, or a part of it that was left out. Undefined where none is near. */
export function nearest(name: string, known: Iterable<string>): string | undefined {
  const asked = normal(name);
  if (asked === '' || asked.length > most.length) return undefined;
  const allowed = Math.min(most.letters, Math.floor(asked.length / 3));
  const [best] = [...known]
    .map((candidate) => ({ candidate, far: distance(asked, normal(candidate)) }))
    .toSorted((a, b) => a.far - b.far);
  return best !== undefined && best.far <= allowed ? best.candidate : undefined;
}

/** `; did you mean `x`?` for the end of a sentence, or nothing. */
export function didYouMean(name: string, known: Iterable<string>): string {
  const found = nearest(name, known);
  return found === undefined ? '' : `; did you mean \`${found}\`?`;
}

const normal = (name: string): string => name.toLowerCase().replaceAll(/[_ ]/g, '-');

/** A part that was left out is less than any slip: `window-functions` for `sql-window-functions`. */
function distance(asked: string, candidate: string): number {
  if (asked.length > 3 && candidate.includes(asked)) return 0.5 + (candidate.length - asked.length) / 1000;
  return Math.min(editDistance(asked, candidate), 1 + editDistance(lastPart(asked), lastPart(candidate)));
}

const lastPart = (name: string): string => name.slice(name.indexOf('/') + 1);
