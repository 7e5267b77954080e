import { itemsOf, marked, pairsOf, word } from './values.ts';

/**
 * Whether a learner's value is the reference's. Goes only as deep as the reference's value, which is ours, so that
 * nothing nested by hostile code can lead it on.
 */
export function equal(expected: unknown, got: unknown): boolean {
  const number = numberOf(expected);
  if (number !== undefined) return sameNumber(number, numberOf(got));
  const mark = marked(expected);
  if (Array.isArray(expected)) return Array.isArray(got) && sameItems(expected, got);
  if (mark === undefined) return expected === got;
  switch (mark.$) {
    case 'iterator':
      return Array.isArray(got) || marked(got)?.$ === 'iterator'
        ? sameItems(itemsOf(expected) ?? [], itemsOf(got) ?? [])
        : false;
    case 'tuple':
      return marked(got)?.$ === 'tuple' && sameItems(itemsOf(expected) ?? [], itemsOf(got) ?? []);
    case 'set':
      return marked(got)?.$ === 'set' && sameSet(itemsOf(expected) ?? [], itemsOf(got) ?? []);
    case 'dict':
      return (pairsOf(expected)?.length ?? 0) === pairsOf(got)?.length && holds(expected, got);
    case 'object':
      return holds(expected, got);
    case 'Decimal':
      return marked(got)?.$ === 'Decimal' && decimal(mark.of) === decimal(marked(got)?.of);
    case 'other':
      return marked(got)?.$ === 'other';
    default:
      return marked(got)?.$ === mark.$ && marked(got)?.of === mark.of;
  }
}

/** Of two lists, the first place where they differ. */
export function firstDifference(expected: unknown, got: unknown): number | undefined {
  const [ours, theirs] = [itemsOf(expected), itemsOf(got)];
  if (!ours || !theirs) return undefined;
  const index = ours.findIndex((item, place) => place >= theirs.length || !equal(item, theirs[place]));
  return index >= 0 ? index : ours.length < theirs.length ? ours.length : undefined;
}

const sameItems = (expected: readonly unknown[], got: readonly unknown[]): boolean =>
  expected.length === got.length && expected.every((item, index) => equal(item, got[index]));

const sameSet = (expected: readonly unknown[], got: readonly unknown[]): boolean =>
  expected.length === got.length && expected.every((item) => got.some((candidate) => equal(item, candidate)));

/** A record is judged by the reference's fields, whether it is a class, a named tuple or a dict. */
function holds(expected: unknown, got: unknown): boolean {
  const theirs = pairsOf(got);
  return (
    theirs !== undefined &&
    (pairsOf(expected) ?? []).every(([key, item]) =>
      theirs.some(([name, field]) => equal(key, name) && equal(item, field)),
    )
  );
}

function numberOf(value: unknown): number | bigint | undefined {
  if (typeof value === 'number') return value;
  const mark = marked(value);
  if (mark?.$ === 'float')
    return { nan: Number.NaN, inf: Infinity, '-inf': -Infinity }[word(mark.of)] ?? Number(word(mark.of));
  if (mark?.$ === 'int' && typeof mark.of === 'string' && /^-?\d{1,400}$/.test(mark.of)) return BigInt(mark.of);
  return undefined;
}

/** Python's own `==`, but for the last digits of a sum of floats. */
function sameNumber(expected: number | bigint, got: number | bigint | undefined): boolean {
  if (got === undefined) return false;
  if (typeof expected === 'bigint' || typeof got === 'bigint') return expected === got;
  if (Number.isNaN(expected)) return Number.isNaN(got);
  return expected === got || Math.abs(expected - got) <= 1e-9 * Math.max(Math.abs(expected), Math.abs(got));
}

/** `1.50` and `1.5` are one number. */
function decimal(text: unknown): string {
  const match = /^(-?)(\d{1,500})(?:\.(\d{1,500}))?$/.exec(word(text));
  if (!match) return word(text);
  const [, sign, whole = '', fraction = ''] = match;
  const digits = `${whole.replace(/^0+/, '')}.${fraction.replace(/0+$/, '')}`;
  return digits === '.' ? '.' : `${sign}${digits}`;
}
