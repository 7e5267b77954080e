import type { PythonDocument } from '../python/document.ts';
import { bare, type Node } from '../python/tree.ts';
import type { DagDocument } from './document.ts';
import { callablesOf } from './run-date.ts';

/** What makes a frame: of pandas, Polars or Spark. */
const made =
  /^(?:pandas|polars)\.(?:DataFrame(?:\.from_\w+)?|read_\w+|concat|merge|json_normalize)\(\)|^pyspark\.sql\.SparkSession\b.*\.(?:read\b|sql\(\)|table\(\)|createDataFrame\(\))|Hook\(\)\.get_pandas_df\(\)/;
/** Methods of a frame that give a frame again. */
const kept = new Set(
  `groupby merge join dropna fillna drop drop_duplicates rename assign query head tail sort_values sort_index reset_index set_index
  copy astype replace filter select where withColumn withColumnRenamed agg pivot pivot_table melt explode apply load csv
  json parquet table union unionByName distinct dropDuplicates orderBy limit cache`.split(/\s+/),
);
/** Methods that write a frame out as text or plain values. */
const written: ReadonlySet<string> = new Set(['to_json', 'to_dict', 'to_csv', 'toJSON', 'write_json', 'to_records']);

export type FrameInXcom = { readonly node: Node; readonly serialized: boolean };

/** Frames that a task returns or pushes, so that they go through the database of Airflow. */
export function framesInXcom({ python }: DagDocument): readonly FrameInXcom[] {
  const returned = callablesOf(python).flatMap(({ returnStatements }) =>
    returnStatements.flatMap((statement) => statement.children[0] ?? []),
  );
  const pushed = python.calls.flatMap((call) => {
    const value = call.method === 'xcom_push' ? call.argument('value', 1) : undefined;
    return value ?? [];
  });
  return [...returned, ...pushed]
    .toSorted((a, b) => a.from - b.from)
    .flatMap((node) => {
      const kind = frameKind(bare(node), python);
      return kind ? { node, serialized: kind === 'written' } : [];
    });
}

/** Whether an expression is certainly a frame, or certainly one written out. */
function frameKind(node: Node, document: PythonDocument): 'frame' | 'written' | undefined {
  const name = document.qualify(node);
  const start = name && made.exec(name);
  if (!name || !start) return undefined;
  const steps = name
    .slice(start.index + start[0].length)
    .split('.')
    .filter((step) => step !== '');
  const last = steps.at(-1)?.replace(/(?:\(\)|\[\])+$/, '');
  const toText = last !== undefined && written.has(last) && name.endsWith('()');
  const before = toText ? steps.slice(0, -1) : steps;
  if (!before.every((step) => step === '[]' || (step.endsWith('()') && kept.has(step.slice(0, -2))))) return undefined;
  return toText ? (hasPath(node, document) ? undefined : 'written') : 'frame';
}

/** `df.to_json(path)` writes a file and returns nothing. */
function hasPath(node: Node, document: PythonDocument): boolean {
  const call = node.type === 'call' ? document.call(node) : undefined;
  if (call?.method === 'to_dict' || call?.method === 'to_records') return false;
  return call === undefined || call.positional.length > 0 || call.argument('path_or_buf') !== undefined;
}
