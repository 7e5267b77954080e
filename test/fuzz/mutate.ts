/** Numbers that look random and are the same for the same seed. */
export class Chance {
  #state: number;

  constructor(seed: number) {
    // A multiplier spreads neighbouring seeds; a state of zero would stay zero.
    this.#state = Math.imul(seed + 1, 0x9e3779b1) | 1;
    for (let warm = 0; warm < 8; warm += 1) this.below(2);
  }

  /** A whole number from 0 to `limit` - 1 (Marsaglia's xorshift). */
  below(limit: number): number {
    this.#state ^= this.#state << 13;
    this.#state ^= this.#state >>> 17;
    this.#state ^= this.#state << 5;
    return (this.#state >>> 0) % Math.max(1, limit);
  }

  pick<T>(items: readonly [T, ...T[]]): T {
    return items[this.below(items.length)] ?? items[0];
  }
}

/** What opens, closes, escapes, comments, anchors or ends something in one of the languages, and odd characters. */
const fragments = [
  ...'()[]{}<>"\'`#\\/:;,.|&!?*%@$=-+~^ \t\n\r\0\f\v',
  ...'\r\n|"""|\'\'\'|/*|*/|--|//|<!--|-->|\x24{{|}}|{{|{%|%}|\x24{|$(|$((|<<EOF\n|EOF\n|&a |*a|<<: *a|---\n|...\n|- |: |? '.split(
    '|',
  ),
  ...'[[|]]|;;|&&|||>|f"{|b"|r"|lambda: |yield |await |async |*args|**kwargs|:=|->|@x\n|\\\n|!reference [|$$|E\'|{}|[]'.split(
    '|',
  ),
  ...'# escape=`\n|# syntax=docker/dockerfile:1\n|FROM |AS x\n|ONBUILD |RUN <<A <<B\n|if |then\n|fi\n|do\n|done\n|case x in\n'.split(
    '|',
  ),
  ...[
    '\uFEFF',
    '\u0085',
    '\u2028',
    '\u00A0',
    '\u200B',
    '\u202E',
    'é',
    '日本',
    '😀',
    '\u0301',
    '0x',
    '1e999',
    '-0',
    '9'.repeat(40),
  ],
] as unknown as readonly [string, ...string[]];

/** No longer than this but for the few that are meant to be long. */
const usualLength = 20_000;
export const longest = 300_000;

/** A text made from the first by some changes; pieces of the others get into it. */
export function mutate(chance: Chance, text: string, others: readonly string[]): string {
  const isLong = chance.below(250) === 0;
  let result = text.slice(0, usualLength);
  const changes = 1 + chance.below(6);
  for (let change = 0; change < changes; change += 1) result = changed(chance, result, others).slice(0, usualLength);
  if (isLong) result = lengthened(chance, result);
  return result.toWellFormed();
}

function changed(chance: Chance, text: string, others: readonly string[]): string {
  const [from, to] = piece(chance, text, 1 + chance.below(60));
  const line = lineAt(text, from);
  switch (chance.below(12)) {
    case 0:
      return text.slice(0, from) + text.slice(to);
    case 1:
      return text.slice(0, from);
    case 2:
      return text.slice(0, to) + text.slice(from, to).repeat(1 + chance.below(30)) + text.slice(to);
    case 3:
      return text.slice(0, from) + taken(chance, others) + text.slice(to);
    case 4:
      return text.replaceAll('\n', chance.pick(['\r\n', '\r', '\n\n', '\n\t', '\n  ', '\\\n', ' ']));
    case 5:
      return text.slice(0, line[0]) + text.slice(line[1]);
    case 6:
      return text.slice(0, line[0]) + text.slice(line[0], line[1]).repeat(2 + chance.below(20)) + text.slice(line[1]);
    case 7:
      return `${text.slice(0, line[0])}${' '.repeat(chance.below(9))}${text.slice(line[0])}`;
    case 8:
      return text.slice(0, from) + chance.pick(fragments).repeat(1 + chance.below(300)) + text.slice(to);
    case 9:
      return text.slice(0, from) + String.fromCharCode(chance.below(0x250)) + text.slice(from + 1);
    default:
      return text.slice(0, from) + chance.pick(fragments) + text.slice(from);
  }
}

/** Something repeated until it is long: a fragment, two of them, a line, or all of it. */
function lengthened(chance: Chance, text: string): string {
  const [from, to] = piece(chance, text, 40);
  const [start, end] = lineAt(text, from);
  const unit = chance.pick([
    chance.pick(fragments),
    chance.pick(fragments) + chance.pick(fragments),
    text.slice(from, to),
    text.slice(start, end),
    `${text}\n`,
  ]);
  const length = chance.pick([20_000, 60_000, longest]);
  return (
    text.slice(0, from) + unit.repeat(Math.ceil(length / Math.max(1, unit.length))).slice(0, length) + text.slice(from)
  );
}

function piece(chance: Chance, text: string, length: number): readonly [from: number, to: number] {
  const from = chance.below(text.length + 1);
  return [from, Math.min(text.length, from + length)];
}

function lineAt(text: string, at: number): readonly [from: number, to: number] {
  const end = text.indexOf('\n', at);
  return [text.lastIndexOf('\n', at - 1) + 1, end === -1 ? text.length : end + 1];
}

function taken(chance: Chance, others: readonly string[]): string {
  const other = others[chance.below(others.length)] ?? '';
  const [from, to] = piece(chance, other, 1 + chance.below(400));
  return other.slice(from, to);
}
