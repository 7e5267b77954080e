import type { Value } from '../python/value.ts';

/** An empty string or list, or `None`. What the file does not tell counts as something. */
export function isEmpty(value: Value | undefined): boolean {
  if (!value) return true;
  if (value.kind === 'none') return true;
  if (value.kind === 'string') return value.text.trim() === '';
  return (
    (value.kind === 'list' || value.kind === 'tuple' || value.kind === 'set') &&
    value.complete &&
    value.items.length === 0
  );
}

/** Empty, `False` or zero: it is written and switches nothing on. */
export const isOff = (value: Value): boolean =>
  isEmpty(value) || (value.kind === 'number' && value.number === 0) || (value.kind === 'boolean' && !value.boolean);
