/** What other databases write and Postgres does not know, and what it has instead. */
const syntax: readonly (readonly [RegExp, string, string])[] = [
  [/`/, 'MySQL or BigQuery', 'double quotes around names, or none'],
  [/\bselect\s+top\b/i, 'SQL Server', '`LIMIT` at the end'],
  [/\blimit\s+\d+\s*,/i, 'MySQL', '`LIMIT ... OFFSET ...`'],
  [/\bqualify\b/i, 'Snowflake or BigQuery', 'an outer query whose `WHERE` tests the window function'],
  [/\*\s*except\s*\(/i, 'BigQuery', 'a list of the columns that are wanted'],
  [/\[[a-z_]\w*\]/i, 'SQL Server', 'double quotes around names, or none'],
  [/\bsafe_cast\s*\(/i, 'BigQuery', '`CAST`, which stops at a value that does not fit'],
  [/\btry_cast\s*\(/i, 'SQL Server or Snowflake', '`CAST`, which stops at a value that does not fit'],
  [/\binterval\s+\d+\s+[a-z]+/i, 'MySQL or BigQuery', "quotes around it, as in `interval '1 day'`"],
  [/\bminus\s+(?:all\s+)?\(?\s*select\b/i, 'Oracle or Snowflake', '`EXCEPT`'],
  [/\b(?:cross|outer)\s+apply\b/i, 'SQL Server', '`CROSS JOIN LATERAL` and `LEFT JOIN LATERAL`'],
  [/\blateral\s+view\b/i, 'Hive or Spark', '`CROSS JOIN LATERAL unnest(...)`'],
  [/\b(?:regexp|rlike)\s+'/i, 'MySQL', '`~`'],
];

const units = 'second|minute|hour|day|week|month|quarter|year';
const days = 'subtraction: two dates give the days between them';
/** Where a unit of time is no name of a column. */
const timeUnits: readonly (readonly [RegExp, string, string])[] = [
  [new RegExp(`\\bdatediff\\s*\\(\\s*(?:${units})\\b`, 'i'), 'SQL Server or Snowflake', days],
  [new RegExp(`\\bdateadd\\s*\\(\\s*(?:${units})\\b`, 'i'), 'SQL Server or Snowflake', 'addition of an `interval`'],
  [new RegExp(`\\btimestampdiff\\s*\\(\\s*(?:${units})\\b`, 'i'), 'MySQL', days],
  [new RegExp(`\\bdate_diff\\s*\\([^;]{0,300},\\s*(?:${units})\\s*\\)`, 'i'), 'BigQuery', days],
  [
    new RegExp(`\\bdate_trunc\\s*\\([^;]{0,300},\\s*(?:${units})\\s*\\)`, 'i'),
    'BigQuery',
    "the unit first and in quotes: `date_trunc('month', ...)`",
  ],
];

/** What is missing, as Postgres says it -> whose it is. */
const missing: Readonly<Record<string, readonly [string, string]>> = {
  'type "int64"': ['BigQuery', '`bigint`'],
  'type "float64"': ['BigQuery', '`double precision`'],
  'type "string"': ['BigQuery, Snowflake or Spark', '`text`'],
  'type "nvarchar"': ['SQL Server', '`text`'],
  'type "datetime2"': ['SQL Server', '`timestamp`'],
  'type "datetime"': ['MySQL, SQL Server or BigQuery', '`timestamp`'],
  'type "tinyint"': ['MySQL or SQL Server', '`smallint`'],
  'type "unsigned"': ['MySQL', '`bigint`'],
  'type "varchar2"': ['Oracle', '`text`'],
  'type "number"': ['Oracle or Snowflake', '`numeric`'],
  'relation "dual"': ['Oracle or MySQL', 'no need of it: leave `FROM dual` out'],
  'column "sysdate"': ['Oracle', '`now()`'],
  'column "rownum"': ['Oracle', '`LIMIT` at the end, or `row_number()`'],
};

const functions: Readonly<Record<string, readonly [string, string]>> = {
  ifnull: ['MySQL or BigQuery', '`coalesce`'],
  nvl: ['Oracle or Snowflake', '`coalesce`'],
  isnull: ['SQL Server', '`coalesce`'],
  iff: ['Snowflake', '`CASE WHEN ... THEN ... END`'],
  if: ['MySQL or BigQuery', '`CASE WHEN ... THEN ... END`'],
  getdate: ['SQL Server', '`now()`'],
  datediff: ['MySQL, SQL Server or Snowflake', 'subtraction: two dates give the days between them'],
  date_diff: ['BigQuery', 'subtraction: two dates give the days between them'],
  dateadd: ['SQL Server or Snowflake', 'addition of an `interval`'],
  date_add: ['MySQL or BigQuery', 'addition of an `interval`'],
  date_format: ['MySQL', '`to_char`'],
  group_concat: ['MySQL', '`string_agg`'],
  listagg: ['Oracle or Snowflake', '`string_agg`'],
  countif: ['BigQuery', '`count(*) FILTER (WHERE ...)`'],
  safe_divide: ['BigQuery', '`nullif` in the divisor'],
  len: ['SQL Server', '`length`'],
  charindex: ['SQL Server', '`position`'],
};

/** What is said in these tells nothing of the dialect. */
const commentsAndStrings = /--.*|\/\*[\s\S]{0,5000}?\*\/|'(?:[^']|'')*'/g;

/** The dialect that a text in which Postgres found a fault looks like. */
export function dialectOf(text: string, message: string): { name: string; instead: string } | undefined {
  const unknown = /^function (?:\w+\.)?(\w+)\(.*\) does not exist$/s.exec(message)?.[1];
  const known = unknown === undefined ? undefined : functions[unknown];
  if (known) return { name: known[0], instead: known[1] };
  const [, absent = '', column] = /^((?:type|relation|column) "(\w+)") does not exist$/.exec(message) ?? [];
  const other = missing[absent];
  if (other) return { name: other[0], instead: other[1] };
  const isUnit = absent.startsWith('column') && units.split('|').includes(column ?? '');
  const patterns = isUnit ? timeUnits : /syntax|LIMIT/.test(message) ? syntax : [];
  const code = text.replaceAll(commentsAndStrings, (found) => (found.startsWith("'") ? "''" : ' '));
  const found = patterns.find(([pattern]) => pattern.test(code));
  return found && { name: found[1], instead: found[2] };
}
