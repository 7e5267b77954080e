import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PythonDocument } from '../../../src/languages/python/document.ts';
import { isPython, parsePython, python } from '../../../src/languages/python/language.ts';
import { isTestFile } from '../../../src/languages/python/test-file.ts';
import { formatRange } from '../../../src/review/range.ts';
import { nodeOf, read } from './facts.ts';

describe('what Python 3.11 does not parse', () => {
  test.each<[string, string, string | undefined, string | undefined]>([
    ['an empty file', '', undefined, undefined],
    ['a byte order mark', '\ufeffx = 1\n', undefined, undefined],
    ['Windows line ends', 'if x:\r\n\ty = 1\r\n', undefined, undefined],
    ['old Mac line ends', 'if x:\r\ty = 1\rz = 2\r', undefined, undefined],
    ['a form feed', 'x = 1\n\x0c\ny = 2\n', undefined, undefined],
    ['what only the compiler refuses', 'return f(a=1, a=2)\n', undefined, undefined],
    ['a top-level await, as notebooks have', 'await x\n', undefined, undefined],
    ['print of Python 2', 'x = 1\nprint "a"\n', '2:7-2:10', "the 'print' statement of Python 2"],
    ['except of Python 2', 'try:\n    x\nexcept A, e:\n    y\n', '3:8-3:12', 'several exception types'],
    ['a notebook command', '%matplotlib inline\n', '1:1-1:2', 'a notebook command'],
    ['a merge conflict', '<<<<<<< HEAD\nx = 1\n', '1:1-1:3', 'a merge conflict'],
    ['a zero byte', 'x = 1\n\0y\n', '2:1-2:2', 'line 2 holds a zero byte'],
    ['a bracket left open', 'x = (1,\n', '2:1-2:1', 'the file ends'],
    ['what is newer', 'type X = int\n', '1:1-1:5', "cannot use 'type' alias statement on Python 3.11"],
    ['after wide characters', 'a = "😀"; b = = 1\n', '1:15-1:16', 'expected an expression'],
  ])('%s', (_, text, at, message) => {
    const { problem } = new PythonDocument('x.py', text);
    expect(problem && formatRange(problem.at)).toBe(at);
    expect(problem?.message ?? '').toMatch(message ?? /^$/);
  });

  test.each([
    ['brackets', (n: number) => `x = ${'('.repeat(n)}${')'.repeat(n)}\n`],
    ['open brackets', (n: number) => '('.repeat(n)],
    ['attributes', (n: number) => `x = a${'.b'.repeat(n)}\n`],
    ['operators', (n: number) => `x = ${'not '.repeat(n)}1\n`],
    ['sums', (n: number) => `x = 1${' + 1'.repeat(n)}\n`],
    ['lambdas', (n: number) => `x = ${'lambda: '.repeat(n)}1\n`],
    ['blocks', (n: number) => Array.from({ length: n / 10 }, (_, i) => `${' '.repeat(i)}if x:\n`).join('')],
    ['placeholders', (n: number) => 'f"{'.repeat(n)],
  ])('10,000 nested %s are a problem, not a crash', (_, nested) => {
    expect(new PythonDocument('x.py', nested(10_000)).problem).toBeDefined();
    expect(new PythonDocument('x.py', 'x = 1\n').problem).toBeUndefined();
  });

  test.each([
    ['def f():\n\tif x:\n        return 1\n', 3],
    ['if x:\n\ty = 1\n\tif y:\n\t    z = 2\n        w = 3\n', 5],
    ['def f():\n\tx = 1\n\tif x:\n\t    y = 1\n\t    z = 1\n\nclass A:\n    b = 1\n', undefined],
    ['class A:\n    def f(self):\n    \treturn 1\n', undefined],
    ['x = [\n\t1,\n    2,\n]\nif x:\n    y = """\n\ta\n"""\n', undefined],
    ['if x: y = 1\nif z:\n\tw = 1; v = 2\n\n\n  # a\n', undefined],
  ])('tabs and spaces of %j are mixed in line %j', (text, line) => {
    expect(new PythonDocument('x.py', text).problem?.at.start.line).toBe(line);
  });

  test('a file of data is not read', () => {
    const document = new PythonDocument('x.py', `x = [${'1, '.repeat(400_000)}]\n`);
    expect(document).toMatchObject({ tooLarge: true, problem: { message: expect.stringContaining('data') } });
  });

  test('a problem leaves no facts', () => {
    const document = read('import os', 'f(');
    expect([document.imports, document.calls, document.functions, document.lint('F403')]).toEqual([[], [], [], []]);
  });
});

