import type { Call } from '../python/call.ts';
import type { FunctionDefinition } from '../python/definition.ts';
import type { PythonDocument } from '../python/document.ts';
import { child, type Node } from '../python/tree.ts';
import type { Test } from './test.ts';

const assertingName = /^_*(?:assert|expect)/;
/** pytest's own, and `raises` of sympy, nose and the like. */
const pytestAssertion = /^pytest\.(?:warns|fail|deprecated_call|RaisesGroup)$|\.raises$/;

/** Whether a call asserts by itself: `self.assertEqual(...)`, `mock.assert_called()`, `pytest.raises(...)`. */
function isAssertion(call: Call, document: PythonDocument): boolean {
  const { method } = call;
  if (method === undefined) return false;
  if (assertingName.test(method)) return true;
  if (method === 'fail' && call.receiver) return /^(?:self|cls|pytest)$/.test(document.textOf(call.receiver));
  return pytestAssertion.test(call.callee ?? '');
}

/** Everything that asserts by itself, in the order of the text: statements and calls. */
export const assertionsOf = (document: PythonDocument): readonly Node[] =>
  [
    ...document.all('assert_statement'),
    ...document.calls.filter((call) => isAssertion(call, document)).map(({ node }) => node),
  ].toSorted((a, b) => a.from - b.from);

/** Names that promise to check something; what they do is written in another file. */
const checkingName = /^_*(?:check|verify|validate|ensure|compare)/;

/** Which functions of a file assert: by themselves, inside of themselves, or through functions of the file. */
export class Assertions {
  readonly #document: PythonDocument;
  readonly #functions: ReadonlySet<Node>;
  readonly #asserting = new Set<Node>();
  readonly #unsure = new Set<Node>();

  constructor(document: PythonDocument) {
    this.#document = document;
    this.#functions = new Set(document.functions.map(({ node }) => node));
    for (const node of document.all('assert_statement', 'raise_statement')) this.#mark(node, this.#asserting);
    if (document.importsModule('sure'))
      for (const node of document.all('attribute'))
        if (/\.should(?:nt|_not)?$/.test(document.textOf(node))) this.#mark(node, this.#asserting);
    for (const call of document.calls) if (isAssertion(call, document)) this.#mark(call.node, this.#asserting);
    this.#spread();
  }

  /** Whether a test asserts something. `unsure`: it calls what another file defines, and what promises to check. */
  of(test: Test): 'asserts' | 'nothing' | 'unsure' {
    if (this.has(test.function)) return 'asserts';
    return this.#unsure.has(test.function.node) ? 'unsure' : 'nothing';
  }

  /** Whether a function asserts, itself or through functions of the file. */
  has(definition: FunctionDefinition): boolean {
    return this.#asserting.has(definition.node);
  }

  /** Marks the functions around a node. */
  #mark(node: Node, marked: Set<Node>): readonly Node[] {
    const added: Node[] = [];
    for (let at = node.parent; at; at = at.parent) {
      if (!this.#functions.has(at) || marked.has(at)) continue;
      marked.add(at);
      added.push(at);
    }
    return added;
  }

  /** A function that calls one that asserts does so too. */
  #spread(): void {
    const callers = new Map<Node, Call[]>();
    const byName = namesOf(this.#document);
    for (const call of this.#document.calls) {
      const called = this.#called(call, byName);
      for (const { node } of called) {
        const known = callers.get(node);
        if (known) known.push(call);
        else callers.set(node, [call]);
      }
      if (called.length === 0 && this.#mayAssert(call)) this.#mark(call.node, this.#unsure);
    }
    const pending = [...this.#asserting];
    for (let node = pending.pop(); node; node = pending.pop()) {
      for (const call of callers.get(node) ?? []) pending.push(...this.#mark(call.node, this.#asserting));
    }
  }

  /** The functions of the file that a call may mean, a fixture that hands out a function among them. */
  #called(call: Call, byName: ReadonlyMap<string, readonly FunctionDefinition[]>): readonly FunctionDefinition[] {
    const named = call.method === undefined ? [] : (byName.get(call.method) ?? []);
    if (named.length === 0) return [];
    const isElsewhere = call.callee !== undefined && !call.callee.startsWith('.');
    return named.filter(({ owner, name }) => {
      if (name !== call.method) return true;
      return !isElsewhere && (call.receiver === undefined) === (owner?.kind !== 'class');
    });
  }

  #mayAssert({ method, callee, receiver }: Call): boolean {
    if (method === undefined || !checkingName.test(method)) return false;
    if (receiver && this.#document.textOf(receiver) === 'self') return true;
    return callee !== undefined && /^\.\.?\w|(?:^|[._])(?:tests?|testing|conftest)[._]/.test(callee);
  }
}

/** The functions of a file by name, and by the names they are given: `self.check = partial(check_rows, ...)`. */
function namesOf(document: PythonDocument): ReadonlyMap<string, readonly FunctionDefinition[]> {
  const byName = Map.groupBy(document.functions, ({ name }) => name);
  for (const assignment of document.all('assignment')) {
    const target = child(assignment, 'left');
    const value = child(assignment, 'right');
    const functions = value ? handedOver(value).flatMap((node) => byName.get(document.textOf(node)) ?? []) : [];
    const name = target && document.textOf(child(target, 'attribute') ?? target);
    if (name !== undefined && functions.length > 0) byName.set(name, [...(byName.get(name) ?? []), ...functions]);
  }
  return byName;
}

/** The names that an expression is, or hands on to the calls in it. */
function handedOver(value: Node): readonly Node[] {
  const names: Node[] = [];
  const pending = [value];
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (node.type === 'identifier') names.push(node);
    if (node.type === 'call') pending.push(...(child(node, 'arguments')?.children ?? []));
  }
  return names;
}
