import { describe, expect, test } from 'vitest';
import type { Value } from '../../../src/languages/python/value.ts';
import { read } from './facts.ts';

/** A value as plain data. */
function plain(value: Value): unknown {
  switch (value.kind) {
    case 'string':
      return value.interpolated ? { partly: value.text } : value.text;
    case 'number':
      return value.number;
    case 'boolean':
      return value.boolean;
    case 'none':
      return null;
    case 'dict':
      return { keys: [...value.entries.keys()], complete: value.complete };
    case 'list':
    case 'tuple':
    case 'set':
      return { [value.kind]: value.items.length, complete: value.complete };
    case 'call':
      return { call: value.call.callee };
    case 'name':
      return { name: value.name };
    case 'unknown':
      return 'unknown';
  }
}

/** What the argument of the first call of `show` is worth. */
function shown(...lines: readonly string[]): unknown {
  const document = read(...lines);
  const argument = document.calls.find(({ method }) => method === 'show')?.positional[0];
  if (!argument) throw new Error('nothing is shown');
  return plain(document.value(argument));
}

describe('a value', () => {
  test.each<[string, readonly string[], unknown]>([
    ['is a string with its escapes read', [String.raw`show("a\tb\x41\u00e9\"")`], 'a\tbAé"'],
    ['keeps a raw string', [String.raw`show(r"C:\Users\n")`], String.raw`C:\Users\n`],
    ['joins neighbouring strings', ['show("a" \'b\'', '     """c""")'], 'abc'],
    ['joins with +', ['show("a" + "b")'], 'ab'],
    ['marks an f-string', ['show(f"a{x!r:>{w}}b{{c}}")'], { partly: 'a{}b{c}' }],
    ['takes an f-string without placeholders as it is', ['show(f"a")'], 'a'],
    ['marks %', ['show("a %s" % x)'], { partly: 'a %s' }],
    ['marks format', ['show("a {}".format(x))'], { partly: 'a {}' }],
    ['marks + of something unknown', ['show("a" + x())'], { partly: 'a{}' }],
    ['is a number', ['show(1_000)'], 1000],
    ['is a negative number', ['show(-1.5)'], -1.5],
    ['is a boolean', ['show(True)'], true],
    ['is None', ['show(None)'], null],
    ['follows a constant', ['A = "x"', 'B = A', 'def f():', '    show(B)'], 'x'],
    ['does not follow what changes', ['A = "x"', 'A = "y"', 'def f():', '    show(A)'], 'unknown'],
    ['counts items', ['show([1, 2, *x])'], { list: 2, complete: false }],
    ['reads a dictionary', ['show({"a": 1, "b": 2})'], { keys: ['a', 'b'], complete: true }],
    ['reads dict(...)', ['show(dict(a=1, b=2))'], { keys: ['a', 'b'], complete: true }],
    ['merges **', ['A = {"a": 1}', 'show({**A, "b": 2})'], { keys: ['a', 'b'], complete: true }],
    ['merges |', ['A = {"a": 1}', 'show(A | {"b": 2})'], { keys: ['a', 'b'], complete: true }],
    ['merges dict(other, ...)', ['A = {"a": 1}', 'show(dict(A, b=2))'], { keys: ['a', 'b'], complete: true }],
    ['copies', ['A = {"a": 1}', 'show(A.copy())'], { keys: ['a'], complete: true }],
    ['knows that ** of something unknown adds', ['show({**x(), "b": 2})'], { keys: ['b'], complete: false }],
    ['sees later entries', ['A = {"a": 1}', 'A["b"] = 2', 'show(A)'], { keys: ['a', 'b'], complete: true }],
    ['sees an update', ['A = {"a": 1}', 'A.update(x())', 'show(A)'], { keys: ['a'], complete: false }],
    ['is a call', ['import a', 'x = a.b()', 'show(x)'], { call: 'a.b' }],
    ['is a name from elsewhere', ['from a import B', 'show(B.C)'], { name: 'a.B.C' }],
    ['is unknown for a parameter', ['def f(x):', '    show(x)'], 'unknown'],
    ['ends where a name is made of itself', ['x = x + x', 'show(x)'], 'unknown'],
  ])('%s', (_, lines, expected) => {
    expect(shown(...lines)).toEqual(expected);
  });
});

describe('the arguments of a call', () => {
  test('are found by keyword, by position and through **', () => {
    const document = read('shared = dict(c=3)', 'f(1, b=2, **shared)');
    const call = document.calls.find(({ method }) => method === 'f');
    expect(call?.complete).toBe(true);
    expect(
      [call?.argument('a', 0), call?.argument('b'), call?.argument('c')].map((node) => node && document.textOf(node)),
    ).toEqual(['1', '2', '3']);
    expect(call?.argument('d')).toBeUndefined();
  });

  test('may be incomplete', () => {
    const [first, second, third] = read('f(*a)', 'f(**a)', 'f(x for x in a)').calls;
    expect([first?.complete, second?.complete, third?.complete]).toEqual([false, false, true]);
    expect(first?.argument('x', 0)).toBeUndefined();
    expect(third?.positional[0]?.type).toBe('generator_expression');
  });
});
