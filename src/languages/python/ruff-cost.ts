import { enclosing, type Node, type Tree } from './tree.ts';

/**
 * Ruff's time grows with the square of a line's length, far more steeply where it is broken or not plain ASCII, and with more
 * than the square of how often a name is bound anew in one scope. Measured: half a second at each of these.
 */
const limits = { line: 200_000, brokenLine: 20_000, otherLine: 12_000, bindings: 1_500 };
const fewNodes = 3 * limits.bindings;

/** Whether Ruff would take too long for this text, which no person wrote. */
export const costsTooMuch = (text: string, tree: Tree): boolean =>
  hasLongLines(text, tree.error ? limits.brokenLine : limits.line) ||
  (tree.nodes.length > fewNodes && mostBindings(tree, text) > limits.bindings);

const lineLimit = 20_000;
/** Strings and lists of numbers, which may be as long as they like. */
const plainData = /"[^"]*"|'[^']*'|[\d.,\s[\](){}:-]+/g;
/** A line with so many characters in runs of operators is no source. */
const operatorLimit = 500;
const operators = /[-<>!~+*/&|^%@=?$`\\]{20,}/g;

/** More lines than this that end with a backslash, one after the other, are one line that is too long. */
const continuedLimit = 500;

/** The first line, from 1, that is too long to be source: where it is broken as well, the grammar is quadratic in its length. */
export function lineOfData(text: string): number | undefined {
  let continued = 0;
  for (const [at, line] of text.split('\n').entries()) {
    continued = /\\\r?$/.test(line) ? continued + 1 : 0;
    if (continued > continuedLimit) return at - continuedLimit + 1;
    if (line.length > operatorLimit && operatorsIn(line) > operatorLimit) return at + 1;
    if (line.length > lineLimit && line.replace(plainData, '').length > lineLimit) return at + 1;
  }
  return undefined;
}

const operatorsIn = (line: string): number => (line.match(operators) ?? []).reduce((sum, run) => sum + run.length, 0);

function hasLongLines(text: string, limit: number): boolean {
  let [plain, other] = [0, 0];
  for (let from = 0, end = 0; end !== text.length; from = end + 1) {
    const next = text.indexOf('\n', from);
    end = next === -1 ? text.length : next;
    const length = end - from;
    if (length < 1000) continue;
    // biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII
    if (/^[\x00-\x7f]*$/.test(text.slice(from, end))) plain += length ** 2;
    else other += length ** 2;
  }
  return plain > limit ** 2 || other > limits.otherLine ** 2;
}

/** How often the name that is bound most often is bound in one function, class or module. */
function mostBindings(tree: Tree, text: string): number {
  const scopes = new Map<Node, Map<string, number>>();
  let most = 0;
  for (const node of tree.nodes) {
    if (node.type !== 'identifier' || !isBound(node)) continue;
    const scope = enclosing(node, 'function_definition', 'class_definition') ?? tree.root;
    const counts = scopes.get(scope) ?? new Map<string, number>();
    scopes.set(scope, counts);
    const name = text.slice(node.from, node.to);
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    most = Math.max(most, count);
  }
  return most;
}

const patterns = /^(?:pattern_list|tuple_pattern|list_pattern|list_splat_pattern|as_pattern_target)$/;

/** `x = 1`, `x += 1`, `for x in y`, `with y as x`, `x := 1`, also within a pattern: `x, y = y, x`. */
function isBound(name: Node): boolean {
  let at = name;
  while (at.parent && patterns.test(at.parent.type)) at = at.parent;
  return at.field === 'left' || at.field === 'alias' || at.parent?.type === 'named_expression';
}
