import type { LineMap, Range } from '../../review/range.ts';
import type { TextDocument } from '../document.ts';
import { mixedIndent } from './mixed-indent.ts';

/** Where a parser gave up: its words, the line, and what stands before and from the place on. */
type Stop = { readonly message: string; readonly line: string; readonly before: string; readonly here: string };

/** Why Python does not parse a text, in words that a learner can act on; backticks and all else that a parser says are kept. */
export function plainWords(message: string, at: Range, { lines }: TextDocument): string {
  const text = lines.line(at.start.line);
  const column = at.start.column - 1;
  if (/indent/i.test(message) && isMixed(at.start.line, lines)) return mixedIndent;
  const stop = { message, line: text.trim(), before: text.slice(0, column), here: text.slice(column) };
  for (const explain of explanations) {
    const words = explain(stop);
    if (words !== undefined) return words;
  }
  return message
    .replace(/ \(syntax was added in .*\)$/, '')
    .replace('found newline', 'found the end of the line')
    .replace('found identifier', 'found a name')
    .replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase());
}

/** Whether one of this line and the one before it is indented with tabs, and the other with spaces. */
function isMixed(line: number, lines: LineMap): boolean {
  let above = line - 1;
  while (above > 1 && lines.line(above).trim() === '') above -= 1;
  const [own, other] = [line, Math.max(above, 1)].map((one) => /^[ \t]*/.exec(lines.line(one))?.[0] ?? '');
  const has = (sign: string) => [own, other].some((indent) => indent?.includes(sign));
  return has('\t') && has(' ');
}

const explanations: readonly ((stop: Stop) => string | undefined)[] = [
  oddCharacter,
  ({ line }) => beginnings.find(([beginning]) => beginning.test(line))?.[1],
  ofPython2,
  withoutIf,
  ofOtherLanguages,
  unfinished,
  noStatement,
];

function oddCharacter({ here }: Stop): string | undefined {
  const [seen = ''] = here;
  if (/[‘’“”„«»]/.test(seen)) return 'a curly quote, as word processors write them; Python takes straight ones';
  return /[\u00a0\u200b-\u200f\u2028-\u202f\u2060-\u2069\ufeff]/.test(seen)
    ? `an invisible character (U+${seen.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}), as copies from web pages bring along`
    : undefined;
}

/** Lines that are no Python from their first character on. */
const beginnings: readonly (readonly [RegExp, string])[] = [
  [/^(?:%|!|\?)/, 'a notebook command, which Python itself cannot read'],
  [/^(?:<{7}|={7}|>{7})/, 'a merge conflict that is not resolved'],
  [/^(?:>>>|\.\.\.) /, 'the prompt of the Python shell, which is no part of the program; leave it out'],
  [/^```/, 'a Markdown fence, as chats and web pages put around code; leave it out'],
  [/^\/\//, "a comment of another language; those of Python begin with '#'"],
  [/^print\b(?!\s*\()/, 'the `print` statement of Python 2; in Python 3 `print` is a function'],
  [/^exec\b(?!\s*\()/, 'the `exec` statement of Python 2; in Python 3 `exec` is a function'],
];

function ofPython2({ message, line, before, here }: Stop): string | undefined {
  if (message.startsWith('Multiple exception types must be parenthesized'))
    return "several exception types without parentheses; write `except (A, B):`, or `except A as error:` for Python 2's `except A, error:`";
  const [, type, value] = /^raise\s+([\w.]{1,40})\s*,\s*([^,]{1,30})$/.exec(line) ?? [];
  if (message.startsWith('Unparenthesized tuple') && type)
    return `the \`raise\` of Python 2; write \`raise ${type}(${value})\``;
  if (before.endsWith('<') && here.startsWith('>')) return 'the `<>` of Python 2; write `!=`';
  const [, number] = /(\d{1,20})$/.exec(before) ?? [];
  if (number && /^[lL]\b/.test(here)) return `a long number of Python 2; write \`${number}\``;
  const [, digits = ''] = /^0+(\d{1,20})/.exec(here) ?? [];
  if (message !== 'Invalid decimal integer literal' || digits === '') return undefined;
  return `a number with a zero before it; write \`${/^[0-7]{3,4}$/.test(digits) ? '0o' : ''}${digits}\``;
}

function withoutIf({ message, line }: Stop): string | undefined {
  const [, word] = /^(else|elif|except|finally)\b/.exec(line) ?? [];
  if (/^else\s+if\b/.test(line)) return '`else if`, which Python writes `elif`';
  if (message !== 'Expected a statement' || word === undefined) return undefined;
  const opener = word === 'else' || word === 'elif' ? 'if' : 'try';
  return `an \`${word}\` that belongs to no \`${opener}\` above it; look at the indentation`;
}

function ofOtherLanguages({ before, here }: Stop): string | undefined {
  if (before.endsWith('&') && here.startsWith('&')) return '`&&`, which Python writes `and`';
  if (before.endsWith('|') && here.startsWith('|')) return '`||`, which Python writes `or`';
  return /(\+\+|--)$/.test(before) ? '`++` and `--` are not Python; write `+= 1` or `-= 1`' : undefined;
}

function unfinished({ message, line, before, here }: Stop): string | undefined {
  if (message === 'unexpected EOF while parsing')
    return 'the file ends where more is expected: a bracket is not closed, or a line is not finished';
  if (message === 'Expected an expression' && /^\s*(?:#.*)?$/.test(here))
    return 'the line ends where a value is expected';
  if (message === 'Expected `:`, found `=`' && /^(?:if|elif|while)\b/.test(line))
    return "expected ':', found '='; two values are compared with '=='";
  return message.startsWith('Expected `,`, found') && before.trim() === ''
    ? 'a comma is missing before this line, or a bracket above it is not closed'
    : undefined;
}

function noStatement({ message, line }: Stop): string | undefined {
  const isSeparate = message.startsWith('Simple statements must be separated');
  if (!isSeparate && message !== 'Expected a statement') return undefined;
  if (/^(?:SELECT|WITH|INSERT|UPDATE|DELETE|CREATE)\s/.test(line)) return 'SQL, which belongs into a string in Python';
  const [, word] = /^(If|For|While|Def|Class|Import|From|Return|With)\b/.exec(line) ?? [];
  if (word !== undefined) return `\`${word}\`, which Python writes \`${word.toLowerCase()}\``;
  if (/^[A-Z][a-z]+[!,]? [A-Za-z]+ /.test(`${line} `)) return 'words that are not Python; put a # before a comment';
  return isSeparate
    ? 'this does not continue what stands before it; an operator, a comma or a line break is missing'
    : undefined;
}
