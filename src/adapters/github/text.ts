import type { Slots } from '../../coach/effects.ts';

/** What GitHub takes, in characters: 422 `body is too long (maximum is 65536 characters)` and its like. */
export const textLimits = { body: 65_536, summary: 65_535, issueTitle: 256, annotationTitle: 255 } as const;

const cutNote = '_The rest is left out: GitHub takes no longer texts._';

/** Puts `#12` where a text says `{#task:docker-image}`; `soon` where that issue is not open yet. */
export function withReferences(text: string, slots: Slots): string {
  return text.replaceAll(/\{#(journey|[a-z-]+:[\w.:/-]+)\}/g, (_, slot: string) => {
    const filled = slots.get(slot);
    return filled ? `#${filled.id}` : 'soon';
  });
}

/** The marks that end what a Markdown text left open where it was cut. */
function closing(text: string): string {
  let fence: string | undefined;
  for (const [, marks = ''] of text.matchAll(/^[ >]*(`{3,}|~{3,})/gm)) {
    if (fence === undefined) fence = marks;
    else if (marks.startsWith(fence)) fence = undefined;
  }
  const open = (text.match(/<details\b/g)?.length ?? 0) - (text.match(/<\/details>/g)?.length ?? 0);
  return `${fence ? `\n${fence}` : ''}${'\n\n</details>'.repeat(Math.max(0, open))}`;
}

/** A Markdown text within `limit` characters: cut at the end of a line where one is near, and saying so. */
export function fitted(text: string, limit: number): string {
  if (text.length <= limit) return text;
  // Room for the note and for what `closing` may have to end.
  const room = text.slice(0, limit - cutNote.length - 200);
  const line = room.lastIndexOf('\n');
  const kept = (line > room.length - 1000 ? room.slice(0, line) : room).toWellFormed().replace(/\uFFFD$/, '');
  return `${kept}${closing(kept)}\n\n${cutNote}`;
}

/** A title within `limit` characters. */
export const fittedTitle = (title: string, limit: number): string =>
  title.length <= limit
    ? title
    : `${title
        .slice(0, limit - 1)
        .toWellFormed()
        .replace(/\uFFFD$/, '')}…`;
