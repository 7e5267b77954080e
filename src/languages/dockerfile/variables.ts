/** Stands for a part that one file cannot tell, such as an ARG without a default. */
export const unknownPart = '\u0000';

/** Name -> value; undefined where it is declared and has no value. */
export type Variables = Pick<ReadonlyMap<string, string | undefined>, 'get' | 'has'>;

const lengthLimit = 10_000;

/** `$X`, `${X}`, `${X:-default}`, `${X-default}`, `${X:+other}`, and what needs a shell (`$(...)`). */
const reference = /\$(?:\{(\w+)(?!\w)(?:(:?[-+?])([^{}]*)|[^{}]*)\}|(\w+)|\()/g;

/**
 * Replaces the variables of a text. What is not known becomes `unknownPart`. A default may hold one more reference;
 * deeper nesting is unknown.
 */
export function expand(text: string, variables: Variables, depth = 0): string {
  if (!text.includes('$')) return text;
  const expanded = text
    .replace(
      reference,
      (_whole, braced: string | undefined, operator: string | undefined, word = '', plain?: string) => {
        const value = variables.get(braced ?? plain ?? '');
        if (operator?.includes('+')) return value ? String(word) : '';
        if (value !== undefined && (value !== '' || !operator?.startsWith(':'))) return value;
        if (operator?.includes('-')) return depth < 2 ? expand(String(word), variables, depth + 1) : unknownPart;
        return unknownPart;
      },
    )
    .replaceAll('${', unknownPart);
  // Values built from themselves double with every line.
  return expanded.length > lengthLimit ? unknownPart : expanded;
}
