import type { Lexing, Token } from './token.ts';

export type Dialect =
  | 'postgres'
  | 'mysql'
  | 'sqlite'
  | 'tsql'
  | 'oracle'
  | 'bigquery'
  | 'snowflake'
  | 'redshift'
  | 'clickhouse'
  | 'hive'
  | 'trino'
  | 'duckdb'
  /** Nothing in it belongs to one dialect alone. */
  | 'generic'
  /** Named in the file, but none that is told apart here. */
  | 'other';

const names: Readonly<Record<string, Dialect>> = {
  postgres: 'postgres',
  postgresql: 'postgres',
  psql: 'postgres',
  mysql: 'mysql',
  mariadb: 'mysql',
  sqlite: 'sqlite',
  tsql: 'tsql',
  mssql: 'tsql',
  sqlserver: 'tsql',
  oracle: 'oracle',
  bigquery: 'bigquery',
  snowflake: 'snowflake',
  redshift: 'redshift',
  clickhouse: 'clickhouse',
  hive: 'hive',
  hiveql: 'hive',
  spark: 'hive',
  sparksql: 'hive',
  databricks: 'hive',
  trino: 'trino',
  presto: 'trino',
  athena: 'trino',
  duckdb: 'duckdb',
  generic: 'generic',
  ansi: 'generic',
};

