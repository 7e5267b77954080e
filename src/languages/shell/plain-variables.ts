import type { ShellAssignment, ShellDocument } from './document.ts';

const plainText = /^[\w.:/@%+,=-]*$/;
/** Numbers, a date, an id: what these print holds neither blanks nor patterns. */
const plainOutput = /^"?(?:\$[#?$!]|\$\{#[^}]*\}|\$\(\(.*\)\)|\$\((?:[^()]*\|)?\s*(?:date|wc|nproc|id)\b[^|()]*\))"?$/s;

const isPlain = ({ value }: ShellAssignment): boolean =>
  value === undefined || plainText.test(value.value) || plainOutput.test(value.raw);

/** The variables that only ever get values without blanks and patterns, as far as the script itself shows. */
export function plainVariables({ assignments, text }: ShellDocument): ReadonlySet<string> {
  const read = new Set(
    [...text.matchAll(/\b(?:read|mapfile|readarray|getopts)\b([^\n;|&<]*)/g)].flatMap(([, names = '']) =>
      names.split(/\s+/),
    ),
  );
  const plain = new Set(assignments.filter(isPlain).map(({ name }) => name));
  const others = new Set(assignments.filter((assignment) => !isPlain(assignment)).map(({ name }) => name));
  for (const [, name = '', list = ''] of text.matchAll(/\bfor[ \t]+(\w+)[ \t]+in[ \t]+([^\n;]*)/g))
    (/^(?:[\w./{}-]|[ \t])*$|^\$\(seq\b[^)]*\)$/.test(list.trim()) ? plain : others).add(name);
  return new Set([...plain].filter((name) => !others.has(name) && !read.has(name)));
}
