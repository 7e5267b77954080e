import type { Call } from '../python/call.ts';
import type { PythonDocument } from '../python/document.ts';
import { bare, type Node } from '../python/tree.ts';
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
    /^(?:open|io\.open|codecs\.open|gzip\.open|bz2\.open)$|^pathlib\.(?:Posix|Windows)?Path\b.*\.(?:open|read_text|read_bytes|write_text|write_bytes)$|^configparser\.(?:Raw)?ConfigParser\(\)\.read$|\.Credentials\.from_service_account_file$/,
  ],
  [
    'folder',
    /^os\.(?:listdir|scandir|walk)$|^glob\.i?glob$|^pathlib\.(?:Posix|Windows)?Path\b.*\.(?:glob|rglob|iterdir)$/,
  ],
  ['frame', /^(?:pandas|polars|dask\.dataframe|geopandas)\.(?:read|scan)_\w+$/],
  [
    'database',
    /^(?:psycopg2?|sqlite3|mysql\.connector|MySQLdb|pymysql|pyodbc|cx_Oracle|oracledb|snowflake\.connector|redshift_connector|duckdb|pymssql|clickhouse_driver(?:\.dbapi)?|asyncpg|trino\.dbapi|prestodb\.dbapi|pyhive\.\w+|vertica_python)\.connect$|^sqlalchemy\.(?:engine\.)?create_engine(?:$|\(\)\.(?:connect|begin|raw_connection|execute)$)|^pymongo\.(?:mongo_client\.)?MongoClient$|^redis\.(?:Strict)?Redis$|^clickhouse_driver\.Client$|^clickhouse_connect\.get_client$|Hook\(\)\.(?:get_conn|get_records|get_first|get_pandas_df|get_df|run|get_sqlalchemy_engine)$/,
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
/** Methods of a path that other objects have too. */
const pathMethods: ReadonlyMap<string, SlowKind> = new Map([
  ['open', 'file'],
  ['glob', 'folder'],
]);

/** What a call does that should wait until a task runs; undefined when it is quick. */
export function slowKind({ callee, method = '', receiver }: Call, document: PythonDocument): SlowKind | undefined {
  const known = callee === undefined ? undefined : slow.find(([, name]) => name.test(callee))?.[0];
  if (known) return known;
  if (callee === undefined && method === 'get' && receiver && document.textOf(receiver) === 'Variable')
    return 'variable';
  if (!receiver) return callee === undefined ? slowMethods.get(method) : undefined;
  return slowMethods.get(method) ?? (isJoinedPath(receiver, document) ? pathMethods.get(method) : undefined);
}

/** `Path(__file__).parent / "x"`, also through a name. */
function isJoinedPath(node: Node, document: PythonDocument): boolean {
  const at = bare(node);
  const made = at.type === 'identifier' ? document.binding(at)?.value : at;
  const value = made && bare(made);
  return (
    value?.type === 'binary_operator' && value.tokens[0] === '/' && value.children.some(({ type }) => type === 'string')
  );
}

/** The calls of slow work that the scheduler makes each time it reads the file, in the order of the text. */
export function slowCalls(document: DagDocument): readonly { readonly kind: SlowKind; readonly call: Call }[] {
  return document.python.calls.flatMap((call) => {
    const kind = slowKind(call, document.python);
    return kind && runsAtParse(call.node, document) ? { kind, call } : [];
  });
}
