import type { Edit } from '../../review/range.ts';
import type { Instruction } from './instruction.ts';

/** Turns `CMD python main.py` into its JSON form; undefined where a shell is needed, so nothing is certain. */
export function execFormOf(command: Instruction): Edit | undefined {
  const [first] = command.words;
  const last = command.words.at(-1);
  const { lines } = command.line;
  if (!first || !last) return undefined;
  const range = lines.range(first.from, last.to);
  const needsShell = /[$&|;<>*?~`'"\\(){}#[\]!]/.test(command.line.text) || first.text.includes('=');
  if (needsShell || range.start.line !== range.end.line || shellOnly.test(first.text)) return undefined;
  return { range, text: `[${command.words.map((word) => JSON.stringify(word.text)).join(', ')}]` };
}

/** Words that only a shell knows. */
const shellOnly = /^(cd|exec|export|source|\.|set|eval|if|for|while|alias|ulimit|umask|exit|true|:)$/;
