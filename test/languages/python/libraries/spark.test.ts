import { describe, expect, test } from 'vitest';
import { parsePython } from '../../../../src/languages/python/language.ts';
import { isUntyped, reads, repartitions, usesSpark, writes } from '../../../../src/languages/python/libraries/spark.ts';
import { needlessUdfs } from '../../../../src/languages/python/libraries/udf.ts';

const read = (text: string) => parsePython('job.py', text);

test('a notebook uses Spark without an import, a plain file does not', () => {
  expect(usesSpark(read('df = spark.read.csv("a")'))).toBe(true);
  expect(usesSpark(read('# spark.read.csv\nprint("spark.sql")'))).toBe(false);
});

describe('reads', () => {
  test.each([
    ['spark.read.csv(p)', 'csv', false],
    ['spark.read.csv(p, SCHEMA)', 'csv', true],
    ['spark.read.format("JSON").schema(s).load(p)', 'json', true],
    ['spark.read.load(p)', 'parquet', false],
    ['spark.read.format(kind).load(p)', undefined, false],
    ['reader = spark.read.option("a", 1)\nreader.parquet(p)', 'parquet', false],
  ])('%s', (text, format, schema) => {
    expect(reads(read(text)).map((one) => [one.format, Boolean(one.schema)])).toEqual([[format, schema]]);
  });

  test('formats without types are told apart', () => {
    expect(['csv', 'com.databricks.spark.csv', 'json', 'parquet', 'delta'].filter(isUntyped)).toHaveLength(3);
  });
});

test('a file handle that is written to is no write of Spark', () => {
  expect(writes(read('with open("a") as f:\n    f.write("x").save()\ndf.write.save("p")'))).toHaveLength(1);
});

test('the column function coalesce does not set partitions', () => {
  const text =
    'from pyspark.sql import functions as F\nfrom pyspark.sql.functions import coalesce\nF.coalesce(a)\ncoalesce(a)\ndf.coalesce(2)';
  expect(repartitions(read(text))).toHaveLength(1);
});

describe('functions that Spark has', () => {
  test.each([
    ['lambda x: x.upper()', 'upper'],
    ['lambda x: x.strip() if x else None', 'trim'],
    ['lambda a, b: a + " " + b', 'concat'],
    ['lambda x: "high" if x > 3 else "low"', 'when'],
    ['lambda x: x.strip("-")', undefined],
    ['lambda x: model(x)', undefined],
    ['lambda x: x + 1', undefined],
  ])('%s', (body, instead) => {
    const found = needlessUdfs(read(`from pyspark.sql.functions import udf\nf = udf(${body})`));
    expect(found[0]?.instead).toBe(instead);
  });
});
