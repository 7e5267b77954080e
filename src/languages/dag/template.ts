import type { PythonDocument } from '../python/document.ts';
import { literalOf } from '../python/string.ts';
import { child, type Node } from '../python/tree.ts';
import type { DagDocument } from './document.ts';

/** A name, and whether it is a part of another one: `dag_run.logical_date`. */
const word = /(\.)?\b(\w+)/g;
const quoted = /'[^']*'|"[^"]*"/g;

/** A name in a Jinja template, and whether it is looked up in what stands before it: `dag_run.logical_date`. */
type TemplateName = { readonly name: string; readonly ofObject: boolean };

/** The names that a string has between `{{` and `}}`, or `{%` and `%}`. */
export const templateNames = (node: Node, document: PythonDocument): readonly TemplateName[] =>
  expressionsOf(literalOf(node, document.text).text).flatMap((expression) =>
    [...expression.replace(quoted, '').matchAll(word)].map(([, dot, name = '']) => ({
      name,
      ofObject: dot !== undefined,
    })),
  );

/** What stands between the braces of a Jinja template. */
function expressionsOf(text: string): readonly string[] {
  const found: string[] = [];
  let at = 0;
  for (;;) {
    const open = text.indexOf('{', at);
    if (open === -1) return found;
    const kind = text[open + 1];
    if (kind !== '{' && kind !== '%') {
      at = open + 1;
      continue;
    }
    const close = text.indexOf(kind === '{' ? '}}' : '%}', open + 2);
    if (close === -1) return found;
    found.push(text.slice(open + 2, close));
    at = close + 2;
  }
}

/** Not a docstring, not documentation, and not held by a name that nobody uses. */
export function isUsed(node: Node, document: DagDocument): boolean {
  let inner = node;
  for (let at = node.parent; at; inner = at, at = at.parent) {
    if (at.type === 'expression_statement') return false;
    if (at.type === 'call' || at.type === 'return_statement') return true;
    if (at.type === 'keyword_argument') return !/^(?:doc|doc_md|description)$/.test(keywordName(at, document.python));
    if (at.type === 'assignment' && inner.field === 'right') return isTargetUsed(at, document);
    if (at.type === 'block' || at.type === 'module') return true;
  }
  return true;
}

export const keywordName = (keyword: Node, document: PythonDocument): string => {
  const name = child(keyword, 'name');
  return name ? document.textOf(name) : '';
};

function isTargetUsed(assignment: Node, document: DagDocument): boolean {
  const target = child(assignment, 'left');
  if (!target) return true;
  const name = document.python.textOf(target);
  if (target.type === 'attribute') return !/\.(?:doc|doc_md)$/.test(name);
  if (target.type !== 'identifier') return true;
  return document.placesOf(name).some((node) => node !== target && node.field !== 'left');
}
