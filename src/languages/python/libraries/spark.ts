import type { Call } from '../call.ts';
import type { PythonDocument } from '../document.ts';
import { child, type Node } from '../tree.ts';
import { type Chain, chainOf, hasLink, lastName } from './chain.ts';
import { fixedText, isEmpty, stringLike, switched } from './literal.ts';

const modules = ['pyspark', 'awsglue', 'delta', 'dlt', 'databricks', 'sparknlp', 'graphframes'];
/** A notebook has a session without an import. */
const given = /\b(?:spark|sqlContext)\.(?:read|sql|table|readStream|createDataFrame|catalog|conf|sparkContext|udf)\b/;

/** Every check of Spark asks this first, of every Python file. */
const known = new WeakMap<PythonDocument, boolean>();

/** Whether a file works with Spark. */
export function usesSpark(document: PythonDocument): boolean {
  const uses =
    known.get(document) ?? (modules.some((module) => document.importsModule(module)) || hasSession(document));
  known.set(document, uses);
  return uses;
}

const hasSession = (document: PythonDocument): boolean =>
  given.test(document.text) &&
  document.all('identifier').some((node) => /^(?:spark|sqlContext)$/.test(document.qualify(node) ?? ''));

/** Where a session or a context is made: `SparkSession.builder...getOrCreate()`, `SparkSession(sc)`, `SparkContext()`. */
export const sessions = (document: PythonDocument): readonly Call[] =>
  document.calls.filter((call) => {
    if (call.method === 'getOrCreate') return !/StreamingContext/.test(document.textOf(call.function).slice(0, 200));
    return /(?:^|\.)(?:SparkSession|SparkContext)$/.test(call.callee ?? call.method ?? '');
  });

/** Sessions that a builder makes. */
export const builtSessions = (document: PythonDocument): readonly Call[] =>
  sessions(document).filter((call) => hasLink(chainOf(call.node, document), 'builder'));

const sessionResult = /(?:getOrCreate|SparkSession|SparkContext|newSession)\(\)(?:\.sparkContext)?\.stop$/;

/** `spark.stop()`, `sc.stop()`. */
export const stops = (document: PythonDocument): readonly Call[] =>
  document.calls.filter((call) => {
    if (call.method !== 'stop' || !call.receiver) return false;
    const name = lastName(call.receiver, document);
    return sessionResult.test(call.callee ?? '') || /spark|session|context|^_?(?:sc|ss)$/i.test(name);
  });

/** A read of files or tables: where it ends, its format as far as it is known, and whether a schema is given. */
export type Read = { readonly call: Call; readonly format: string | undefined; readonly schema: boolean };

const readEnds = new Set('csv json parquet orc text load table jdbc avro xml delta wholeTextFiles'.split(' '));

/** Every `spark.read...` and `spark.readStream...` in the file, from its last call. */
export const reads = (document: PythonDocument): readonly Read[] =>
  document.calls.flatMap((call): readonly Read[] => {
    if (!readEnds.has(call.method ?? '') || !call.receiver) return [];
    const chain = chainOf(call.node, document);
    const start = chain.links.findLastIndex(({ name, call: made }) => /^read(?:Stream)?$/.test(name) && !made);
    if (start === -1) return [];
    const links = chain.links.slice(start + 1);
    const schema = links.some(
      ({ name, call: made }) =>
        (name === 'schema' && made) ||
        made?.keywords.has('schema') ||
        (/^(?:csv|json)$/.test(name) && made?.positional[1]),
    );
    return [{ call, format: formatOf(call, links, document), schema }];
  });

function formatOf(call: Call, links: Chain['links'], document: PythonDocument): string | undefined {
  if (call.method !== 'load') return call.method;
  const named = links.findLast(({ name }) => name === 'format')?.call?.positional[0];
  const given = named ?? call.argument('format', 1);
  if (given) return fixedText(given, document)?.toLowerCase();
  return links.some(({ name }) => name === 'options') || !call.complete ? undefined : 'parquet';
}

/** Formats whose columns and types Spark must be told, or must guess by reading the data. */
export const isUntyped = (format: string): boolean => /csv|json|xml|excel/.test(format);

