import type { Call } from '../python/call.ts';
import type { Node } from '../python/tree.ts';
import type { DagDocument } from './document.ts';
import { runsAtParse } from './parse-time.ts';

export type SlowKind = 'variable' | 'connection' | 'request' | 'file' | 'folder' | 'frame' | 'database' | 'cloud';

/** Qualified names, by what they do. Each takes far longer than building a DAG, or fails when something else is down. */
const slow: readonly (readonly [SlowKind, RegExp])[] = [
  ['variable', /^airflow\.(?:\w+\.)*Variable\.(?:get|set|setdefault|update|delete|get_variable_from_secrets)$/],
  [
    'connection',
    /^(?:airflow\..*Hook(?:\(\))?\.get_connections?|airflow\..*\bConnection\.(?:get|get_connection_from_secrets)|.*Hook\(\)\.get_connections?)$/,
  ],
  [
    'request',
    /^(?:requests|httpx)\.(?:get|post|put|patch|delete|head|options|request|stream)$|^(?:requests\.(?:sessions\.)?[sS]ession|httpx\.Client)\(\)\.(?:get|post|put|patch|delete|head|request|send)$|^urllib\.request\.(?:urlopen|urlretrieve)$|^urllib2\.urlopen$|^aiohttp\.request$|^urllib3\.(?:request|PoolManager\(\)\.request)$/,
  ],
  [
    'file',
    /^(?:open|io\.open|codecs\.open|gzip\.open|bz2\.open)$|^pathlib\.(?:Posix|Windows)?Path\b.*\.(?:open|read_text|read_bytes|write_text|write_bytes)$/,
  ],
  [
    'folder',
    /^os\.(?:listdir|scandir|walk)$|^glob\.i?glob$|^pathlib\.(?:Posix|Windows)?Path\b.*\.(?:glob|rglob|iterdir)$/,
  ],
  ['frame', /^(?:pandas|polars|dask\.dataframe|geopandas)\.(?:read|scan)_\w+$/],
  [
    'database',
    /^(?:psycopg2?|sqlite3|mysql\.connector|MySQLdb|pymysql|pyodbc|cx_Oracle|oracledb|snowflake\.connector|redshift_connector|duckdb|pymssql|clickhouse_driver|clickhouse_driver\.dbapi|asyncpg|trino\.dbapi|prestodb\.dbapi|pyhive\.\w+|vertica_python)\.connect$|^sqlalchemy\.(?:engine\.)?create_engine(?:$|\(\)\.(?:connect|begin|raw_connection|execute)$)|^pymongo\.(?:mongo_client\.)?MongoClient$|^redis\.(?:Strict)?Redis$|Hook\(\)\.(?:get_conn|get_records|get_first|get_pandas_df|get_df|run|get_sqlalchemy_engine)$/,
  ],
  [
    'cloud',
    /^google\.cloud\.(?:\w+\.)*(?:\w*Client)(?:\.from_service_account_json)?$|^googleapiclient\.discovery\.build$|^gspread\.\w+$|^google\.auth\.default$/,
  ],
];
/** Where the object is not known, these names leave no doubt. */
const slowMethods: ReadonlyMap<string, SlowKind> = new Map([
  ['read_text', 'file'],
  ['read_bytes', 'file'],
  ['urlopen', 'request'],
  ['iterdir', 'folder'],
  ['rglob', 'folder'],
]);

/** What a call does that should wait until a task runs; undefined when it is quick. */
export function slowKind({ callee, method, receiver }: Call, textOf: (node: Node) => string): SlowKind | undefined {
  if (callee !== undefined) {
    const known = slow.find(([, name]) => name.test(callee))?.[0];
    if (known) return known;
  }
  if (method === 'get' && receiver && callee === undefined && textOf(receiver) === 'Variable') return 'variable';
  return receiver || callee === undefined ? slowMethods.get(method ?? '') : undefined;
}

/** The calls of slow work that the scheduler makes each time it reads the file, in the order of the text. */
export function slowCalls(document: DagDocument): readonly { readonly kind: SlowKind; readonly call: Call }[] {
  return document.python.calls.flatMap((call) => {
    const kind = slowKind(call, (node) => document.python.textOf(node));
    return kind && runsAtParse(call.node, document) ? { kind, call } : [];
  });
}
