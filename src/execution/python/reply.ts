import type { Fault, Place } from './outcome.ts';
import type { SubmittedFile } from './subject.ts';
import { marked } from './values.ts';

// What comes out of a sandbox, read as what it is: text that a hostile program may have written.

/** What came of one call. */
export type Reply =
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'fault'; readonly fault: Fault }
  | { readonly kind: 'missing' }
  | { readonly kind: 'endless' };

const words = 500;

export function replyOf(value: unknown, files: readonly SubmittedFile[]): Reply {
  const { fault, missing, large, value: returned } = recordOf(value);
  if (fault !== undefined) return { kind: 'fault', fault: faultOf(fault, files) };
  if (missing !== undefined) return { kind: 'missing' };
  return large === true ? { kind: 'endless' } : { kind: 'value', value: returned ?? null };
}

export function faultOf(value: unknown, files: readonly SubmittedFile[]): Fault {
  const { type, kinds, message } = recordOf(value);
  const at = placeOf(value, files);
  return {
    type: text(type),
    kinds: Array.isArray(kinds) ? kinds.slice(0, 50).map(text) : [],
    message: text(message),
    ...(at && { at }),
  };
}

/** A place only counts when it is in a file that was handed in. */
export function placeOf(value: unknown, files: readonly SubmittedFile[]): Place | undefined {
  const { path, line } = recordOf(value);
  const file = files.find((candidate) => candidate.path === path);
  if (!file || typeof line !== 'number' || !Number.isInteger(line) || line < 1) return undefined;
  return { path: file.path, line: Math.min(line, file.text.split('\n').length) };
}

export const recordOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !marked(value)
    ? (value as Readonly<Record<string, unknown>>)
    : {};

const text = (value: unknown): string => (typeof value === 'string' ? value.slice(0, words) : '');
