import type { PythonDocument } from '../python/document.ts';
import { bare, child, type Node } from '../python/tree.ts';

/** How an expression is true whatever the code under test does; undefined when it can be false. */
export type AlwaysTrue = 'constant' | 'container' | 'same' | 'or';

const containers: ReadonlySet<string> = new Set(['tuple', 'list', 'set', 'dictionary']);

export function alwaysTrue(expression: Node, document: PythonDocument): AlwaysTrue | undefined {
  const node = bare(expression);
  if (isTruthy(node, document)) return 'constant';
  if (containers.has(node.type)) return node.children.some(({ type }) => !/splat/.test(type)) ? 'container' : undefined;
  if (node.type === 'comparison_operator') return comparesToItself(node, document) ? 'same' : undefined;
  if (node.type === 'boolean_operator' && node.tokens[0] === 'or')
    return hasTrueSide(node, document) ? 'or' : undefined;
  return undefined;
}

/** A chain `a or b or c` nests to the left. */
function hasTrueSide(chain: Node, document: PythonDocument): boolean {
  for (let at: Node | undefined = chain; at; ) {
    const right = child(at, 'right');
    const left: Node | undefined = child(at, 'left');
    if (right && isTruthy(bare(right), document)) return true;
    if (left && isTruthy(bare(left), document)) return true;
    const inner: Node | undefined = left && bare(left);
    at = inner?.type === 'boolean_operator' && inner.tokens[0] === 'or' ? inner : undefined;
  }
  return false;
}

/** A literal that counts as true, or `not` of one that does not. */
export function isTruthy(node: Node, document: PythonDocument): boolean {
  if (node.type === 'not_operator') {
    const argument = child(node, 'argument');
    return argument !== undefined && isFalsy(bare(argument), document);
  }
  if (node.type === 'true' || node.type === 'ellipsis') return true;
  return isLiteral(node) && literalTruth(node, document) === true;
}

const isFalsy = (node: Node, document: PythonDocument): boolean =>
  node.type === 'false' || node.type === 'none' || (isLiteral(node) && literalTruth(node, document) === false);

const isLiteral = ({ type }: Node): boolean => /^(?:string|concatenated_string|integer|float)$/.test(type);

function literalTruth(node: Node, document: PythonDocument): boolean | undefined {
  const value = document.value(node);
  if (value.kind === 'number') return value.number !== 0;
  if (value.kind !== 'string') return undefined;
  return value.text.replaceAll('{}', '') !== '' || (value.interpolated ? undefined : false);
}

/** `x == x`, `1 is 1`: the same on both sides, and nothing is called that could differ. */
function comparesToItself(comparison: Node, document: PythonDocument): boolean {
  const [left, right, ...more] = comparison.children;
  if (!left || !right || more.length > 0) return false;
  return /^(?:==|is|<=|>=)$/.test(comparison.tokens.join()) && isSame(left, right, document);
}

/** Whether two expressions are written the same and cannot differ. */
export function isSame(left: Node, right: Node, document: PythonDocument): boolean {
  const text = squeezed(left, document);
  return text === squeezed(right, document) && isPure(left, document);
}

const squeezed = (node: Node, document: PythonDocument): string => document.textOf(bare(node)).replace(/\s+/g, ' ');

const impure: ReadonlySet<string> = new Set(['await', 'yield', 'named_expression', 'lambda']);
const pureCalls: ReadonlySet<string> = new Set(
  'abs all any ascii bin bool bytes chr complex dict divmod enumerate float format frozenset hash hex int isinstance len list max min oct ord pow range repr reversed round set sorted str sum tuple type zip'.split(
    ' ',
  ),
);

function isPure(expression: Node, document: PythonDocument): boolean {
  const pending = [expression];
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (impure.has(node.type)) return false;
    if (node.type === 'call' && !pureCalls.has(document.call(node).callee ?? '')) return false;
    pending.push(...node.children);
  }
  return true;
}
