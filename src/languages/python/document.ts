import { LineMap, type Range, span } from '../../review/range.ts';
import type { SyntaxProblem, TextDocument } from '../document.ts';
import type { Call } from './call.ts';
import {
  type ClassDefinition,
  type Definitions,
  definitionsOf,
  type FunctionDefinition,
  functionAround,
} from './definition.ts';
import { ImportTime } from './import-time.ts';
import type { Import } from './imports.ts';
import { Resolver } from './resolver.ts';
import { type RuffHit, type RuffRun, ruff } from './ruff.ts';
import { costsTooMuch, lineOfData } from './ruff-cost.ts';
import { type Binding, Scopes } from './scope.ts';
import { sizeLimit, syntaxProblem } from './syntax-problem.ts';
import { emptyTree, type Node, readTree, type Tree } from './tree.ts';
import type { Value } from './value.ts';

/**
 * A Python file and its facts. Each kind of fact is worked out when it is first asked for, and kept. A file with a
 * `problem` has none: no nodes, no calls, no functions.
 */
export class PythonDocument implements TextDocument {
  readonly path: string;
  readonly text: string;
  readonly lines: LineMap;
  readonly problem: SyntaxProblem | undefined;
  /** Too long to be source that a person wrote; it is not read at all, and nobody knows whether it is valid. */
  readonly tooLarge: boolean;
  readonly #tree: Tree;
  /** Ruff is not asked: it would take too long. */
  readonly #costly: boolean;
  #ruff: RuffRun | undefined;
  #byType: ReadonlyMap<string, readonly Node[]> | undefined;
  #resolver: Resolver | undefined;
  #definitions: Definitions | undefined;
  #importTime: ImportTime | undefined;
  #calls: readonly Call[] | undefined;

  constructor(path: string, text: string) {
    this.path = path;
    this.text = text;
    this.lines = new LineMap(text);
    const data = dataIn(this.lines);
    this.tooLarge = data !== undefined;
    const tree = this.tooLarge ? emptyTree : readTree(text);
    this.#costly = !this.tooLarge && costsTooMuch(text, tree);
    this.#ruff = this.tooLarge || this.#costly || tree.tooDeep ? undefined : ruff(text, this.lines);
    this.problem = data ?? syntaxProblem(this, tree, this.#costly ? 'costly' : this.#ruff);
    this.#tree = this.problem ? emptyTree : tree;
  }

  /** The `module` node. */
  get root(): Node {
    return this.#tree.root;
  }

  /** Comments in the order of the text, with their `#`. */
  get comments(): readonly Node[] {
    return this.#tree.comments;
  }

  /** Every node, a parent before its children. */
  get nodes(): readonly Node[] {
    return this.#tree.nodes;
  }

  /** Every node of these types in the order of the text: `all('assert_statement')`, `all('string')`. */
  all(...types: readonly string[]): readonly Node[] {
    this.#byType ??= Map.groupBy(this.#tree.nodes, ({ type }) => type);
    const [only, ...others] = types.map((type) => this.#byType?.get(type) ?? []);
    if (others.length === 0) return only ?? [];
    return [...(only ?? []), ...others.flat()].toSorted((a, b) => a.from - b.from);
  }

  textOf(node: Node): string {
    return this.text.slice(node.from, node.to);
  }

  range(node: Node): Range {
    return this.lines.range(node.from, node.to);
  }

  /** The first line of a node, to its visible end: a short place to point at in a long statement. */
  firstLine(node: Node): Range {
    const start = this.lines.position(node.from);
    const end = this.lines.lineRange(start.line).end;
    const own = this.lines.position(node.to);
    return { start, end: own.line === start.line ? own : end };
  }

  /** Every imported name, also inside functions and `try`. */
  get imports(): readonly Import[] {
    return this.#names.scopes.imports;
  }

  /** Whether the file imports this module or something of it: `importsModule('pandas')`. */
  importsModule(module: string): boolean {
    return this.imports.some((entry) => entry.module === module || entry.module.startsWith(`${module}.`));
  }

  /** Every call in the order of the text. */
  get calls(): readonly Call[] {
    this.#calls ??= this.all('call').map((node) => this.#names.call(node));
    return this.#calls;
  }

  /** The call of a `call` node. */
  call(node: Node): Call {
    return this.#names.call(node);
  }

  get functions(): readonly FunctionDefinition[] {
    return this.#defined.functions;
  }

  get classes(): readonly ClassDefinition[] {
    return this.#defined.classes;
  }

  /** The function whose body a node runs in; undefined at module level, in a class body and in a lambda. */
  functionOf(node: Node): FunctionDefinition | undefined {
    const around = functionAround(node);
    const definition = around && this.#defined.byNode.get(around);
    return definition?.kind === 'function' ? definition : undefined;
  }

  /** The function or class of this file that a name stands for. */
  definition(name: Node): FunctionDefinition | ClassDefinition | undefined {
    const value = name.type === 'identifier' ? this.#names.binding(name)?.value : undefined;
    return value && this.#defined.byNode.get(value);
  }

  /**
   * What an expression stands for, through aliases and simple assignments: `pandas.read_csv` for `pd.read_csv`,
   * `pandas.read_csv().merge` for `df.merge` after `df = pd.read_csv(...)`. `()` marks the result of a call (so also an
   * instance), `[]` of a subscript. Built-ins are plain (`open`); what the file defines itself, or imports relatively,
   * begins with a dot (`.load`). Undefined where one file cannot tell.
   */
  qualify(node: Node): string | undefined {
    return this.#names.qualify(node);
  }

  /** What an expression is worth, followed through simple assignments; `unknown` where one file cannot tell. */
  value(node: Node): Value {
    return this.#names.value(node);
  }

  /** The one binding that an `identifier` certainly has at its place. */
  binding(name: Node): Binding | undefined {
    return this.#names.binding(name);
  }

  /** Statements and calls that change what a name holds: `x['a'] = 1`, `x.append(1)`, `x += y`, `del x['a']`. */
  mutationsOf(name: string): readonly Node[] {
    return this.#names.mutationsOf(name);
  }

  /** Whether the node is evaluated when the file is imported; see `ImportTime`. */
  runsAtImport(node: Node): boolean {
    this.#importTime ??= new ImportTime(this);
    return this.#importTime.runs(node);
  }

  /** What Ruff's rules of these codes find (`F403`, `B006`), in the order of the text. It honours `# noqa`. */
  lint(...codes: readonly string[]): readonly RuffHit[] {
    if (this.problem || this.#costly) return [];
    if (!this.#ruff || codes.some((code) => !this.#ruff?.rules.has(code)))
      this.#ruff = ruff(this.text, this.lines, codes);
    return (this.#ruff?.hits ?? []).filter(({ code }) => code !== undefined && codes.includes(code));
  }

  get #names(): Resolver {
    this.#resolver ??= new Resolver(this.#tree, new Scopes(this.#tree, this.text), this.text);
    return this.#resolver;
  }

  get #defined(): Definitions {
    this.#definitions ??= definitionsOf(this.#names, this.text);
    return this.#definitions;
  }
}

/** What is too long to be source that a person wrote. */
function dataIn(lines: LineMap): SyntaxProblem | undefined {
  if (lines.text.length > sizeLimit)
    return { message: 'more than a million characters are data, not source', at: lines.lineRange(1) };
  const line = lineOfData(lines.text);
  return line === undefined
    ? undefined
    : { message: `line ${line} is so long that it is data, not source`, at: span(line, 1, 1) };
}
