/** Control characters and the marks that turn the reading direction: nothing that a person could want to see. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed
const invisible = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/** Learner text on one line, without what could deceive the eye or drive a terminal. */
export const plain = (text: string): string => text.replace(/\s+/g, ' ').replace(invisible, '').trim();

/** Learner text as a code span: no mention, keyword or HTML survives in it; in a table it goes through `cell` as well. */
export function code(text: string): string {
  const inside = plain(text).replaceAll('`', "'");
  return inside === '' ? '`(empty)`' : `\`${inside}\``;
}

/** Markdown as one cell of a table. GitHub splits at pipes first, in code spans too, and knows one escape. */
export const cell = (markdown: string): string => markdown.replace(/(?<!\\)\\*\|/g, '\\|').replace(/\r?\n/g, ' ');

/** Learner text as prose, with everything that Markdown or GitHub would act on made inert. */
export const prose = (text: string): string =>
  plain(text)
    .replaceAll('&', '&amp;')
    .replace(/[\\`*_{}[\]<>()#+!|~$]/g, (character) => `\\${character}`)
    .replaceAll('\\<', '&lt;')
    .replaceAll('\\>', '&gt;')
    // A word joiner keeps a name readable and stops it from being a mention, a link or a closing keyword.
    .replace(/@(?=\w)/g, '@\u2060')
    .replace(/http(s?):\/\//gi, 'http$1:\u2060//')
    .replace(/www\.(?=\w)/gi, 'www\u2060.')
    .replace(/GH-(?=\d)/gi, 'GH-\u2060')
    .replace(/\\#(?=\d)/g, '\\#\u2060');

/** A fenced block; the fence is longer than any run of backticks inside, those included that only a hidden mark parts. */
export function fenced(text: string, language = ''): string {
  const shown = text.replace(invisible, '');
  const longest = Math.max(2, ...[...shown.matchAll(/`+/g)].map((run) => run[0].length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${shown}\n${fence}`;
}

export const details = (summary: string, body: string): string =>
  `<details><summary>${summary}</summary>\n\n${body}\n\n</details>`;

/** `one thing`, `3 things`; the plural is regular. */
export const count = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? '' : 's'}`;

/** A sentence for the middle of another one. */
export const lowerFirst = (text: string): string =>
  /^[A-Z](?:[a-z]| )/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;

/** A number at the start of a sentence: in words up to ten. */
export const inWords = (n: number): string =>
  ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten'][n] ?? String(n);
