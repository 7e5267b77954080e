import { expect, test } from 'vitest';
import { loadChecks } from '../../../src/curriculum/load-checks.ts';
import { dag } from '../../../src/languages/dag/language.ts';
import { processorTime } from '../../../src/languages/processor-time.ts';
import { runCheck } from '../../../src/review/run-check.ts';
import { Submission } from '../../../src/review/submission.ts';

const checks = [...(await loadChecks())].filter(([, { reads }]) => reads === 'dag');

/** Every check of a DAG on this text; what throws is returned. */
function failures(text: string): readonly string[] {
  dag.recognise('dags/x.py', text);
  const submission = new Submission({
    files: [{ path: 'dags/x.py', size: text.length, kind: 'text', text }],
    changed: [],
  });
  return checks.flatMap(([id, check]) => {
    const result = runCheck(id, check, 'dags/x.py', check.params?.parse({}), submission);
    return 'error' in result ? result.error : [];
  });
}

const head =
  'from airflow import DAG\nfrom airflow.operators.bash import BashOperator\nfrom datetime import datetime\n';
const many = (line: (n: number) => string, count: number) =>
  Array.from({ length: count }, (_, n) => line(n)).join('\n');

test.each([
  ['nothing', ''],
  ['deep brackets', `${head}x = ${'('.repeat(10_000)}${')'.repeat(10_000)}`],
  ['deep calls', `${head}x = ${'a('.repeat(180)}${')'.repeat(180)}`],
  ['a long chain', `${head}x = a${'.b()'.repeat(900)}`],
  ['arrows in a row', `${head}${many((n) => `t${n}`, 900).replaceAll('\n', ' >> ')}`],
  ['a name for itself', `${head}a = b\nb = a\nDAG("x", default_args=a, start_date=b, **a)`],
  ['itself as argument', `${head}dag = DAG("x", default_args=dag, start_date=dag)\ndag = DAG(dag)`],
  ['open braces', `${head}x = "${'{{'.repeat(50_000)}"\nrun(x)`],
  ['half a file', `${head}with DAG("x", `],
  ['no Unicode', `${head}x = "\ud800\0"`],
])('%s is read without an error', (_, text) => {
  expect(failures(text)).toEqual([]);
});

test.each([
  ['many tasks', many((n) => `t${n} = BashOperator(task_id="t${n}", bash_command="run {{ ds }} ${n}")`, 3000)],
  ['many DAGs', many((n) => `d${n} = DAG("d${n}", start_date=datetime.now(), default_args={"retries": ${n}})`, 2000)],
  ['one name', many(() => 'x = BashOperator(task_id="x", bash_command=x)', 2000)],
  ['many templates', many((n) => `s${n} = "{{ ds }} {{ params.x }}"`, 10_000)],
])('%s are read in time that grows with the file', (_, body) => {
  const start = processorTime();
  expect(failures(`${head}with DAG("all") as dag:\n    pass\n${body}\n`)).toEqual([]);
  expect(processorTime() - start).toBeLessThan(8000);
});
