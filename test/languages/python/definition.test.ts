import { expect, test } from 'vitest';
import { formatRange } from '../../../src/review/range.ts';
import { nodeOf, read } from './facts.ts';

test('a function has its parts', () => {
  const document = read(
    'from functools import lru_cache as cache',
    'class C(Base, metaclass=M):',
    '    """About C."""',
    '    @cache(1)',
    '    async def f(self, a, /, b: int = 1, *args, c, d=2, **kw: str) -> dict[',
    '        str, int',
    '    ]:',
    '        def inner():',
    '            yield 1',
    '            return 2',
    '        yield 3',
    '        return',
  );
  const [f, inner] = document.functions;
  expect(f).toMatchObject({ name: 'f', async: true, docstring: undefined, owner: { name: 'C' } });
  expect(f?.parameters.map(({ name, kind }) => `${name} ${kind}`)).toEqual([
    'self positional-only',
    'a positional-only',
    'b positional',
    'args *',
    'c keyword-only',
    'd keyword-only',
    'kw **',
  ]);
  expect(f?.parameters.map(({ annotation }) => annotation && document.textOf(annotation))).toEqual([
    undefined,
    undefined,
    'int',
    undefined,
    undefined,
    undefined,
    'str',
  ]);
  expect(f?.decorators).toMatchObject([{ name: 'functools.lru_cache', call: { method: 'cache' } }]);
  expect(f?.yields.map((node) => document.textOf(node))).toEqual(['yield 3']);
  expect(f?.returnStatements.map((node) => document.textOf(node))).toEqual(['return']);
  expect(inner).toMatchObject({ name: 'inner', owner: { name: 'f' } });
  expect(inner?.returnStatements.map((node) => document.textOf(node))).toEqual(['return 2']);
  expect(f && formatRange(document.range(f.nameNode))).toBe('5:15-5:16');
  expect(f && formatRange(document.lines.range(...f.header))).toBe('5:5-7:7');
  expect(document.classes).toMatchObject([
    { name: 'C', docstring: 'About C.', bases: ['Base'], methods: [{ name: 'f' }] },
  ]);
});

test('a name leads to its definition', () => {
  const document = read('def f(): pass', 'class C: pass', 'f()', 'C()', 'g()');
  expect(document.calls.map((call) => document.definition(call.function)?.name)).toEqual(['f', 'C', undefined]);
});

test('import time is the module level and what it calls', () => {
  const document = read(
    'from airflow.decorators import dag, task',
    'at("module")',
    'if x:',
    '    at("if")',
    'class C:',
    '    at("class")',
    '    def m(self): at("method")',
    'def called(y=at("default")):',
    '    at("called")',
    '    deeper()',
    'def deeper(): at("deeper")',
    'def never(): at("never")',
    'def generator():',
    '    at("generator")',
    '    yield',
    'called()',
    'generator()',
    '@dag(on=at("decorator"))',
    'def pipeline():',
    '    at("dag")',
    '    @task',
    '    def step(): at("task")',
    '    step()',
    'pipeline()',
    'fn = lambda: at("lambda")',
    'names = [at("comprehension") for z in y]',
    'if __name__ == "__main__":',
    '    at("main")',
    '    late()',
    'else:',
    '    at("else")',
    'def late(): at("late")',
  );
  const running = document.calls
    .filter((call) => call.method === 'at' && document.runsAtImport(call.node))
    .map((call) => call.positional[0] && document.textOf(call.positional[0]).slice(1, -1));
  expect(running).toEqual([
    'module',
    'if',
    'class',
    'default',
    'called',
    'deeper',
    'decorator',
    'dag',
    'comprehension',
    'else',
  ]);
});

test('a node knows the function that runs it', () => {
  const document = read('def f():', '    def g(x=a()): b()', '    c()', 'd()');
  const owners = ['a', 'b', 'c', 'd'].map((name) => document.functionOf(nodeOf(document, 'call', `${name}()`))?.name);
  expect(owners).toEqual(['f', 'g', 'f', undefined]);
});
