/** A `${{ }}` in a text. Offsets count in that text. */
export type Expression = { readonly text: string; readonly from: number; readonly to: number };

/** The expressions of a text, in order; one that is not closed is left out. */
export function expressionsIn(text: string): readonly Expression[] {
  const found: Expression[] = [];
  for (let from = text.indexOf('${{'); from !== -1; from = text.indexOf('${{', from + 3)) {
    const end = text.indexOf('}}', from);
    if (end === -1) break;
    found.push({ text: text.slice(from + 3, end).trim(), from, to: end + 2 });
  }
  return found;
}

/** Whether an expression reads what others may write: the event's payload or the name of the head branch. */
export const isUntrusted = (expression: string): boolean =>
  /\bgithub\s*(\.\s*event\b|\[\s*'event'\s*\]|\.\s*head_ref\b)/i.test(expression);
