/**
 * A Python value as plain data: what JSON has a word for stands for itself, and `{ $, of }` for the rest. What comes out
 * of a sandbox is `unknown`, because the learner's code may have written it.
 */
export type Data = null | boolean | number | string | readonly Data[] | Marked;
export type Marked = { readonly $: string; readonly of?: unknown; readonly name?: string; readonly number?: number };

/** What an author writes as an argument: `{ $decimal: '1.50' }` where YAML has no word. */
const written: Readonly<Record<string, string>> = {
  $decimal: 'Decimal',
  $datetime: 'datetime',
  $date: 'date',
  $tuple: 'tuple',
  $set: 'set',
  $stream: 'stream',
  $recorder: 'recorder',
  $connection: 'connection',
};

/** @throws TypeError naming the mark that nobody knows */
export function fromYaml(value: unknown): Data {
  if (Array.isArray(value)) return value.map(fromYaml);
  if (typeof value === 'number') return Number.isInteger(value) ? value : { $: 'float', of: String(value) };
  if (typeof value !== 'object' || value === null) return value as Data;
  const [[mark, of] = ['', undefined], ...more] = Object.entries(value);
  if (!mark.startsWith('$'))
    return { $: 'dict', of: Object.entries(value).map(([key, item]) => [key, fromYaml(item)]) };
  const kind = written[mark];
  if (kind === undefined || more.length > 0)
    throw new TypeError(`\`${mark}\` is not known; there are ${Object.keys(written).join(', ')}`);
  return { $: kind, of: Array.isArray(of) && kind !== 'recorder' ? of.map(fromYaml) : of };
}

export function marked(value: unknown): Marked | undefined {
  return typeof value === 'object' && value !== null && '$' in value && typeof value.$ === 'string'
    ? (value as Marked)
    : undefined;
}

/** The items of a value that has some in order; undefined for all others. */
export function itemsOf(value: unknown): readonly unknown[] | undefined {
  if (Array.isArray(value)) return value;
  const mark = marked(value);
  return mark && ['iterator', 'tuple', 'set', 'stream'].includes(mark.$) && Array.isArray(mark.of)
    ? mark.of
    : undefined;
}

/** Pairs of a dict or an object. */
export function pairsOf(value: unknown): readonly (readonly [unknown, unknown])[] | undefined {
  const mark = marked(value);
  if (!mark || !['dict', 'object'].includes(mark.$) || !Array.isArray(mark.of)) return undefined;
  return mark.of.filter((pair) => Array.isArray(pair)).map(([key, item]) => [key, item]);
}

/** The value as Python would write it, cut where it gets too long to be read. */
export function show(value: unknown, length = 160): string {
  let text = '';
  for (const piece of pieces(value, 0)) {
    text += piece;
    if (text.length > length) return `${text.slice(0, length - 3)}...`;
  }
  return text;
}

function* pieces(value: unknown, depth: number): Generator<string> {
  if (depth > 20) yield '...';
  else if (typeof value === 'string') yield quoted(value);
  else if (value === null || value === undefined) yield 'None';
  else if (typeof value === 'boolean') yield value ? 'True' : 'False';
  else if (Array.isArray(value)) yield* listed(value, '[', ']', depth);
  else {
    const mark = marked(value);
    yield* mark ? markPieces(mark, depth) : [word(value)];
  }
}

function* markPieces(mark: Marked, depth: number): Generator<string> {
  const items = itemsOf(mark) ?? [];
  const pairs = pairsOf(mark) ?? [];
  switch (mark.$) {
    case 'iterator':
      return yield* listed(items, 'an iterator of [', ']', depth);
    case 'stream':
      return yield* listed(items, 'iter([', '])', depth);
    case 'tuple':
      return yield* listed(items, '(', items.length === 1 ? ',)' : ')', depth);
    case 'set':
      return yield* items.length === 0 ? ['set()'] : listed(items, '{', '}', depth);
    case 'dict':
      return yield* paired(pairs, '{', '}', depth, (key) => [...pieces(key, depth + 1), ': '].join(''));
    case 'object':
      return yield* paired(pairs, `${word(mark.name)}(`, ')', depth, (key) => `${word(key)}=`);
    case 'float':
    case 'int':
      return yield word(mark.of);
    case 'recorder':
      return yield 'callback';
    case 'connection':
      return yield 'connection';
    case 'other':
      return yield `a ${word(mark.name)}`;
    default:
      yield `${mark.$}(${quoted(word(mark.of))})`;
  }
}

function* listed(items: readonly unknown[], open: string, close: string, depth: number): Generator<string> {
  yield open;
  for (const [index, item] of items.entries()) {
    if (index > 0) yield ', ';
    yield* pieces(item, depth + 1);
  }
  yield close;
}

function* paired(
  pairs: readonly (readonly [unknown, unknown])[],
  open: string,
  close: string,
  depth: number,
  name: (key: unknown) => string,
): Generator<string> {
  yield open;
  for (const [index, [key, item]] of pairs.entries()) {
    yield `${index > 0 ? ', ' : ''}${name(key)}`;
    yield* pieces(item, depth + 1);
  }
  yield close;
}

/** What hostile code puts where a word belongs may have no text at all. */
export const word = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '...';

const quoted = (text: string): string => {
  const plain = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"');
  return plain.includes("'") && !plain.includes('"') ? `"${plain}"` : `'${plain.replaceAll("'", "\\'")}'`;
};
