/** What other databases write and Postgres does not know, and what it has instead. */
const syntax: readonly (readonly [RegExp, string, string])[] = [
  [/`/, 'MySQL or BigQuery', 'double quotes around names, or none'],
  [/\bselect\s+top\b/i, 'SQL Server', '`LIMIT` at the end'],
  [/\blimit\s+\d+\s*,/i, 'MySQL', '`LIMIT ... OFFSET ...`'],
  [/\bqualify\b/i, 'Snowflake or BigQuery', 'an outer query whose `WHERE` tests the window function'],
  [/\*\s*except\s*\(/i, 'BigQuery', 'a list of the columns that are wanted'],
  [/\[[a-z_]\w*\]/i, 'SQL Server', 'double quotes around names, or none'],
];

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

/** The dialect that a text in which Postgres found a fault looks like. */
export function dialectOf(text: string, message: string): { name: string; instead: string } | undefined {
  const unknown = /^function (?:\w+\.)?(\w+)\(.*\) does not exist$/s.exec(message)?.[1];
  const known = unknown === undefined ? undefined : functions[unknown];
  if (known) return { name: known[0], instead: known[1] };
  if (!/syntax|LIMIT/.test(message)) return undefined;
  const found = syntax.find(([pattern]) => pattern.test(text));
  return found && { name: found[1], instead: found[2] };
}
