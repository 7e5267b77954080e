import type { FunctionDefinition } from '../../../languages/python/definition.ts';
import type { PythonDocument } from '../../../languages/python/document.ts';
import { bare, child, type Node } from '../../../languages/python/tree.ts';
import { defineCheck } from '../../../review/check.ts';

const lazyTools = /^(?:map|filter|zip|enumerate|iter|itertools\.\w+|itertools\.chain\.from_iterable)$/;
const notGenerators = /(?:^|[._])(?:contextmanager|asynccontextmanager|fixture)$/;

export const check = defineCheck({
  title: 'Join the steps lazily',
  expects: 'A generator feeds another one, or an iterator class does the work',
  reads: 'python',
  kind: 'requires',
  level: 'should',
  onlyTasksAsk: true,
  messages: {
    found: 'The steps are joined lazily: each pulls the next item only when it is asked for one.',
    missing:
      'No step here pulls from another one. Let a generator loop over what another one yields, or write a class with `__iter__` and `__next__`.',
  },
  *run(document) {
    const generators = generatorsOf(document);
    const [first] = [
      ...document.classes.flatMap(({ methods }) => methods.filter(({ name }) => /^__a?next__$/.test(name))),
      ...document.classes.flatMap(({ methods }) => methods.filter((method) => isLazyIter(method))),
    ].map(({ nameNode }) => nameNode);
    const feeds = first ?? document.all('generator_expression')[0] ?? feedOf(document, generators);
    const [generator] = generators;
    if (feeds) yield { message: 'found', at: document.firstLine(feeds) };
    else if (generator) yield { message: 'missing', at: document.range(generator.nameNode) };
  },
});

const isLazyIter = ({ name, yields }: FunctionDefinition): boolean => /^__a?iter__$/.test(name) && yields.length > 0;

/** Functions that yield, and those that return what such a function gives. */
function generatorsOf(document: PythonDocument): ReadonlySet<FunctionDefinition> {
  const functions = document.functions.filter(
    ({ decorators }) => !decorators.some(({ name }) => notGenerators.test(name ?? '')),
  );
  const found = new Set(functions.filter(({ yields }) => yields.length > 0));
  for (let size = -1; size !== found.size; ) {
    size = found.size;
    for (const definition of functions) {
      const returned = definition.returnStatements.flatMap(({ children }) => children);
      if (returned.some((node) => isGiven(node, document, found))) found.add(definition);
    }
  }
  return found;
}

/** Whether an expression is the call of a generator function, or a name for it. */
function isGiven(node: Node, document: PythonDocument, generators: ReadonlySet<FunctionDefinition>): boolean {
  const value = document.value(bare(node));
  const callee = value.kind === 'call' ? child(value.node, 'function') : undefined;
  const called = callee && document.definition(callee);
  return called?.kind === 'function' && generators.has(called);
}

/** Where what a generator gives goes into another step, or where a generator loops over what it is handed. */
function feedOf(document: PythonDocument, generators: ReadonlySet<FunctionDefinition>): Node | undefined {
  const given = (node: Node | undefined) => node !== undefined && isGiven(node, document, generators);
  const fed = document.calls.find(
    ({ callee, node, positional }) => (lazyTools.test(callee ?? '') || given(node)) && positional.some(given),
  );
  if (fed) return fed.node;
  return [...document.all('for_statement', 'yield')].find((node) => {
    const source = node.type === 'yield' ? node.tokens.includes('from') && node.children[0] : child(node, 'right');
    const around = document.functionOf(node);
    if (!source || !around || !generators.has(around) || around.yields.length === 0) return false;
    const isHanded = generators.size > 1 && around.parameters.some(({ name }) => name === document.textOf(source));
    return isHanded || given(source);
  });
}
