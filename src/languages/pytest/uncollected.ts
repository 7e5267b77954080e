import type { ClassDefinition, FunctionDefinition } from '../python/definition.ts';
import type { PytestDocument } from './document.ts';
import { isFixture } from './test.ts';

/** What was meant as a test, and why pytest passes it by. */
export type Uncollected = {
  readonly name: string;
  readonly definition: FunctionDefinition | ClassDefinition;
  /** function: its name does not begin with `test`. class: nor does its class's. constructor: a class with `__init__`. nested: inside of a function. */
  readonly why: 'function' | 'class' | 'constructor' | 'nested';
};

const meant =
  /^(?:Test|(?:smoke|unit|integration)_test|(?:check|should|verify|it|spec|when|given)_)|^(?!run|load|make|create|prepare|setup|start|stop)\w+_test$/;

/** Everything that was meant as a test and is none, in the order of the text. */
export function uncollectedOf(document: PytestDocument): readonly Uncollected[] {
  const { python } = document;
  const called = new Set(python.calls.map(({ method }) => method));
  const functions = python.functions.flatMap((definition): readonly Uncollected[] => {
    const { name, owner, decorators } = definition;
    if (isFixture(definition) || called.has(name)) return [];
    if (owner === undefined && isMeant(definition, document)) return [{ name, definition, why: 'function' }];
    const nested = owner?.kind === 'function' && /^test_/.test(name) && document.assertions.has(definition);
    // A decorator may register it, as one of Flask does a route.
    return nested && decorators.length === 0 && !isMentioned(definition, document)
      ? [{ name, definition, why: 'nested' }]
      : [];
  });
  return [...functions, ...python.classes.flatMap((definition) => uncollectedClass(definition, document))].toSorted(
    (a, b) => a.definition.node.from - b.definition.node.from,
  );
}

/** A function outside of classes that nobody calls: parametrized, or it asserts and is named for it. */
function isMeant(definition: FunctionDefinition, document: PytestDocument): boolean {
  const { name, decorators } = definition;
  if (name.startsWith('test') || document.isConftest || isMentioned(definition, document)) return false;
  if (decorators.some((decorator) => decorator.name === 'pytest.mark.parametrize')) return true;
  return decorators.length === 0 && meant.test(name) && document.assertions.has(definition);
}

/** Whether anything but its definition names it: it may be called from there. */
const isMentioned = ({ name }: Uncollected['definition'], { mentions }: PytestDocument): boolean =>
  (mentions.get(name) ?? 0) > 1;

const forOthers = /^(?:Abstract|Base|Common)|(?:Base|Mixin|TestCase)$/;

function uncollectedClass(definition: ClassDefinition, document: PytestDocument): readonly Uncollected[] {
  const { unittest, unclear } = document.classes;
  const { name, methods, owner, decorators } = definition;
  if (owner || unittest.has(definition) || unclear.has(definition) || decorators.length > 0) return [];
  const tests = methods.filter((method) => method.name.startsWith('test') && document.assertions.has(method));
  // A base, or handed to what makes tests of it.
  if (tests.length === 0 || isMentioned(definition, document) || forOthers.test(name)) return [];
  if (!name.startsWith('Test')) return [{ name, definition, why: 'class' }];
  return methods.some((method) => method.name === '__init__') ? [{ name, definition, why: 'constructor' }] : [];
}
