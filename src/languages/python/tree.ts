import { createRequire } from 'node:module';
import { Parser, type TreeCursor } from 'web-tree-sitter';
import { loadGrammar, parseInTime } from '../tree-sitter.ts';

/**
 * A node of a Python syntax tree: a light copy of tree-sitter's, which lives in WebAssembly memory and must be freed.
 * `type` and `field` are the names of tree-sitter-python's grammar (`call`, `function_definition`, ...).
 */
export type Node = {
  readonly type: string;
  /** Offsets in the text, UTF-16 code units, end exclusive. */
  readonly from: number;
  readonly to: number;
  /** What it is to its parent: `left`, `function`, `body`, ... */
  readonly field: string | undefined;
  readonly parent: Node | undefined;
  /** Named children without comments. A string has children only where it is an f-string (`interpolation`). */
  readonly children: readonly Node[];
  /** Its own operators and keywords that carry meaning: `['not in']`, `['async']`, `['from']` of `yield from`. */
  readonly tokens: readonly string[];
};

/** A tree and its nodes in the order of the text (a parent before its children). */
export type Tree = {
  readonly root: Node;
  readonly nodes: readonly Node[];
  readonly comments: readonly Node[];
  /** The first node that is nested too deeply to be worked with; the tree then ends there. */
  readonly tooDeep: Node | undefined;
  /** What the grammar cannot read, if anything. */
  readonly error: Node | undefined;
};

type Building = Node & { children: Node[]; tokens: string[]; parent: Building | undefined };

/** CPython stops at 200 brackets; code that people write stays far below this many levels of the tree. */
const depthLimit = 1000;

const require = createRequire(import.meta.url);
const grammar = await loadGrammar(require.resolve('tree-sitter-python/tree-sitter-python.wasm'));
const parser = new Parser().setLanguage(grammar);

const typeIds = Array.from({ length: grammar.nodeTypeCount }, (_, id) => id);
const typeNames = typeIds.map((id) => grammar.nodeTypeForId(id) ?? '');
const named = typeIds.map((id) => grammar.nodeTypeIsNamed(id));
const fields = Array.from({ length: grammar.fieldCount + 1 }, (_, id) => grammar.fieldNameForId(id) ?? undefined);
const leaves = new Set(
  'identifier integer float true false none ellipsis comment pass_statement break_statement continue_statement wildcard_import'.split(
    ' ',
  ),
);
const leaf = typeNames.map((name) => leaves.has(name));
const left = new Set('comment line_continuation string_start string_content string_end'.split(' '));
const skipped = typeNames.map((name, id) => !named[id] || left.has(name));
/** Punctuation says nothing that the tree does not say; operators and these words do. */
const telling = /^(?:async|from|and|or|in|is|is not|not in|\*|[-+/%@|&^~<>!=*]+=?|:=)$/;
const token = typeNames.map((name, id) => !named[id] && telling.test(name) && name !== '=' && name !== '->');

const noNodes: Node[] = [];
const noTokens: string[] = [];

const emptyRoot: Node = {
  type: 'module',
  from: 0,
  to: 0,
  field: undefined,
  parent: undefined,
  children: noNodes,
  tokens: noTokens,
};
/** The tree of an empty file. */
export const emptyTree: Tree = {
  root: emptyRoot,
  nodes: [emptyRoot],
  comments: [],
  tooDeep: undefined,
  error: undefined,
};
/** Of a text that would take too long. */
export const unreadTree: Tree = { ...emptyTree, error: emptyRoot };

/** Parses Python and copies its tree. Text with syntax errors gives a tree too, of less worth. Linear; never throws. */
export function readTree(text: string): Tree {
  // A lone carriage return ends a line in Python, but not for the grammar; lengths stay the same.
  const parsed = parseInTime(parser, text.replace(/\r(?!\n)/g, '\n').replace(commentLines, blankLongRun));
  if (!parsed) return unreadTree;
  const cursor = parsed.walk();
  try {
    const tree = copy(cursor, text);
    return {
      ...tree,
      error: parsed.rootNode.hasError ? (tree.nodes.find(({ type }) => type === 'ERROR') ?? tree.root) : undefined,
    };
  } finally {
    cursor.delete();
    parsed.delete();
  }
}

/** Comments and blank lines one after the other. Behind three quotes it may be a string that ends there. */
const commentLines = /(?:^[ \t]*(?:#(?:(?!"""|''')[^\n])*)?\n)+/gm;
const longestRun = 100;

/** The grammar's scanner looks ahead over all of them at each line anew, so a long run is read as blank. */
const blankLongRun = (run: string): string =>
  (run.match(/\n/g)?.length ?? 0) > longestRun ? run.replace(/[^\n]/g, ' ') : run;

function copy(cursor: TreeCursor, text: string): Omit<Tree, 'error'> {
  const root = building(cursor, 'module', undefined);
  const nodes: Node[] = [root];
  const comments: Node[] = [];
  let parent = root;
  let depth = 0;
  let inside = cursor.gotoFirstChild();
  while (inside) {
    const id = cursor.nodeTypeId;
    const type = typeNames[id] ?? 'ERROR';
    let node: Building | undefined;
    if (token[id]) addToken(parent, type);
    else if (type === 'comment') comments.push(building(cursor, type, parent));
    else if (!skipped[id]) {
      node = building(cursor, type, parent);
      if (parent.children === noNodes) parent.children = [node];
      else parent.children.push(node);
      nodes.push(node);
    }
    if (node && !leaf[id] && !(type === 'string' && !interpolates(text, node.from)) && cursor.gotoFirstChild()) {
      depth += 1;
      if (depth > depthLimit) return { root, nodes, comments, tooDeep: node };
      parent = node;
      continue;
    }
    while (!cursor.gotoNextSibling()) {
      depth -= 1;
      if (!cursor.gotoParent() || !parent.parent) {
        inside = false;
        break;
      }
      parent = parent.parent;
    }
  }
  return { root, nodes, comments, tooDeep: undefined };
}

const building = (cursor: TreeCursor, type: string, parent: Building | undefined): Building => ({
  type,
  from: cursor.startIndex,
  to: cursor.endIndex,
  field: fields[cursor.currentFieldId],
  parent,
  children: noNodes,
  tokens: noTokens,
});

function addToken(parent: Building, text: string): void {
  if (parent.tokens === noTokens) parent.tokens = [text];
  else parent.tokens.push(text);
}

/** Whether the string literal that begins here is an f-string: `f`, `rf`, `fr` in either case. */
function interpolates(text: string, from: number): boolean {
  const first = text.charCodeAt(from) | 32;
  const second = text.charCodeAt(from + 1) | 32;
  return first === 102 || (first === 114 && second === 102);
}

/** The child that is this to its parent; the first of several. */
export function child(node: Node | undefined, field: string): Node | undefined {
  return node?.children.find((candidate) => candidate.field === field);
}

/** The children that are this to their parent. */
export const childrenOf = (node: Node, field: string): readonly Node[] =>
  node.children.filter((candidate) => candidate.field === field);

/** The nearest node around this one whose type is one of these. */
export function enclosing(node: Node, ...types: readonly string[]): Node | undefined {
  for (let at = node.parent; at; at = at.parent) if (types.includes(at.type)) return at;
  return undefined;
}

/** Whether `inner` is `outer` or stands within it. */
export const contains = (outer: Node, inner: Node): boolean => outer.from <= inner.from && inner.to <= outer.to;

/** The node without the parentheses around it. */
export function bare(node: Node): Node {
  let at = node;
  while (at.type === 'parenthesized_expression' && at.children.length === 1 && at.children[0]) at = at.children[0];
  return at;
}
