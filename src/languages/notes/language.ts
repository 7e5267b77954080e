import type { Range } from '../../review/range.ts';
import { type Language, type TextDocument, textDocument } from '../document.ts';

/** A heading with what is written under it, sub-headings included. */
type NotesHeading = {
  readonly level: number;
  readonly title: string;
  readonly at: Range;
  /** Words below it that a reader sees: comments do not count, code does. */
  readonly words: number;
};

export type NotesDocument = TextDocument & { readonly headings: readonly NotesHeading[] };

/** Comments become blank, but keep their line ends, so that lines stay where they are. */
function withoutComments(text: string): string {
  let result = '';
  let at = 0;
  for (;;) {
    const open = text.indexOf('<!--', at);
    if (open === -1) return result + text.slice(at);
    const close = text.indexOf('-->', open + 4);
    const end = close === -1 ? text.length : close + 3;
    result += text.slice(at, open) + text.slice(open, end).replace(/[^\n]/g, ' ');
    at = end;
  }
}

type Open = { level: number; title: string; at: Range; words: number };

function parse(path: string, text: string): NotesDocument {
  const base = textDocument(path, text);
  const lines = withoutComments(text).split('\n');
  const headings: Open[] = [];
  let open: Open[] = [];
  let fence: string | undefined;
  for (const [index, line] of lines.entries()) {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    const heading = fence === undefined ? headingAt(line, lines[index + 1] ?? '') : undefined;
    if (heading) {
      const entry = { ...heading, at: base.lines.lineRange(index + 1), words: 0 };
      open = [...open.filter(({ level }) => level < entry.level), entry];
      headings.push(entry);
      continue;
    }
    if (mark !== undefined && (fence === undefined || mark.startsWith(fence)))
      fence = fence === undefined ? mark : undefined;
    else for (const entry of open) entry.words += wordsIn(line);
  }
  return { ...base, headings };
}

const wordsIn = (line: string): number => line.match(/[\p{L}\p{N}][^\s]*/gu)?.length ?? 0;

/** `## Title`, or a title underlined with `===` or `---`. */
function headingAt(line: string, next: string): { readonly level: number; readonly title: string } | undefined {
  const marked = /^\uFEFF? {0,3}(#{1,6})(?:[ \t]+(.*))?$/.exec(line.trimEnd());
  if (marked) return { level: marked[1]?.length ?? 1, title: (marked[2] ?? '').replace(/[ \t]+#+$/, '').trim() };
  const under = /^ {0,3}(=+|-+)[ \t]*\r?$/.exec(next)?.[1];
  if (under === undefined || !/^ {0,3}[^\s>*+-]/.test(line) || line.length > 200) return undefined;
  return { level: under.startsWith('=') ? 1 : 2, title: line.trim() };
}

/** Titles are the same whatever their case, numbers, marks and blanks. */
export const sameTitle = (a: string, b: string): boolean => bare(a) === bare(b) && bare(a) !== '';

const bare = (title: string): string =>
  title
    .toLowerCase()
    .replace(/^[\d.]+\s/, '')
    .replace(/[^\p{L}\p{N}]+/gu, '');

export const notes: Language<NotesDocument> = {
  recognise: (path) => /(?:^|\/)notes\.(?:md|markdown)$/i.test(path),
  parse,
};
