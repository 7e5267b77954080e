import { describe, expect, test } from 'vitest';
import { isCalled } from '../../../src/languages/dag/called.ts';
import { dagId } from '../../../src/languages/dag/duplicates.ts';
import { read } from './facts.ts';

const ids = (...lines: readonly string[]) => {
  const document = read(...lines);
  return document.dags.map((dag) => dagId(dag, document.python));
};

test('every import of DAG is known', () => {
  for (const line of [
    'from airflow import DAG',
    'from airflow.models import DAG',
    'from airflow.models.dag import DAG',
    'from airflow.sdk import DAG',
    'from airflow import *',
  ])
    expect(ids(line, 'dag = DAG("x")'), line).toEqual(['x']);
  expect(ids('from airflow import models', 'with models.DAG("x"):', '    pass')).toEqual(['x']);
  expect(ids('import airflow', 'x = airflow.DAG(dag_id="x")')).toEqual(['x']);
  expect(ids('from airflow import DAG as Flow', 'Flow("x")')).toEqual(['x']);
  expect(ids('from own import DAG', 'import airflow', 'DAG("x")')).toEqual([]);
  expect(ids('import airflow', 'class DAG: pass', 'DAG("x")')).toEqual([]);
});

test('a decorated function is a DAG, with its own name as id', () => {
  expect(
    ids('from airflow.decorators import dag', '@dag()', 'def a(): pass', '@dag(dag_id="c")', 'def b(): pass'),
  ).toEqual(['a', 'c']);
  expect(ids('from airflow import decorators as d', '@d.dag', 'def a(): pass')).toEqual(['a']);
  expect(ids('from prefect import flow as dag', 'import airflow', '@dag', 'def a(): pass')).toEqual([]);
});

test('a DAG of a factory is one', () => {
  const document = read(
    'from airflow import DAG',
    'args = {"retries": 2}',
    'def build(name, defaults, **more):',
    '    return DAG(name, default_args=defaults, **more)',
    'for name in ("a", "b"):',
    '    globals()[name] = build(name, args)',
  );
  const [dag] = document.dags;
  expect(dag?.complete).toBe(false);
  expect(dag && [...document.defaultsOf(dag).entries.keys()]).toEqual(['retries']);
});

describe('default_args', () => {
  const defaults = (...lines: readonly string[]) => {
    const document = read('from airflow import DAG', ...lines);
    const [dag] = document.dags;
    if (!dag) throw new Error('no DAG');
    const { entries, complete } = document.defaultsOf(dag);
    return `${[...entries.keys()].join()} ${complete ? 'complete' : 'open'}`;
  };

  test('are followed through names, merges and later changes', () => {
    expect(defaults('a = {"x": 1}', 'DAG("d", default_args=a)')).toBe('x complete');
    expect(defaults('a = dict(x=1)', 'b = {**a, "y": 2}', 'b["z"] = 3', 'DAG("d", default_args=b)')).toBe(
      'x,y,z complete',
    );
    expect(defaults('c = dict(default_args={"x": 1})', 'DAG("d", **c)')).toBe('x complete');
    expect(defaults('DAG("d")')).toBe(' complete');
    expect(defaults('DAG("d", default_args=None)')).toBe(' complete');
  });

  test('are open where the file does not tell', () => {
    expect(defaults('from own import a', 'DAG("d", default_args=a)')).toBe(' open');
    expect(defaults('from own import a', 'DAG("d", default_args={**a, "x": 1})')).toBe('x open');
    expect(defaults('def f(a): return DAG("d", default_args=a)')).toBe(' open');
    expect(defaults('from own import a', 'DAG("d", **a)')).toBe(' open');
  });
});

test('what a decorated function describes is made when it is called', () => {
  const called = (...lines: readonly string[]) => {
    const document = read('from airflow.sdk import dag', '@dag', 'def f(): pass', ...lines);
    const definition = document.dags[0]?.definition;
    return definition && isCalled(definition, document);
  };
  expect(called('f()')).toBe('yes');
  expect(called('x = f()')).toBe('yes');
  expect(called('for each in [f]: each()')).toBe('yes');
  expect(called('g(f=1)', 'a.f()')).toBe('no');
  expect(called('if __name__ == "__main__":', '    f().test()')).toBe('main only');
});
