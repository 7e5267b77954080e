import type { PythonDocument } from '../document.ts';
import { bare, child, type Node } from '../tree.ts';
import { isSparkFunction } from './spark.ts';

/** A Python function in Spark that does what a function of Spark does, and which one that is. */
export type NeedlessUdf = { readonly at: Node; readonly does: string; readonly instead: string };

const methods: Readonly<Record<string, string>> = {
  upper: 'upper',
  lower: 'lower',
  strip: 'trim',
  lstrip: 'ltrim',
  rstrip: 'rtrim',
  title: 'initcap',
  split: 'split',
  replace: 'replace',
  startswith: 'startswith',
  endswith: 'endswith',
};

/** UDFs whose body is one thing that is built in: `upper`, `trim`, a concatenation, a choice between constants. */
export const needlessUdfs = (document: PythonDocument): readonly NeedlessUdf[] => {
  const passed = document.calls.flatMap((call): readonly NeedlessUdf[] => {
    const made = /^(?:udf)$/.test(call.method ?? '') && isSparkFunction(call, document);
    const given = made ? call.argument('f', 0) : call.method === 'register' ? call.argument('f', 1) : undefined;
    if (!given) return [];
    const own = document.definition(given);
    if (own?.kind === 'function')
      return [doing(call.nameNode, statementsOf(own.body), names(own.parameters), document)].flat();
    if (given.type !== 'lambda') return [];
    const list = child(given, 'parameters')?.children ?? [];
    const body = child(given, 'body');
    return body
      ? doing(
          call.nameNode,
          [body],
          list.map((node) => document.textOf(node)),
          document,
        )
      : [];
  });
  const decorated = document.functions.flatMap(({ decorators, body, parameters, nameNode }) =>
    decorators.some(({ name }) => /(?:^|\.)udf$/.test(name ?? ''))
      ? doing(nameNode, statementsOf(body), names(parameters), document)
      : [],
  );
  return [...passed, ...decorated].toSorted((a, b) => a.at.from - b.at.from);
};

const names = (parameters: readonly { readonly name: string }[]): readonly string[] =>
  parameters.map(({ name }) => name);

/** The statements of a function without its docstring. */
const statementsOf = (body: Node): readonly Node[] =>
  body.children.filter(({ type, children: [only] }) => type !== 'expression_statement' || only?.type !== 'string');

function doing(
  at: Node,
  body: readonly Node[],
  parameters: readonly string[],
  document: PythonDocument,
): readonly NeedlessUdf[] {
  const [only, ...more] = body;
  if (!only) return [];
  const returned = more.length === 0 ? (only.type === 'return_statement' ? only.children[0] : only) : undefined;
  const built = returned && builtIn(returned, parameters, document);
  if (built) return [{ at, ...built }];
  return isChoice(body) ? [{ at, does: 'if ... elif ... else', instead: 'when' }] : [];
}

type BuiltIn = { readonly does: string; readonly instead: string };

/** What an expression of the parameters alone is called in Spark. */
function builtIn(node: Node, parameters: readonly string[], document: PythonDocument): BuiltIn | undefined {
  const at = bare(node);
  const isParameter = (part: Node | undefined): boolean =>
    part?.type === 'identifier' && parameters.includes(document.textOf(part));
  if (at.type === 'conditional_expression') {
    const [chosen, condition, other] = at.children;
    if (chosen && other && isConstant(chosen) && isConstant(other))
      return { does: '... if ... else ...', instead: 'when' };
    const guards = condition && other && (other.type === 'none' || isConstant(other));
    return guards && chosen ? builtIn(chosen, parameters, document) : undefined;
  }
  if (at.type === 'call') {
    const { callee, method = '', receiver, positional } = document.call(at);
    if (callee === 'len' && isParameter(positional[0])) return { does: 'len', instead: 'length' };
    const instead = Object.hasOwn(methods, method) ? methods[method] : undefined;
    const constant = positional.every(isConstant) && (positional.length === 0 || !/strip$/.test(method));
    return instead !== undefined && isParameter(receiver) && constant ? { does: `.${method}()`, instead } : undefined;
  }
  const left = at.type === 'binary_operator' && at.tokens[0] === '+' ? operands(at) : [];
  const joins =
    left.some(({ type }) => type === 'string') && left.every((part) => part.type === 'string' || isParameter(part));
  return joins ? { does: '+', instead: 'concat' } : undefined;
}

/** `a + ' ' + b`: its parts. */
function operands(node: Node): readonly Node[] {
  const parts: Node[] = [];
  let at: Node | undefined = node;
  while (at?.type === 'binary_operator' && at.tokens[0] === '+') {
    const right = child(at, 'right');
    if (right) parts.push(bare(right));
    const next: Node | undefined = child(at, 'left');
    at = next && bare(next);
  }
  return at ? [at, ...parts] : parts;
}

const isConstant = ({ type, children }: Node): boolean =>
  /^(?:integer|float|true|false|none)$/.test(type) || (type === 'string' && children.length === 0);

/** `if`, `elif` and `else` that each return a constant, and nothing else. */
function isChoice(body: readonly Node[]): boolean {
  const [first, second, ...more] = body;
  if (first?.type !== 'if_statement' || more.length > 0) return false;
  const blocks = [
    child(first, 'consequence'),
    ...first.children.flatMap((part) =>
      part.type === 'elif_clause'
        ? [child(part, 'consequence')]
        : part.type === 'else_clause'
          ? [child(part, 'body')]
          : [],
    ),
  ];
  const conditions = [first, ...first.children.filter(({ type }) => type === 'elif_clause')].map((part) =>
    child(part, 'condition'),
  );
  if (conditions.some((condition) => !condition || !isPlain(condition))) return false;
  return blocks.every((block) => returnsConstant(block?.children ?? [])) && (!second || returnsConstant([second]));
}

function returnsConstant(statements: readonly Node[]): boolean {
  const [only, ...more] = statements;
  const value = only?.type === 'return_statement' && more.length === 0 ? only.children[0] : undefined;
  return value !== undefined && isConstant(bare(value));
}

/** A condition of names, constants and comparisons, which Spark can say too. */
function isPlain(condition: Node): boolean {
  const pending = [condition];
  for (let at = pending.pop(); at; at = pending.pop()) {
    if (
      !/^(?:identifier|integer|float|string|true|false|none|comparison_operator|boolean_operator|not_operator|parenthesized_expression|list|tuple)$/.test(
        at.type,
      )
    )
      return false;
    pending.push(...at.children);
  }
  return true;
}
