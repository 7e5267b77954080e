import type { Call } from '../call.ts';
import type { PythonDocument } from '../document.ts';
import { bare, child, enclosing, type Node } from '../tree.ts';
import { lastName } from './chain.ts';
import { switched } from './literal.ts';

const modules = ['pandas', 'geopandas', 'modin', 'dask', 'cudf', 'pyspark.pandas', 'databricks.koalas', 'awswrangler'];

/** Whether a file works with pandas, or with a library that has its interface. */
export const usesPandas = (document: PythonDocument): boolean =>
  modules.some((module) => document.importsModule(module));

const functions = /^(?:pandas|modin\.pandas|geopandas|cudf|dask\.dataframe|pyspark\.pandas)\.(?:[\w.]+\.)?(\w+)$/;

/** The name of the pandas function that is called: `read_csv` of `pd.read_csv(...)`; undefined for anything else. */
function pandasFunction(call: Call, document: PythonDocument): string | undefined {
  const { callee, receiver, method } = call;
  if (callee !== undefined) return functions.exec(callee)?.[1] ?? (callee === `pd.${method}` ? method : undefined);
  return receiver && document.textOf(receiver) === 'pd' ? method : undefined;
}

/** Calls of a method of this name that can be pandas': not of another module, nor of what another module made. */
export const methodCalls = (document: PythonDocument, method: string): readonly Call[] =>
  document.calls.filter((call) => call.method === method && call.receiver !== undefined && !isForeign(call.callee));

const foreign =
  /^(?:sqlalchemy|sqlmodel|delta|git|github|gitlab|torch|tensorflow|keras|paddle|polars|pl|xarray|itertools|heapq|toolz|PIL|cv2|networkx|pyspark\.sql|db\.session|flask_sqlalchemy)\b/;

const isForeign = (callee: string | undefined): boolean => callee !== undefined && foreign.test(callee);

/** Merges of frames: `pd.merge(a, b)`, `a.merge(b)`. */
export const merges = (document: PythonDocument): readonly Call[] =>
  document.calls.filter((call) => {
    if (call.method !== 'merge' || isForeign(call.callee)) return false;
    if (pandasFunction(call, document)) return true;
    if (!call.receiver || (call.positional.length === 0 && !call.keywords.has('right'))) return false;
    if (
      /^(?:\w*session|delta\w*|repo|branch|cells?|request|ws|worksheet|git|db|mr)$/i.test(
        lastName(call.receiver, document),
      )
    )
      return false;
    // `delta.merge(...).whenMatchedUpdate(...)` is SQL's MERGE; `worksheet.merge(...)` of a module is no frame.
    const next = call.node.parent?.type === 'attribute' ? child(call.node.parent, 'attribute') : undefined;
    if (next && document.textOf(next).startsWith('when')) return false;
    return call.callee === undefined || /[()[\]]|^\./.test(call.callee) || !importsRoot(call.callee, document);
  });

const importsRoot = (callee: string, document: PythonDocument): boolean =>
  document.imports.some(({ qualified }) => callee.startsWith(`${qualified}.`));

/** Reads of delimited text: `pd.read_csv(...)`, `pd.read_table(...)`. */
export const csvReads = (document: PythonDocument): readonly Call[] =>
  document.calls.filter(
    (call) =>
      /^read_(?:csv|table)$/.test(call.method ?? '') &&
      /^read_(?:csv|table)$/.test(pandasFunction(call, document) ?? ''),
  );

/** Calls that could go through in chunks: `read_csv`, `read_sql`, `to_sql`, ... */
export const transfers = (document: PythonDocument): readonly Call[] =>
  document.calls.filter((call) => {
    if (call.method === 'to_sql') return call.receiver !== undefined;
    return (
      /^read_(?:csv|table|sql\w*|json|fwf|sas|stata)$/.test(call.method ?? '') &&
      pandasFunction(call, document) !== undefined
    );
  });

/** Reads and writes that go through in chunks: `chunksize=`, `iterator=True`. */
export const chunked = (document: PythonDocument): readonly { readonly at: Node }[] =>
  document.calls.flatMap((call) => {
    if (!/^(?:read_\w+|to_sql)$/.test(call.method ?? '')) return [];
    const size = call.keywords.get('chunksize');
    if (size && document.value(size.value).kind !== 'none') return [size];
    const iterator = call.method === 'to_sql' ? undefined : call.keywords.get('iterator');
    return iterator && switched(iterator.value, document) ? [iterator] : [];
  });

/** `.apply(..., axis=1)`: a Python call for each row. */
export const rowApplies = (document: PythonDocument): readonly Call[] =>
  methodCalls(document, 'apply').filter((call) => {
    const axis = call.argument('axis', 1);
    const value = axis && document.value(axis);
    return (value?.kind === 'number' && value.number === 1) || (value?.kind === 'string' && value.text === 'columns');
  });

/** `inplace=True` of a method of a frame. */
export const inplaceCalls = (document: PythonDocument): readonly { readonly call: Call; readonly at: Node }[] =>
  document.calls.flatMap((call) => {
    const entry = call.receiver ? call.keywords.get('inplace') : undefined;
    if (!entry || switched(entry.value, document) !== true) return [];
    return isForeign(call.callee) || /^[A-Z]/.test(call.method ?? '') ? [] : [{ call, at: entry.at }];
  });

const frameMakers =
  /^pandas\.(?:DataFrame|concat|merge|json_normalize|read_(?:csv|table|parquet|json|sql|sql_query|sql_table|feather|orc|fwf))\(\)/;
const frameSteps =
  /(?:\.(?:copy|dropna|drop|fillna|rename|reset_index|set_index|sort_values|merge|assign|astype|query|drop_duplicates|head|tail|sample|replace|convert_dtypes)\(\))*$/;

/** Whether an expression certainly is a `DataFrame`. */
export function isFrame(node: Node, document: PythonDocument): boolean {
  const name = document.qualify(bare(node)) ?? '';
  const made = frameMakers.exec(name)?.[0];
  return made !== undefined && new RegExp(`^${frameSteps.source}`).test(name.slice(made.length));
}

/** The loop that runs a node again and again, within the same function. */
export function loopAround(node: Node): Node | undefined {
  const loop = enclosing(node, 'for_statement', 'while_statement', 'function_definition', 'lambda', 'class_definition');
  if (!loop || !/^(?:for|while)_statement$/.test(loop.type)) return undefined;
  const inBody = child(loop, 'body');
  return inBody && inBody.from <= node.from && node.to <= inBody.to ? loop : loopAround(loop);
}
