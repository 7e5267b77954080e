import type { Edit } from '../../review/range.ts';
import type { Call } from '../python/call.ts';
import type { PythonDocument } from '../python/document.ts';
import { child } from '../python/tree.ts';

/** Adds a keyword argument to a call, in the call's own layout; undefined where there is no safe place for it. */
export function addedArgument(call: Call, text: string, document: PythonDocument): Edit | undefined {
  const list = child(call.node, 'arguments');
  if (list?.type !== 'argument_list') return undefined;
  const last = list.children.at(-1);
  if (!last) return insertion(list.to - 1, text, document);
  if (last.type !== 'keyword_argument' && last.type !== 'dictionary_splat')
    return insertion(last.to, `, ${text}`, document);
  const { line, column } = document.lines.position(last.from);
  const before = document.lines.line(line).slice(0, column - 1);
  return insertion(last.from, /^\s*$/.test(before) ? `${text},\n${before}` : `${text}, `, document);
}

function insertion(offset: number, text: string, document: PythonDocument): Edit {
  return { range: document.lines.range(offset, offset), text };
}
