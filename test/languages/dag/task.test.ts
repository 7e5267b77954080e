import { describe, expect, test } from 'vitest';
import { dependenciesOf } from '../../../src/languages/dag/dependencies.ts';
import { dagId } from '../../../src/languages/dag/duplicates.ts';
import { taskId } from '../../../src/languages/dag/task-id.ts';
import { read } from './facts.ts';

const head = [
  'from airflow.sdk import DAG, task, task_group, chain',
  'from airflow.operators.bash import BashOperator',
];

/** Each task as `class id dag`, with a star where it may be made several times. */
const tasks = (...lines: readonly string[]) => {
  const document = read(...head, ...lines);
  return document.tasks.map((each) => {
    const dag = each.dag && dagId(each.dag, document.python);
    return `${each.name} ${taskId(each, document.python)} ${dag}${each.repeated ? ' *' : ''}`;
  });
};

test('operators are known by their class, or by their task_id', () => {
  expect(
    tasks(
      'd = DAG("d")',
      'BashOperator(task_id="a", dag=d)',
      'own.Load(task_id="b", dag=d)',
      'ti.xcom_pull(task_id="a")',
      'TaskInstance(task_id="x")',
    ),
  ).toEqual(['BashOperator a d', 'Load b d']);
  expect(tasks('with DAG("d"):', '    BashOperator.partial(task_id="a").expand(bash_command=["x"])')).toEqual([
    'BashOperator a d',
  ]);
});

test('calls of a @task function are tasks', () => {
  expect(
    tasks(
      'with DAG("d") as d:',
      '    @task',
      '    def a(): pass',
      '    @task.branch(task_id="c")',
      '    def b(): pass',
      '    a()',
      '    a.override(task_id="x")()',
      '    a.partial(k=1).expand(v=[2])',
      '    b()',
    ),
  ).toEqual(['task a d', 'task x d', 'task a d', 'task.branch c d']);
});

test('a task belongs to the DAG around it, or to the one that it names', () => {
  expect(
    tasks(
      'a = DAG("a")',
      'b = DAG("b")',
      'BashOperator(task_id="1", dag=b)',
      'with a:',
      '    BashOperator(task_id="2")',
      'BashOperator(task_id="3")',
    ),
  ).toEqual(['BashOperator 1 b', 'BashOperator 2 a', 'BashOperator 3 undefined']);
});

test('a loop or a function between a task and its DAG may make it several times', () => {
  expect(tasks('with DAG("d"):', '    for i in x:', '        BashOperator(task_id="a")')).toEqual([
    'BashOperator a d *',
  ]);
  expect(tasks('def f():', '    BashOperator(task_id="a")', 'with DAG("d"):', '    f()')).toEqual([
    'BashOperator a d *',
  ]);
  expect(tasks('for i in x:', '    with DAG("d"):', '        BashOperator(task_id="a")')).toEqual(['BashOperator a d']);
  expect(tasks('def f():', '    d = DAG("d")', '    BashOperator(task_id="a", dag=d)', '    return d')).toEqual([
    'BashOperator a d',
  ]);
});

describe('dependencies', () => {
  const ordered = (...lines: readonly string[]): readonly string[] => {
    const document = read(...head, '@task', 'def a(): pass', '@task', 'def b(x): pass', ...lines);
    return dependenciesOf(document).map((node) => document.python.textOf(node));
  };

  test('are arrows, setters and chains', () => {
    expect(ordered('x >> [y, z]')).toEqual(['x >> [y, z]']);
    expect(ordered('x.set_upstream(y)', 'chain(x, y)')).toEqual(['x.set_upstream(y)', 'chain(x, y)']);
    expect(ordered('1 << 20', 'print >> file', 'from itertools import chain as c', 'c(x, y)')).toEqual([]);
  });

  test('are data that one task hands to another', () => {
    expect(ordered('b(a())')).toEqual(['b(a())']);
    expect(ordered('r = a()', 'b(r["key"])')).toEqual(['b(r["key"])']);
    expect(ordered('r = a()', 'b.expand(x=r)')).toEqual(['b.expand(x=r)']);
    expect(ordered('b({"k": [a()]})')).toEqual(['b({"k": [a()]})']);
    expect(ordered('o = BashOperator(task_id="o")', 'b(o.output)')).toEqual(['b(o.output)']);
    expect(ordered('r = a()', 'BashOperator(task_id="o", env={"x": r})')).toEqual([
      'BashOperator(task_id="o", env={"x": r})',
    ]);
    expect(ordered('@task_group', 'def g(x): b(x)', 'g(a())')).toEqual(['g(a())']);
    expect(ordered('a()', 'b(1)', 'print(a())', 'b(lambda: a())')).toEqual([]);
  });
});
