import { describe, expect, test } from 'vitest';
import { callees, read } from './facts.ts';

describe('what is called', () => {
  test.each<[string, readonly string[], readonly (string | undefined)[]]>([
    ['follows an alias', ['import pandas as pd', 'pd.read_csv(x)'], ['pandas.read_csv']],
    ['follows an imported name', ['from airflow import DAG as D', 'D("x")'], ['airflow.DAG']],
    ['knows a submodule import', ['import airflow.models.dag', 'airflow.models.dag.DAG()'], ['airflow.models.dag.DAG']],
    ['keeps relative imports relative', ['from ..common import load as l', 'l()'], ['..common.load']],
    ['reads `from . import`', ['from . import settings', 'settings.read()'], ['.settings.read']],
    ['knows built-ins', ['open("x")'], ['open']],
    ['marks what the file defines with a dot', ['def open(x): pass', 'open("x")'], ['.open']],
    [
      'takes the only wildcard import',
      ['from kafka import *', 'KafkaProducer()', 'print()'],
      ['kafka.KafkaProducer', 'print'],
    ],
    ['does not guess between two wildcards', ['from a import *', 'from b import *', 'f()'], [undefined]],
    ['sees an import inside a function', ['def f():', '    import requests as r', '    r.get("x")'], ['requests.get']],
    ['does not leak it out', ['def f():', '    import requests as r', 'r.get("x")'], ['r.get']],
    [
      'takes the first of an import with a fallback',
      ['try:', '    import ujson as json', 'except ImportError:', '    import json', 'json.loads(x)'],
      ['ujson.loads'],
    ],
    [
      'follows an instance',
      ['from kafka import KafkaProducer', 'p = KafkaProducer()', 'p.send("t")'],
      ['kafka.KafkaProducer', 'kafka.KafkaProducer().send'],
    ],
    [
      'follows a chain',
      ['import spark as s', 's.builder.appName("x").getOrCreate()'],
      ['spark.builder.appName().getOrCreate', 'spark.builder.appName'],
    ],
    ['follows with-as', ['with open("x") as f:', '    f.read()'], ['open', 'open().read']],
    [
      'follows the latest value in a row',
      ['import a, b', 'x = a.A()', 'x = b.B()', 'x.go()'],
      ['a.A', 'b.B', 'b.B().go'],
    ],
    [
      'follows a value made of itself',
      ['import a', 'x = a.A()', 'x = x.next()', 'x.go()'],
      ['a.A', 'a.A().next', 'a.A().next().go'],
    ],
    [
      'does not choose between branches',
      ['import a, b', 'if c:', '    x = a.A()', 'else:', '    x = b.B()', 'x.go()'],
      ['a.A', 'b.B', undefined],
    ],
    [
      'agrees where both branches do',
      ['import a', 'if c:', '    x = a.A(1)', 'else:', '    x = a.A(2)', 'x.go()'],
      ['a.A', 'a.A', 'a.A().go'],
    ],
    [
      'looks past None',
      ['import a', 'x = None', 'def f():', '    global x', '    x = a.A()', '    x.go()'],
      ['a.A', 'a.A().go'],
    ],
    [
      'knows that a loop comes around',
      ['import a, b', 'x = a.A()', 'for i in y:', '    x.go()', '    x = b.B()'],
      ['a.A', undefined, 'b.B'],
    ],
    [
      'follows self',
      [
        'import a',
        'class C:',
        '    def __init__(self):',
        '        self.x = a.A()',
        '    def f(self):',
        '        self.x.go()',
      ],
      ['a.A', 'a.A().go'],
    ],
    [
      'believes an annotation',
      ['from pyspark.sql import SparkSession', 'def f(s: SparkSession):', '    s.read.csv("x")'],
      ['pyspark.sql.SparkSession().read.csv'],
    ],
    ['does not know a parameter', ['def f(df):', '    df.iterrows()'], [undefined]],
    ['lets a parameter hide an import', ['import requests', 'def f(requests):', '    requests.get("x")'], [undefined]],
    [
      'skips class scopes from methods',
      ['import a as x', 'class C:', '    x = 1', '    def f(self):', '        x.go()'],
      ['a.go'],
    ],
    ['evaluates defaults outside', ['import a as x', 'def f(x=x.y()): pass'], ['a.y']],
    ['ends where a name is made of itself', ['x = x.y()', 'x.z()'], [undefined, undefined]],
    ['pairs a tuple', ['import a, b', 'x, y = a.A(), b.B()', 'y.go()'], ['a.A', 'b.B', 'b.B().go']],
    ['lets go of what a loop binds', ['import a as x', 'for x in y: x.go()'], [undefined]],
  ])('%s', (_, lines, expected) => {
    expect(callees(...lines)).toEqual(expected);
  });
});

test('imports carry what they bind and where', () => {
  const document = read('import a.b as c, d.e', 'from x.y import (z as w,)', 'from q import *');
  expect(document.imports.map(({ qualified, binds, node }) => [qualified, binds, document.textOf(node)])).toEqual([
    ['a.b', 'c', 'a.b as c'],
    ['d', 'd', 'd.e'],
    ['x.y.z', 'w', 'z as w'],
    ['q', undefined, '*'],
  ]);
  expect(document.importsModule('x')).toBe(true);
  expect(document.importsModule('y')).toBe(false);
});

test('long chains and long lists of names are followed', () => {
  const chain = read('import a', `x = a${'.b(1)'.repeat(150)}`);
  expect(chain.calls[0]?.callee).toBe(`a${'.b()'.repeat(149)}.b`);
  const names = read('import a', 'x0 = a.A()', ...Array.from({ length: 1000 }, (_, i) => `x${i + 1} = x${i}.next()`));
  expect(names.calls.map(({ callee }) => callee).at(-1)).toBe(`a.A()${'.next()'.repeat(999)}.next`);
});
