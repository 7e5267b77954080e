import { describe, expect, it } from 'vitest';
import { OfLibrary } from '../../../../src/languages/python/libraries/of-library.ts';
import { submissionOf } from '../../../review/submitted.ts';

/** Which calls of a file are the library's, by what is written before their arguments. */
function callsOf(library: string, text: string, others: Readonly<Record<string, string>> = {}): readonly string[] {
  const submission = submissionOf({ 'src/job.py': text, ...others });
  const document = submission.document('python', 'src/job.py');
  if (!document) throw new Error('no document');
  const of = new OfLibrary(library, document, submission);
  return document.calls.filter((call) => of.hasCall(call)).map((call) => document.textOf(call.function));
}

describe('what is of a library', () => {
  it('is a function that was imported from it, and none of the same name', () => {
    expect(callsOf('pandas', 'import pandas as pd\npd.read_csv(p)\ndef merge(): ...\nmerge()\n')).toEqual([
      'pd.read_csv',
    ]);
    expect(callsOf('prefect', 'def task(): ...\ntask()\n')).toEqual([]);
    expect(callsOf('prefect', 'from prefect import task as t\nt(f)\n')).toEqual(['t']);
  });

  it('is a function that one of two imports brings, where one file cannot tell which', () => {
    const either = 'try:\n    from prefect import task\nexcept ImportError:\n    from own import task\ntask(f)\n';
    expect(callsOf('prefect', either)).toEqual(['task']);
  });

  it('is a method of what may be its object, where the library is used', () => {
    const job = 'def job(orders, customers):\n    orders.join(customers, "customer_id")\n';
    expect(callsOf('pyspark', job)).toEqual([]);
    expect(callsOf('pyspark', `from pyspark.sql import SparkSession\n${job}`)).toEqual(['orders.join']);
    expect(callsOf('pyspark', 'spark.read.csv(p).join(x, "id")\n')).toContain('spark.read.csv(p).join');
  });

  it('is a method of what a file of the same repository makes with it', () => {
    const job = 'from shop.session import frame\nframe("a").join(frame("b"), on="id")\n';
    const session = 'from pyspark.sql import SparkSession\ndef frame(name): ...\n';
    expect(callsOf('pyspark', job, { 'src/shop/session.py': session })).toEqual(['frame("a").join']);
    expect(callsOf('pyspark', job, { 'src/shop/session.py': 'def frame(name): ...\n' })).toEqual([]);
  });

  it('is no method of text, of a path or of another library', () => {
    const lines = [
      'import functools, os, pandas',
      'from pyspark.sql import SparkSession',
      'sep = ","',
      '",".join(x)',
      'sep.join(x)',
      'os.path.join(a, b)',
      'str(a).join(x)',
      'unknown.join(x)',
      'pandas.read_csv(a).join(b, on="id")',
    ];
    expect(callsOf('pyspark', `${lines.join('\n')}\n`)).toEqual([]);
  });

  it('is none that the file itself gives its class', () => {
    const store =
      'import pandas\nclass Store:\n    def merge(self, other): ...\nStore().merge(x)\nclass Frame(pandas.DataFrame): ...\nFrame().merge(x)\n';
    expect(callsOf('pandas', store)).toEqual(['Frame().merge']);
  });
});
