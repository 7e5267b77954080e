/** Where a key or a table header stands, and the strings of its value where that is an array (offsets). */
type Place = {
  readonly from: number;
  readonly to: number;
  readonly items: readonly { readonly from: number; readonly to: number }[];
};

const headerLine = /^[ \t]*(\[\[?)([^\n]*)/;
const keyPart = /[ \t]*(?:"([^"\n]*)"|'([^'\n]*)'|([\w-]+))[ \t]*(\.)?/y;

/**
 * Finds where tables and keys of a TOML text are written, each at its first place. The text is valid TOML. It is read only
 * as far as the keys that are asked for, and once.
 */
export function createLocator(text: string): (path: readonly string[]) => Place | undefined {
  const places = new Map<string, Place>();
  const rest = writtenKeys(text);
  return (path) => {
    // No key of a project file holds the separator.
    const wanted = path.join('\0');
    while (!places.has(wanted)) {
      const { value, done } = rest.next();
      if (done) return undefined;
      const key = value.path.join('\0');
      if (!places.has(key)) places.set(key, value.place);
    }
    return places.get(wanted);
  };
}

function* writtenKeys(text: string): Generator<{ readonly path: readonly string[]; readonly place: Place }, undefined> {
  let table: readonly string[] = [];
  let at = text.startsWith('\uFEFF') ? 1 : 0;
  while (at < text.length) {
    const lineEnd = endOfLine(text, at);
    const line = text.slice(at, lineEnd);
    const header = headerLine.exec(line);
    const from = at + (line.length - line.trimStart().length);
    if (header) {
      const open = at + line.indexOf('[') + (header[1]?.length ?? 1);
      table = readPath(text, open).path;
      yield { path: table, place: { from, to: at + line.trimEnd().length, items: [] } };
      at = lineEnd + 1;
      continue;
    }
    const key = readPath(text, at);
    const equals = text.indexOf('=', key.end);
    if (key.path.length === 0 || equals === -1 || equals > lineEnd) {
      at = lineEnd + 1;
      continue;
    }
    const value = readValue(text, equals + 1);
    const place = { from, to: value.to, items: value.items };
    for (let depth = 1; depth <= key.path.length; depth += 1)
      yield { path: [...table, ...key.path.slice(0, depth)], place };
    at = endOfLine(text, value.to) + 1;
  }
}

const endOfLine = (text: string, at: number): number => {
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end;
};

function readPath(text: string, start: number): { readonly path: readonly string[]; readonly end: number } {
  const path: string[] = [];
  let at = start;
  for (;;) {
    keyPart.lastIndex = at;
    const match = keyPart.exec(text);
    if (!match) return { path, end: at };
    path.push(match[1] ?? match[2] ?? match[3] ?? '');
    at = keyPart.lastIndex;
    if (match[4] === undefined) return { path, end: at };
  }
}

/** Reads over a value: to the end of its line, or of the bracket or the string that it opens. */
function readValue(text: string, start: number): { readonly to: number; readonly items: Place['items'] } {
  const items: { from: number; to: number }[] = [];
  let depth = 0;
  let to = start;
  for (let at = start; at < text.length; ) {
    const letter = text[at];
    if (letter === '\n' && depth === 0) break;
    if (letter === '#') {
      at = endOfLine(text, at);
      continue;
    }
    if (letter === '"' || letter === "'") {
      const end = endOfString(text, at, letter);
      if (depth === 1) items.push({ from: at, to: end });
      at = end;
      to = end;
      continue;
    }
    if (letter === '[' || letter === '{') depth += 1;
    if (letter === ']' || letter === '}') depth -= 1;
    at += 1;
    if (letter !== ' ' && letter !== '\t' && letter !== '\r' && letter !== '\n') to = at;
  }
  return { to, items };
}

function endOfString(text: string, start: number, quote: string): number {
  const long = text.startsWith(quote.repeat(3), start);
  const close = long ? quote.repeat(3) : quote;
  for (let at = start + close.length; at < text.length; at += 1) {
    if (text[at] === '\\' && quote === '"') at += 1;
    else if (text.startsWith(close, at)) return endOfQuotes(text, at + close.length, long ? quote : '');
  }
  return text.length;
}

/** A long string may end in up to five quotes: two of them its own. */
function endOfQuotes(text: string, end: number, quote: string): number {
  let at = end;
  while (quote !== '' && at < end + 2 && text[at] === quote) at += 1;
  return at;
}
