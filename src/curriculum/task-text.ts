import { unwrap } from './unwrap.ts';

const headings = ['Goal', 'Why it matters', 'Do', 'Done when', 'Hints', 'Read'] as const;

type TaskText = {
  /** Markdown of the issue: all sections but the hints. */
  readonly body: string;
  readonly goal: string;
  readonly hints: readonly string[];
  readonly problems: readonly { readonly line: number; readonly message: string }[];
};

/** Splits the text of `task.md` (after the front matter) at its fixed headings. Lines count from 1 in this text. */
export function parseTaskText(text: string): TaskText {
  const lines = text.split(/\r?\n/);
  const found = lines.flatMap((line, index) =>
    line.startsWith('## ') ? [{ title: line.slice(3).trim(), index }] : [],
  );
  const titles = found.map(({ title }) => title);
  if (titles.join() !== headings.join()) {
    const wrong = found.find(({ title }, index) => title !== headings[index]);
    const message = `the headings are, in this order: ${headings.map((heading) => `## ${heading}`).join(', ')}`;
    return { body: '', goal: '', hints: [], problems: [{ line: (wrong?.index ?? lines.length - 1) + 1, message }] };
  }
  const section = (title: (typeof headings)[number]): string => {
    const at = titles.indexOf(title);
    const own = lines.slice((found[at]?.index ?? 0) + 1, found[at + 1]?.index);
    return unwrap(own.join('\n').trim());
  };
  const hints = listItems(section('Hints'));
  const problems =
    hints.length < 3
      ? [
          {
            line: (found[titles.indexOf('Hints')]?.index ?? 0) + 1,
            message: 'give at least three hints, as an ordered list',
          },
        ]
      : [];
  const body = headings
    .filter((heading) => heading !== 'Hints')
    .map((heading) => `## ${heading}\n\n${section(heading)}`)
    .join('\n\n');
  return { body, goal: section('Goal'), hints, problems };
}

/** Items of an ordered list; an item goes on until the next number at the start of a line. */
function listItems(text: string): readonly string[] {
  return text
    .split(/^\d+\.\s+/m)
    .slice(1)
    .map((item) => item.trim().replace(/^ {2,4}/gm, ''));
}
