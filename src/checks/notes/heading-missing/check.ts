import { z } from 'zod';
import { sameTitle } from '../../../languages/notes/language.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Write down your reasons under the heading that the task names',
  expects: 'The notes give the reasons that the task asks for',
  reads: 'notes',
  kind: 'requires',
  level: 'should',
  onlyTasksAsk: true,
  params: z.strictObject({
    heading: z.string().min(1).default('Why'),
    /** As many words at least stand under it. */
    words: z.int().min(1).default(1),
  }),
  messages: {
    found: 'The reasons are written down where the next person looks for them.',
    missing:
      'There is no heading `{heading}` in these notes. The code shows what you chose; write under that heading why, and what you chose it over.',
    empty:
      'Too little is written under `{heading}`: {found} words. Say what you chose, what you chose it over, and what decided, with a number if you have one.',
  },
  *run(notes, { heading, words }) {
    const named = notes.headings.filter(({ title }) => sameTitle(title, heading));
    const fullest = named.toSorted((a, b) => b.words - a.words)[0];
    const found = fullest?.words ?? 0;
    const message = !fullest ? 'missing' : found < words ? 'empty' : 'found';
    yield { message, at: fullest?.at ?? notes.lines.lineRange(1), values: { heading, found } };
  },
});