describe('positions', () => {
  test('count UTF-16 code units', () => {
    const document = read('"😀é"; f(x)');
    expect(formatRange(document.range(nodeOf(document, 'call', 'f(x)')))).toBe('1:8-1:12');
  });

  test('hold with a byte order mark, Windows line ends and tabs', () => {
    const document = new PythonDocument('x.py', '\ufefffrom os import *\r\nif x:\r\n\tf(x)\r\n');
    expect(formatRange(document.range(nodeOf(document, 'call', 'f(x)')))).toBe('3:2-3:6');
    expect(document.lint('F403').map(({ at }) => formatRange(at))).toEqual(['1:2-1:18']);
  });

  test('a long statement can be pointed at by its first line', () => {
    const document = read('f(', '  x,', ')');
    expect(formatRange(document.firstLine(nodeOf(document, 'call', 'f(\n  x,\n)')))).toBe('1:1-1:3');
  });

  test('are always inside the file, whatever it holds', () => {
    const piece = fc.constantFrom(
      'def f(',
      ')',
      ':',
      '\n',
      '    ',
      '\t',
      '"',
      "'''",
      'f"{',
      '}',
      'import os',
      ' as ',
      'x',
      '=',
      '(',
      '[',
      '1',
      '.',
      '@',
      '\\',
      '\r',
      '\0',
      '😀',
      '\ud800',
      '\ufeff',
      '#',
      'class A:',
      'return ',
      'lambda ',
      'print ',
      '*',
      'if x:\n ',
      'a.b(c=1)\n',
      'with f() as g:\n  ',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join('');
        const document = new PythonDocument('x.py', text);
        const ranges = [
          ...document.nodes.map((node) => document.range(node)),
          ...document.calls.map((call) => document.range(document.value(call.node).node)),
          ...document.functions.map(({ header }) => document.lines.range(...header)),
          ...document.lint('F403', 'B006').map(({ at }) => at),
          ...(document.problem ? [document.problem.at] : []),
        ];
        for (const { start, end } of ranges) {
          expect(document.lines.offset(start)).toBeLessThanOrEqual(document.lines.offset(end));
          expect(end.line).toBeLessThanOrEqual(document.lines.lineCount);
          expect(end.column).toBeLessThanOrEqual(document.lines.line(end.line).length + 2);
        }
        for (const node of document.nodes)
          expect(0 <= node.from && node.from <= node.to && node.to <= text.length).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

describe('Ruff', () => {
  test('finds what its rules are about, with their repair', () => {
    const document = read('def f(x=[]):', '    return x == None');
    expect(document.lint('B006')).toMatchObject([{ code: 'B006', fix: [{ text: 'None' }, {}] }]);
    expect(document.lint('E711').map(({ at }) => formatRange(at))).toEqual(['2:17-2:21']);
    expect(document.lint('B006')).toHaveLength(1);
  });
});

describe('Python files', () => {
  test('are recognised by name or by the program of their first line', () => {
    expect(isPython('a/b.py', '')).toBe(true);
    expect(isPython('a/b.PYW', '')).toBe(true);
    expect(isPython('bin/tool', '#!/usr/bin/env python3\n')).toBe(true);
    expect(isPython('bin/tool', '#!/bin/sh\n')).toBe(false);
    expect(isPython('a.pyi', '')).toBe(false);
    expect(python.recognise('notes.md', '#!/usr/bin/env python3\n')).toBe(false);
  });

  test('are read once for all kinds of documents', () => {
    const text = 'x = 1\n';
    expect(parsePython('a.py', text)).toBe(parsePython('a.py', text));
    expect(parsePython('b.py', text).path).toBe('b.py');
  });

  test.each([
    ['tests/etl.py', 'x = 1', true],
    ['test_etl.py', 'x = 1', true],
    ['pkg/conftest.py', 'x = 1', true],
    ['latest.py', 'x = 1', false],
    ['0042.py', 'import pytest\ndef test_x(): pass', true],
    ['0042.py', 'from unittest import TestCase\nclass A(TestCase):\n  def test_x(self): pass', true],
    ['0042.py', 'def test_connection(): pass', false],
  ])('%s with %j is a test: %s', (path, text, expected) => {
    expect(isTestFile(new PythonDocument(path, text))).toBe(expected);
  });
});