/** `-- dialect: mysql` in the first or the last lines of the file, else what its path says for certain. */
export function namedDialect(path: string, text: string): Dialect | undefined {
  const edges = `${text.slice(0, 2000)}\n${text.slice(-400)}`;
  const name = /^[ \t]*(?:--|#)[ \t]*dialect[ \t]*[:=][ \t]*([a-z]+)/im.exec(edges)?.[1]?.toLowerCase();
  if (name !== undefined) return names[name] ?? 'other';
  if (/\.hql$/i.test(path)) return 'hive';
  return /\.psql$/i.test(path) ? 'postgres' : undefined;
}

const escaping: ReadonlySet<Dialect | undefined> = new Set([
  'mysql',
  'bigquery',
  'snowflake',
  'redshift',
  'clickhouse',
  'hive',
] as const);

/** A line starts behind any line terminator for `^`, so none may be read over: the time would be quadratic. */
const backtickOutsideComment = /^(?:[^`\n\r\u2028\u2029-]|-(?!-))*`[\w.-]+`/m;

/** Backticks come from dialects in which a backslash escapes; so does a `#` that starts a comment, but for Hive's. */
export function lexingOf(named: Dialect | undefined, text: string): Lexing {
  const backticks = named === undefined && backtickOutsideComment.test(text);
  return {
    backslashEscapes: backticks || escaping.has(named),
    hashComments: backticks || named === 'mysql' || named === 'bigquery',
  };
}

/** Words, or two neighbours, that belong to one dialect alone. Of several dialects the first in this list is taken. */
const marks: readonly (readonly [Dialect, string])[] = [
  [
    'clickhouse',
    'LOWCARDINALITY|NULLABLE (|UINT8|UINT16|UINT32|UINT64|DATETIME64|FIXEDSTRING|TINYLOG|CODEC (|GROUPARRAY|GROUPUNIQARRAY|TOSTARTOFMONTH|TODATE|TOSTRING|GLOBAL IN|PREWHERE|MERGETREE|REPLACINGMERGETREE|SUMMINGMERGETREE|AGGREGATINGMERGETREE|ARRAY JOIN|ANY JOIN|ON CLUSTER',
  ],
  ['redshift', 'DISTKEY|SORTKEY|DISTSTYLE|IAM_ROLE'],
  [
    'mysql',
    'AUTO_INCREMENT|ON DUPLICATE|INSERT IGNORE|STRAIGHT_JOIN|ENGINE =|SHOW DATABASES|SHOW TABLES|TINYINT (|IDENTIFIED BY|FLUSH PRIVILEGES|INT UNSIGNED|BIGINT UNSIGNED|SHOW GRANTS|UTF8MB4|INNODB|DEFAULT CHARSET|CHARACTER SET|VALUES LESS|UNIQUE KEY|XOR|VALUE (',
  ],
  [
    'hive',
    'TBLPROPERTIES|PARTITIONED BY|STORED AS|LATERAL VIEW|SERDE|MSCK|USING DELTA|INSERT OVERWRITE|ZORDER|DISTRIBUTE BY|SORT BY|CLUSTERED BY|USING PARQUET|USING ICEBERG',
  ],
  [
    'bigquery',
    'SAFE_CAST|SAFE_DIVIDE|SAFE .|STRUCT <|ARRAY <|INT64|FLOAT64|TIMESTAMP_TRUNC|DATETIME_DIFF|AS STRUCT|GENERATE_DATE_ARRAY',
  ],
  [
    'snowflake',
    'VARIANT|WAREHOUSE|FLATTEN|ROW ACCESS|CHANGE_TRACKING|TRY_PARSE_JSON|PARSE_JSON|FILE_FORMAT|NUMBER (|TIMESTAMP_NTZ|TIMESTAMP_LTZ|IFF|COPY INTO|CREATE STAGE|TRANSIENT TABLE',
  ],
  [
    'tsql',
    'NVARCHAR|DATETIME2|UNIQUEIDENTIFIER|GETDATE|SYSDATETIME|CROSS APPLY|OUTER APPLY|NOLOCK|CLUSTERED INDEX|ROWLOCK|SET NOCOUNT|SELECT TOP|OBJECT_ID|IDENTITY (|NONCLUSTERED',
  ],
  ['oracle', 'VARCHAR2|SYSDATE|FROM DUAL|CONNECT BY|ROWNUM|NVL2|DBMS_OUTPUT|PCTFREE|SUBPARTITION'],
  ['sqlite', 'AUTOINCREMENT|PRAGMA|STRFTIME|INSERT OR|WITHOUT ROWID'],
  ['duckdb', 'READ_CSV|READ_CSV_AUTO|READ_PARQUET|READ_JSON|SUMMARIZE|ASOF JOIN'],
  ['trino', 'APPROX_DISTINCT|EXTERNAL TABLE|TRY_CAST'],
  [
    'other',
    'QUALIFY|PIVOT|UNPIVOT|MINUS|DATEADD|DATEDIFF|DISTRIBUTED BY|DUPLICATE KEY|AGGREGATE KEY|PRIMARY INDEX|WITH FILL|WITH FUNCTION|WITH FORMAT|SAMPLE|FINAL|SETTINGS|IDENTIFIER (|MATCH_PHRASE|MATCH_ANY|MATCH_ALL|EMIT CHANGES|CREATE STREAM|AS OF|FULLTEXT KEY',
  ],
  [
    'postgres',
    'SERIAL|BIGSERIAL|SMALLSERIAL|JSONB|PLPGSQL|REGCLASS|TSVECTOR|CREATE EXTENSION|CREATE POLICY|NOLOGIN|WITH LOGIN|LOGIN PASSWORD|NOSUPERUSER|NOINHERIT|CREATEDB|NOCREATEDB|CREATEROLE|NOCREATEROLE|BYPASSRLS|USING GIN|USING BRIN|OWNER TO|PARTITION OF|TO_TSVECTOR|ROW LEVEL|ALTER ROLE|CREATE DOMAIN|ATTACH PARTITION|ALTER DEFAULT',
  ],
];

const ranks: ReadonlyMap<string, number> = new Map(
  marks.flatMap(([, phrases], rank) => phrases.split('|').map((phrase) => [phrase, rank] as const)),
);

/**
 * The dialect by what the file uses. A word of a foreign dialect outweighs one of Postgres, whose words others borrowed:
 * what is called `postgres` here is judged by Postgres's own parser.
 */
export function usedDialect(text: string, tokens: readonly Token[]): Dialect {
  let best = marks.length;
  let before = '';
  let quotes = '';
  for (const { kind, value, from } of tokens) {
    if (kind === 'quoted') quotes += quotes.length < 100 ? text[from] : '';
    const alone = kind === 'word' ? ranks.get(value) : undefined;
    const paired =
      before !== '' && (kind === 'word' || kind === 'symbol') ? ranks.get(`${before} ${value}`) : undefined;
    best = Math.min(best, alone ?? best, paired ?? best);
    before = kind === 'word' ? value : '';
  }
  if (quotes.includes('[')) return 'tsql';
  return marks[best]?.[0] ?? (quotes.includes('`') ? 'other' : 'generic');
}
