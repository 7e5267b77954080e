import type { PythonDocument } from '../python/document.ts';
import { bare, child, type Node } from '../python/tree.ts';

/** Conditions joined by `and` in one assertion; nobody writes more. */
const partLimit = 50;

/** The assertions that a length is not negative, which every length is. */
export function comparedWithZero(document: PythonDocument): readonly Node[] {
  const statements = document
    .all('assert_statement')
    .filter((statement) => partsOf(statement.children[0]).some((part) => isAlwaysTrue(part, document)));
  const calls = document.calls.filter(({ method = '', positional: [first, second] }) => {
    if (!first || !second || !/^assert(?:GreaterEqual|Greater)$/.test(method)) return false;
    return isLength(first, document) && numberOf(second, document) === (method === 'assertGreater' ? -1 : 0);
  });
  return [...statements, ...calls.map(({ node }) => node)].toSorted((a, b) => a.from - b.from);
}

/** `a and b` asserts each of them. */
function partsOf(expression: Node | undefined): readonly Node[] {
  const parts: Node[] = [];
  let at = expression && bare(expression);
  for (; at?.type === 'boolean_operator' && at.tokens[0] === 'and' && parts.length < partLimit; ) {
    const [right, left]: readonly (Node | undefined)[] = [child(at, 'right'), child(at, 'left')];
    if (right) parts.push(bare(right));
    at = left && bare(left);
  }
  return at ? [...parts, at] : parts;
}

function isAlwaysTrue(comparison: Node, document: PythonDocument): boolean {
  const [left, right, ...more] = comparison.children;
  if (comparison.type !== 'comparison_operator' || !left || !right || more.length > 0) return false;
  const sign = comparison.tokens.join('');
  if (isLength(left, document))
    return (sign === '>=' && numberOf(right, document) === 0) || (sign === '>' && numberOf(right, document) === -1);
  if (!isLength(right, document)) return false;
  return (sign === '<=' && numberOf(left, document) === 0) || (sign === '<' && numberOf(left, document) === -1);
}

const isLength = (node: Node, document: PythonDocument): boolean => {
  const found = bare(node);
  return found.type === 'call' && document.call(found).callee === 'len';
};

function numberOf(node: Node, document: PythonDocument): number | undefined {
  const text = document.textOf(bare(node)).replace(/\s/g, '');
  return /^-?\d+$/.test(text) ? Number(text) : undefined;
}
