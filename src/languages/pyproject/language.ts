import { parse as parseToml, TomlError } from 'smol-toml';
import { type LineMap, type Range, span } from '../../review/range.ts';
import { type Language, type SyntaxProblem, type TextDocument, textDocument, zeroByte } from '../document.ts';
import { createLocator } from './locate.ts';

export type TomlTable = { readonly [key: string]: unknown };

export type PyprojectDocument = TextDocument & {
  readonly data: TomlTable;
  /** What stands at a path of keys. */
  get(...path: readonly string[]): unknown;
  /** The same when it is a table, else an empty one. */
  table(...path: readonly string[]): TomlTable;
  has(...path: readonly string[]): boolean;
  /** Where the key, or the nearest table above it, is written; the first line when none is. */
  at(...path: readonly string[]): Range;
  /** Where an item of an array of strings is written. */
  itemAt(index: number, ...path: readonly string[]): Range;
};

export const isTable = (value: unknown): value is TomlTable =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const lengthLimit = 1_000_000;

function parse(path: string, text: string): PyprojectDocument {
  const base = textDocument(path, text);
  const zero = zeroByte(base.lines);
  const { data, problem } = zero ? { data: {}, problem: zero } : readToml(text, base.lines);
  const locate = createLocator(text);
  const get = (...keys: readonly string[]): unknown =>
    keys.reduce<unknown>((value, key) => (isTable(value) && Object.hasOwn(value, key) ? value[key] : undefined), data);
  // What is not in the data is not searched for in the text. Nothing is in the data of a text that is not TOML.
  const placeOf = (keys: readonly string[]) => (get(...keys) === undefined ? undefined : locate(keys));
  const at = (...keys: readonly string[]): Range => {
    for (let depth = keys.length; depth > 0; depth -= 1) {
      const place = placeOf(keys.slice(0, depth));
      if (place) return headOf(base, place);
    }
    return base.lines.lineRange(1);
  };
  return {
    ...base,
    data,
    problem,
    get,
    table: (...keys) => {
      const value = get(...keys);
      return isTable(value) ? value : {};
    },
    has: (...keys) => get(...keys) !== undefined,
    at,
    itemAt: (index, ...keys) => {
      const item = placeOf(keys)?.items[index];
      return item ? base.lines.range(item.from, item.to) : at(...keys);
    },
  };
}

/** The first line of what may be a long array. */
function headOf({ lines }: TextDocument, { from, to }: { readonly from: number; readonly to: number }): Range {
  const range = lines.range(from, to);
  if (range.start.line === range.end.line) return range;
  return { start: range.start, end: lines.lineRange(range.start.line).end };
}

function readToml(text: string, lines: LineMap): { readonly data: TomlTable; readonly problem?: SyntaxProblem } {
  if (text.length > lengthLimit) return { data: {}, problem: { message: 'The file is too long', at: span(1, 1, 1) } };
  try {
    return { data: parseToml(text, { maxDepth: 100 }) };
  } catch (error) {
    if (!(error instanceof TomlError)) return { data: {}, problem: { message: 'Not TOML', at: span(1, 1, 1) } };
    const line = Math.min(Math.max(error.line, 1), lines.lineCount);
    const message = (error.message.split('\n')[0] ?? '')
      .replace(/^Invalid TOML document: /, '')
      .replace(/(?:\. aborting)?\.+$/, '')
      .replace(/^invalid value$/, 'invalid value; a text needs quotes');
    // The parser may name a column behind the end of the line.
    const end = Math.max(lines.line(line).length + 1, 1);
    const column = Math.min(Math.max(error.column, 1), end);
    return { data: {}, problem: { message, at: span(line, column, Math.min(column + 1, end)) } };
  }
}

export const pyproject: Language<PyprojectDocument> = {
  recognise: (path, text) =>
    /(?:^|[/.\w-])pyproject\.toml$/i.test(path) ||
    (/\.toml$/i.test(path) && /^[ \t]*\[(?:project|tool\.poetry|build-system)\][ \t]*(?:#[^\r\n]*)?\r?$/m.test(text)),
  parse,
};