/** Where the file states a schema: `.schema(...)`, `schema=`, `from_json(...)`, `createDataFrame(rows, schema)`. */
export const statedSchema = (document: PythonDocument): Node | undefined =>
  document.calls.find(
    (call) =>
      (call.method === 'schema' && call.receiver && call.positional.length > 0) ||
      call.keywords.has('schema') ||
      call.method === 'from_json' ||
      (call.method === 'createDataFrame' && call.positional.length > 1),
  )?.nameNode ?? reads(document).find(({ schema }) => schema)?.call.nameNode;

/** A write: where it ends, and all steps that lead to it. */
export type Write = { readonly call: Call; readonly chain: Chain; readonly format: string | undefined };

const writeEnds = new Set(
  'csv json parquet orc text save saveAsTable jdbc insertInto start toTable xml delta'.split(' '),
);

/** Every `df.write...` and `df.writeStream...` from its last call. */
export const writes = (document: PythonDocument): readonly Write[] =>
  document.calls.flatMap((call): readonly Write[] => {
    if (!writeEnds.has(call.method ?? '') || !call.receiver) return [];
    const chain = chainOf(call.node, document);
    const start = chain.links.findLastIndex(({ name, call: made }) => /^write(?:Stream)?$/.test(name) && !made);
    if (start === -1) return [];
    const links = chain.links.slice(start + 1);
    const format =
      links.findLast(({ name }) => name === 'format')?.call?.positional[0] ?? call.keywords.get('format')?.value;
    const named = /^(?:save|start|toTable|saveAsTable|insertInto)$/.test(call.method ?? '') ? undefined : call.method;
    return [{ call, chain, format: named ?? fixedText(format, document)?.toLowerCase() }];
  });

/** Where a written dataset is partitioned: `.write.partitionBy(...)`, `partitionBy=`, `PARTITIONED BY` in SQL. */
export const partitionedWrite = (document: PythonDocument): Node | undefined =>
  document.calls.find((call) => {
    if (call.keywords.has('partitionBy')) return true;
    if (!/^partition(?:ed)?By$/.test(call.method ?? '') || !call.receiver) return false;
    const chain = chainOf(call.node, document);
    return hasLink(chain, 'write', 'writeStream', 'writeTo') || /writ/i.test(document.textOf(chain.root).slice(0, 100));
  })?.nameNode ?? stringLike(/\bPARTITIONED\s+BY\b/i, document);

const functionsModule = /^(?:F|f|fn|func|funcs|fs|sf|psf|functions|sql_functions|pyspark\.sql\.functions)$/;

/** Whether a call is of `pyspark.sql.functions`, under whichever name. */
export const isSparkFunction = (call: Call, document: PythonDocument): boolean => {
  if (call.callee !== undefined) return /(?:^|\.)functions\.\w+$/.test(call.callee);
  return call.receiver ? functionsModule.test(document.textOf(call.receiver)) : call.method !== undefined;
};

/** Where one side of a join is broadcast. */
export const broadcasts = (document: PythonDocument): Node | undefined =>
  document.calls.find((call) => {
    if (call.method === 'broadcast') return isSparkFunction(call, document);
    const [hint] = call.positional;
    return call.method === 'hint' && hint && /^(?:broadcast(?:join)?|mapjoin)$/i.test(fixedText(hint, document) ?? '');
  })?.nameNode ?? stringLike(/\/\*\+[^*]{0,200}\b(?:BROADCAST(?:JOIN)?|MAPJOIN)\b/i, document);

/** `.cache()`, `.persist(...)` and `cacheTable(...)`. */
export const caches = (document: PythonDocument): readonly Call[] =>
  document.calls.filter(
    (call) =>
      /^(?:cache|persist|cacheTable)$/.test(call.method ?? '') &&
      call.receiver &&
      !/^functools\b/.test(call.callee ?? ''),
  );

/** `CACHE TABLE orders` in SQL. */
export const cachesInSql = (document: PythonDocument): Node | undefined =>
  stringLike(/(?<![A-Za-z])CACHE\s+(?:LAZY\s+)?TABLE\b/i, document);

