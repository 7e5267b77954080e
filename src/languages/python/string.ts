import type { Node } from './tree.ts';

/** A string literal as it is at run time, as far as the text tells. */
export type Literal = {
  /** Its characters; what an f-string fills in stands as `{}`. */
  readonly text: string;
  /** An f-string with at least one placeholder. */
  readonly interpolated: boolean;
  readonly bytes: boolean;
  readonly raw: boolean;
};

const opening = /^([a-zA-Z]{0,2})("""|'''|"|')/;

/** Reads a `string` node. */
export function literalOf(node: Node, text: string): Literal {
  const source = text.slice(node.from, node.to);
  const [whole = '', prefix = '', quote = ''] = opening.exec(source.slice(0, 5)) ?? [];
  const letters = prefix.toLowerCase();
  const raw = letters.includes('r');
  const interpolated = node.children.some(({ type }) => type === 'interpolation');
  const start = node.from + whole.length;
  const end = Math.max(start, node.to - quote.length);
  const parts: string[] = [];
  let at = start;
  for (const part of node.children) {
    if (part.type !== 'interpolation') continue;
    parts.push(unescaped(text.slice(at, part.from), raw));
    at = part.to;
  }
  parts.push(unescaped(text.slice(at, end), raw));
  const joined = letters.includes('f') ? parts.map((part) => part.replace(/\{\{|\}\}/g, single)) : parts;
  return { text: joined.join('{}'), interpolated, bytes: letters.includes('b'), raw };
}

const single = (pair: string): string => pair.charAt(0);

/** https://docs.python.org/3/reference/lexical_analysis.html#escape-sequences */
const simple: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  a: '\x07',
  b: '\b',
  f: '\f',
  v: '\v',
  '\n': '',
};
const escapes = /\\(?:\r\n|x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([0-7]{1,3})|([\s\S]))/g;

function unescaped(text: string, raw: boolean): string {
  if (raw || !text.includes('\\')) return text;
  return text.replace(escapes, (whole, x?: string, u?: string, long?: string, octal?: string, other?: string) => {
    const hex = x ?? u ?? long;
    if (hex !== undefined) return character(Number.parseInt(hex, 16));
    if (octal !== undefined) return character(Number.parseInt(octal, 8));
    if (other === undefined) return '';
    return simple[other] ?? (/["'\\]/.test(other) ? other : whole);
  });
}

const character = (code: number): string => (code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd');
