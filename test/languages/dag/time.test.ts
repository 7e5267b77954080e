import { describe, expect, test } from 'vitest';
import { clockCalls, movingStartDates } from '../../../src/languages/dag/clock.ts';
import { secondsOf } from '../../../src/languages/dag/duration.ts';
import { runDatesOf } from '../../../src/languages/dag/run-date.ts';
import { scheduleFault } from '../../../src/languages/dag/schedule.ts';
import { slowCalls } from '../../../src/languages/dag/slow-work.ts';
import { read } from './facts.ts';

describe('what runs when the file is read', () => {
  const slow = (...lines: readonly string[]) =>
    slowCalls(read('from airflow.sdk import DAG, dag, task, task_group, Variable', ...lines)).map(({ kind }) => kind);

  test('is the module, blocks of DAGs, and functions that they call', () => {
    expect(slow('open("x")')).toEqual(['file']);
    expect(slow('with DAG("d"):', '    Variable.get("x")')).toEqual(['variable']);
    expect(slow('@dag', 'def d():', '    Variable.get("x")')).toEqual(['variable']);
    expect(slow('def f(): open("x")', '@dag', 'def d(): f()', 'd()')).toEqual(['file']);
    expect(slow('@task_group', 'def g(): open("x")', 'with DAG("d"): g()')).toEqual(['file']);
    expect(slow('def f(x=open("y")): pass')).toEqual(['file']);
  });

  test('is not what tasks do', () => {
    expect(slow('@task', 'def t(): open("x")', 'with DAG("d"): t()')).toEqual([]);
    expect(slow('def f(): open("x")', 'PythonOperator(python_callable=f)')).toEqual([]);
    expect(slow('PythonOperator(python_callable=lambda: open("x"))')).toEqual([]);
    expect(slow('if __name__ == "__main__":', '    open("x")')).toEqual([]);
  });
});

describe('the clock', () => {
  const read2 = (...lines: readonly string[]) =>
    read('from datetime import datetime, date, timedelta', 'import pendulum', 'from airflow import DAG', ...lines);
  const clocks = (...lines: readonly string[]) => clockCalls(read2(...lines)).map(({ inDate }) => inDate);
  const moving = (...lines: readonly string[]) => {
    const document = read2(...lines);
    return movingStartDates(document).map((node) => document.python.textOf(node));
  };

  test('is known in its forms', () => {
    expect(
      clocks('datetime.now()', 'date.today()', 'pendulum.now("UTC")', 'pd.Timestamp.now()', 'arrow.utcnow()'),
    ).toHaveLength(5);
    expect(clocks('shop.now()', 'datetime.fromisoformat("x")', 'today()')).toHaveLength(0);
  });

  test('as start date is followed through names', () => {
    expect(moving('x = datetime.now()', 'y = x - timedelta(days=1)', 'DAG("d", start_date=y)')).toEqual([
      'datetime.now()',
    ]);
    expect(moving('DAG("d", default_args={"start_date": datetime(2024, 1, date.today().day)})')).toHaveLength(1);
    expect(moving('now = datetime.now()', 'DAG("d", start_date=datetime(now.year, 1, 1))')).toEqual(['datetime.now()']);
    expect(moving('c = {"a": datetime(2024, 1, 1), "b": date.today()}', 'DAG("d", start_date=c["a"])')).toEqual([]);
    expect(moving('days = datetime.now()', 'DAG("d", start_date=datetime(2024, 1, 1) - timedelta(days=1))')).toEqual(
      [],
    );
    expect(clocks('x = datetime.now()', 'DAG("d", start_date=x)')).toEqual([true]);
    expect(clocks('DAG("d", params={"start_date": datetime.now()})')).toEqual([false]);
  });
});

test('dates of the run are found in templates, parameters and the context', () => {
  const dated = (...lines: readonly string[]) => runDatesOf(read('from airflow.sdk import task', ...lines)).length;
  expect(dated('run("{{ ds }}")')).toBe(1);
  expect(dated('run("{{ macros.ds_format(ts, 1, 2) }}")')).toBe(1);
  expect(dated('run("{% if data_interval_start %}")')).toBe(1);
  expect(dated('run("{{ params.x }} ds {{ run_id }}")')).toBe(0);
  expect(dated('x = "{{ ds }}"')).toBe(0);
  expect(dated('x = "{{ ds }}"', 'run(x)')).toBe(1);
  expect(dated('"""{{ ds }}"""')).toBe(0);
  expect(dated('@task', 'def f(logical_date=None): pass')).toBe(1);
  expect(dated('def f(ds): pass')).toBe(0);
  expect(dated('def f(**kw): kw["ds"]')).toBe(1);
  expect(dated('def f(**x): x.get("execution_date")')).toBe(1);
  expect(dated('def f(row): row["ds"]')).toBe(0);
  expect(dated('def f(dag_run): dag_run.logical_date')).toBe(1);
});

test('a schedule is wrong only where that is certain', () => {
  expect(scheduleFault('@daily')).toBeUndefined();
  expect(scheduleFault(' 0 6 * * 1-5 ')).toBeUndefined();
  expect(scheduleFault('0 6 * * MON#1')).toBeUndefined();
  expect(scheduleFault('0 0 6 * * *')).toBeUndefined();
  expect(scheduleFault('@dayly')).toEqual({ message: 'preset' });
  expect(scheduleFault('')).toEqual({ message: 'fields', count: 0 });
  expect(scheduleFault('0 6 * *')).toEqual({ message: 'fields', count: 4 });
  expect(scheduleFault('0 0-24 * * *')).toEqual({ message: 'field', field: 'hour', part: '0-24' });
});

test('durations are added up', () => {
  const seconds = (text: string) => {
    const document = read('from datetime import timedelta', 'HOUR = 60 * 60', `x = ${text}`, 'x');
    const last = document.python.all('identifier').at(-1);
    return last && secondsOf(last, document.python);
  };
  expect(seconds('600')).toBe(600);
  expect(seconds('6 * 60 * 60')).toBe(21_600);
  expect(seconds('timedelta(hours=1, minutes=30)')).toBe(5400);
  expect(seconds('timedelta(days=1).total_seconds()')).toBe(86_400);
  expect(seconds('2 * HOUR')).toBe(7200);
  expect(seconds('config["x"]')).toBeUndefined();
});

test('a date in a string inside a template, or of something else, is none', () => {
  const dated = (text: string) => runDatesOf(read(`run("${text}")`)).length;
  expect(dated("{{ dag_run.conf['ds'] }}")).toBe(0);
  expect(dated('{{ params.ds }}')).toBe(0);
  expect(dated('{{ dag_run.logical_date }}')).toBe(1);
  expect(dated("{{ ds.replace('-', '') }}")).toBe(1);
});
