import type { Call } from '../python/call.ts';
import type { Decorator, FunctionDefinition } from '../python/definition.ts';
import type { PythonDocument } from '../python/document.ts';
import type { Node } from '../python/tree.ts';
import { isFixture, type Test } from './test.ts';

/** A function that pytest runs for whoever asks for its name. */
export type Fixture = {
  /** The name that tests ask for: the function's, or `name=`. */
  readonly name: string;
  readonly function: FunctionDefinition;
  /** `@pytest.fixture(...)`, where it has arguments. */
  readonly call: Call | undefined;
  readonly autouse: boolean;
  /** `function` unless the decorator says otherwise; undefined when one cannot tell. */
  readonly scope: string | undefined;
};

export function fixturesOf(document: PythonDocument): readonly Fixture[] {
  return document.functions.filter(isFixture).map((definition) => {
    const call = definition.decorators.find(({ name }) => /fixture$/.test(name ?? ''))?.call;
    const named = call?.argument('name');
    const name = named && document.value(named);
    const scoped = call?.argument('scope', 0);
    const scope = scoped && document.value(scoped);
    const autouse = call?.argument('autouse');
    return {
      name: name?.kind === 'string' ? name.text : definition.name,
      function: definition,
      call,
      autouse: autouse !== undefined && document.textOf(autouse) !== 'False',
      scope: scope === undefined ? 'function' : scope.kind === 'string' ? scope.text : undefined,
    };
  });
}

/** A name that a function takes as a fixture, and where it is written. */
export type Request = { readonly name: string; readonly at: Node };

const patchDecorator = /^(?:unittest\.mock|mock)\.patch(?:\.object)?$/;
/** Decorators that hand arguments in themselves. */
const filling = /^(?:hypothesis\.|parameterized\b|ddt\.|requests_mock\b|nose|boddle)/;

/** The fixtures that a test or a fixture takes as arguments. What patch and parametrize hand in is none. */
export function requestsOf(definition: FunctionDefinition, document: PythonDocument): readonly Request[] {
  const decorators = [...definition.decorators, ...classDecorators(definition)];
  if (decorators.some(({ name }) => filling.test(name ?? ''))) return [];
  const patched = decorators.filter((decorator) => injects(decorator)).length;
  const bound = definition.owner?.kind === 'class' && !isStatic(definition) ? 1 : 0;
  const given = new Set(decorators.flatMap((decorator) => [...handedIn(decorator, document)]));
  return definition.parameters
    .slice(bound + patched)
    .filter(({ kind, default: fallback, name }) => !kind.startsWith('*') && !fallback && !given.has(name))
    .map(({ name, nameNode }) => ({ name, at: nameNode }));
}

function classDecorators({ owner }: FunctionDefinition): readonly Decorator[] {
  const decorators: Decorator[] = [];
  for (let at = owner; at?.kind === 'class'; at = at.owner) decorators.push(...at.decorators);
  return decorators;
}

const isStatic = ({ decorators }: FunctionDefinition): boolean =>
  decorators.some(({ name }) => name === 'staticmethod');

/** Whether a decorator is a patch that hands its mock in: one without a replacement of its own. */
function injects({ name, call }: Decorator): boolean {
  if (!call || !patchDecorator.test(name ?? '')) return false;
  return call.argument('new', name?.endsWith('.object') ? 2 : 1) === undefined;
}

/** The names that a parametrization or `patch.multiple` hands in. */
function handedIn({ name, call }: Decorator, document: PythonDocument): Iterable<string> {
  if (call && /(?:^|\.)mock\.patch\.multiple$/.test(name ?? '')) return call.keywords.keys();
  return parametrized(call, document) ?? [];
}

const parametrize = /^pytest\.mark\.parametrize$/;

/** Calls of `pytest.mark.parametrize`. */
export const parametrizationsOf = (document: PythonDocument): readonly Call[] =>
  document.calls.filter(({ callee }) => parametrize.test(callee ?? ''));

/** The names that a parametrization hands in; undefined when it is none, or when they are not written out. */
export function parametrized(call: Call | undefined, document: PythonDocument): readonly string[] | undefined {
  if (!call || !parametrize.test(call.callee ?? '')) return undefined;
  const names = call.argument('argnames', 0);
  const value = names && document.value(names);
  if (value?.kind === 'string') return value.text.split(',').map((name) => name.trim());
  if (value?.kind !== 'list' && value?.kind !== 'tuple') return undefined;
  return value.items.flatMap((item) => {
    const name = document.value(item);
    return name.kind === 'string' ? name.text : [];
  });
}

/** Fixtures asked for by `@pytest.mark.usefixtures(...)`. */
export const usedFixtures = (document: PythonDocument): readonly Call[] =>
  document.calls.filter(({ callee }) => callee === 'pytest.mark.usefixtures');

/** The fixtures that a test takes; a `TestCase` takes none. */
export const requestsOfTest = (test: Test, document: PythonDocument): readonly Request[] =>
  test.unittest ? [] : requestsOf(test.function, document);
