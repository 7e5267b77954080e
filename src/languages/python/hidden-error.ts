import type { ClassDefinition, FunctionDefinition } from './definition.ts';
import type { PythonDocument } from './document.ts';
import { type Handler, handlersOf } from './handler.ts';
import { releaseOf } from './release.ts';
import type { Node } from './tree.ts';

/** A place where a context manager keeps every error of its block from the caller. */
export type HiddenError = { readonly name: string; readonly how: 'handled' | 'returned'; readonly at: Node };

/** Some are made to hide errors. */
const isMeant = (name: string): boolean =>
  /suppress|ignor|swallow|silen|quiet|safe|tolera|catch|captur|trap/i.test(name);

/** Where the context managers of a file hide errors, as far as the file itself can tell. */
export function hiddenErrors(document: PythonDocument): readonly HiddenError[] {
  const handlers = handlersOf(document).filter(({ type, everything }) => type === undefined || everything);
  return [
    ...document.functions.flatMap((definition) => handledIn(definition, handlers, document)),
    ...document.classes.flatMap((definition) => returnedBy(definition, document)),
  ];
}

function handledIn(
  definition: FunctionDefinition,
  handlers: readonly Handler[],
  document: PythonDocument,
): readonly HiddenError[] {
  const { name, yields } = definition;
  if (handlers.length === 0 || isMeant(name) || !releaseOf(definition)) return [];
  return handlers
    .filter(({ node }) => yields.some((one) => isTriedBy(node, one)) && !mayPassOn(node, document))
    .map(({ node }) => ({ name, how: 'handled', at: node }));
}

/** Whether the `try` of an `except` clause holds the `yield` in its own block. */
function isTriedBy(clause: Node, yielding: Node): boolean {
  const block = clause.parent?.children.find(({ field }) => field === 'body');
  return block !== undefined && block.from <= yielding.from && yielding.to <= block.to;
}

/** It raises, keeps the error somewhere, or calls a function of this file or one that ends the program. */
function mayPassOn(clause: Node, document: PythonDocument): boolean {
  const inside = ({ from, to }: Node): boolean => clause.from <= from && to <= clause.to;
  if (document.all('raise_statement', 'assignment', 'augmented_assignment').some(inside)) return true;
  return document.calls.some(
    ({ node, callee, method }) =>
      inside(node) &&
      (callee === undefined
        ? method === undefined || /^(?:append|add|put|set\w*|throw|fail)$/.test(method)
        : /^\.|exit$|^pytest\./.test(callee)),
  );
}

function returnedBy({ name, methods }: ClassDefinition, document: PythonDocument): readonly HiddenError[] {
  const exit = methods.find((method) => method.name === '__exit__' || method.name === '__aexit__');
  const [only, ...others] = exit?.returnStatements ?? [];
  if (!exit || !only || others.length > 0 || only !== exit.body.children.at(-1) || isMeant(name)) return [];
  const [given] = only.children;
  const value = given && document.value(given);
  const keeps = document
    .all('raise_statement', 'assignment')
    .some(({ from, to }) => exit.body.from <= from && to <= exit.body.to);
  return value?.kind === 'boolean' && value.boolean && !keeps ? [{ name, how: 'returned', at: only }] : [];
}
