import { expect, test } from 'vitest';
import { dag } from '../../../src/languages/dag/language.ts';

const is = (path: string, ...lines: readonly string[]): boolean => dag.recognise(path, lines.join('\n'));

test('a file that builds a DAG is one, whatever its name', () => {
  expect(is('x.py', 'from airflow import DAG', 'dag = DAG("x")')).toBe(true);
  expect(is('dags/test_dag.py', 'from airflow.models.dag import DAG as D', 'd = D("x")')).toBe(true);
  expect(
    is('a/b.py', 'try:', '    from airflow.sdk import dag', 'except ImportError:', '    pass', '@dag', 'def f(): pass'),
  ).toBe(true);
  expect(is('x.py', 'from cosmos import DbtDag', 'd = DbtDag(dag_id="x")')).toBe(true);
  expect(is('x.py', '\r', 'import airflow\r', 'd = airflow.DAG("x")\r')).toBe(true);
});

test('a file that imports Airflow and builds none is read too', () => {
  expect(is('dags/x.py', 'from airflow.operators.bash import BashOperator', 'BashOperator(task_id="x")')).toBe(true);
  expect(is('x.py', 'import airflow')).toBe(true);
});

test('plugins, tests and plain Python are no DAGs', () => {
  expect(is('x.py', 'import pandas as pd')).toBe(false);
  expect(is('x.py', '# from airflow import DAG', 'text = "airflow"')).toBe(false);
  expect(is('dags/x.sql', 'from airflow import DAG')).toBe(false);
  expect(is('x.py', 'from airflow.models import BaseOperator', 'class LoadOperator(BaseOperator):', '    pass')).toBe(
    false,
  );
  expect(is('x.py', 'from airflow.hooks.base import BaseHook', 'class H(Logging, BaseHook):', '    pass')).toBe(false);
  expect(is('x.py', 'from airflow.plugins_manager import AirflowPlugin', 'class P(AirflowPlugin): pass')).toBe(false);
  expect(is('x.py', 'import pytest', 'from airflow.models import DagBag', 'bag = DagBag()')).toBe(false);
});

test('a file that has an operator of its own and builds a DAG is one', () => {
  const lines = ['from airflow.models import DAG, BaseOperator', 'class A(BaseOperator): pass', 'dag = DAG("x")'];
  expect(is('x.py', ...lines)).toBe(true);
});