/** Calls that set the number of partitions of a frame. */
export const repartitions = (document: PythonDocument): readonly Call[] =>
  document.calls.filter((call) => {
    if (!call.receiver || !/^(?:repartition|repartitionByRange|coalesce)$/.test(call.method ?? '')) return false;
    return (
      call.method !== 'coalesce' ||
      !(
        functionsModule.test(document.textOf(call.receiver)) ||
        (isSparkFunction(call, document) && call.callee !== undefined)
      )
    );
  });

/** Where Python functions become functions of Spark: `udf(...)`, `@pandas_udf`, `spark.udf.register(...)`. */
export const udfs = (document: PythonDocument): readonly Node[] => {
  const called = document.calls.flatMap((call) => {
    if (/^(?:udf|pandas_udf)$/.test(call.method ?? '') || /\.(?:udf|pandas_udf)$/.test(call.callee ?? ''))
      return isSparkFunction(call, document) ? [call.nameNode] : [];
    return call.method === 'register' && lastName(call.receiver, document) === 'udf' ? [call.nameNode] : [];
  });
  const decorated = document.functions.flatMap(({ decorators }) =>
    decorators
      .filter(({ name, node, call }) => !call && /(?:^|[.@])(?:pandas_)?udf$/.test(name ?? document.textOf(node)))
      .map(({ node }) => node),
  );
  return [...called, ...decorated].toSorted((a, b) => a.from - b.from);
};

/** `.collect()` and `.toPandas()`: all rows come to the driver. */
export const collects = (document: PythonDocument): readonly Call[] =>
  document.calls.filter((call) => {
    if (call.method === 'toPandas') return call.receiver !== undefined;
    if (call.method !== 'collect' || !call.receiver || call.positional.length > 0) return false;
    return (
      !/^(?:gc|polars|pl|dask|rx)\b/.test(call.callee ?? '') &&
      !/^(?:self|cls|gc)$/.test(document.textOf(call.receiver))
    );
  });

/** Uses of the RDD interface: `.rdd`, `parallelize`, `textFile`. */
export const rddUses = (document: PythonDocument): readonly Node[] =>
  document.all('attribute').flatMap((node) => {
    const name = child(node, 'attribute');
    const text = name ? document.textOf(name) : '';
    if (text === 'rdd') return name ? [name] : [];
    const isCalled = node.parent?.type === 'call' && node.field === 'function';
    return name && isCalled && /^(?:parallelize|textFile)$/.test(text) ? [name] : [];
  });

/** Where Spark is told to guess the types: `.option('inferSchema', True)`, `inferSchema='true'`. */
export const inferred = (document: PythonDocument): readonly Node[] =>
  document.calls.flatMap((call) => {
    const [name, value] = call.positional;
    if (call.method === 'option' && name && /^inferschema$/i.test(fixedText(name, document) ?? ''))
      return switched(value ?? call.keywords.get('value')?.value, document)
        ? [call.positional[0] ?? call.nameNode]
        : [];
    const entry = [...call.keywords.values()].find((candidate) => /^inferschema$/i.test(candidate.name));
    return entry && switched(entry.value, document) ? [entry.at] : [];
  });

/** `.master('local[*]')`, `setMaster('yarn')`: where a program runs, written into it. */
export const fixedMasters = (document: PythonDocument): readonly Node[] =>
  document.calls.flatMap(({ method, positional: [only], receiver, keywords }) => {
    const value = only ?? keywords.get('master')?.value;
    if (!receiver || !value || !/^(?:master|setMaster)$/.test(method ?? '')) return [];
    return /^(?:string|concatenated_string)$/.test(value.type) && !isEmpty(value, document) ? [value] : [];
  });

/** The first attribute of this name that is not called: `.readStream`, `.writeStream`. */
export const attributeNamed = (document: PythonDocument, name: string): Node | undefined =>
  document
    .all('attribute')
    .map((node) => child(node, 'attribute'))
    .find((node) => node && document.textOf(node) === name);

/** The first call of a method of one of these names. */
export const firstCall = (document: PythonDocument, ...methods: readonly string[]): Call | undefined =>
  document.calls.find((call) => call.receiver && methods.includes(call.method ?? ''));
