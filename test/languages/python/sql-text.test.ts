import { expect, test } from 'vitest';
import { builtSql, sqlArgument } from '../../../src/languages/python/sql-text.ts';
import { read } from './facts.ts';

/** Whether the last call of these lines is given SQL that is built from strings. */
function builds(...lines: readonly string[]): boolean {
  const document = read(...lines);
  return document.calls.some((call) => {
    const argument = sqlArgument(call);
    return argument !== undefined && builtSql(argument.sql, argument.certain, document) !== undefined;
  });
}

test.each<readonly string[]>([
  ['cur.execute(f"SELECT * FROM {t}")'],
  ['cur.execute("SELECT * FROM %s" % t)'],
  ['cur.execute("SELECT * FROM " + t)'],
  ['cur.execute("SELECT * FROM {}".format(t))'],
  ['cur.execute("INSERT INTO " + t + " VALUES (" + str(x) + ")")'],
  ['cur.execute(QUERIES.load.format(t))'],
  ['cur.execute(query % t)'],
  ['cur.execute(base + " WHERE id = " + x)'],
  ['cur.execute(f"{base} LIMIT 1")'],
  [
    'def f(t):',
    '    sql = f"""',
    '    -- all',
    '    /* of it */ SELECT 1 FROM {t}"""',
    '    pd.read_sql(sql=sql, con=c)',
  ],
  ['conn.execute(text(f"DELETE FROM {t}"))'],
  ['conn.execute(textwrap.dedent(f"DELETE FROM {t}").strip())'],
  ['psycopg2.extras.execute_values(cur, f"INSERT INTO {t} VALUES %s", rows)'],
  ['hook.run(f"TRUNCATE {t}")'],
  ['client.query(f"SELECT 1 FROM {t}").result()'],
  ['cur.execute("SELECT 1 FROM t WHERE a = " f"{a}")'],
])('%s is built', (...lines) => expect(builds(...lines)).toBe(true));

test.each<readonly string[]>([
  ['cur.execute("SELECT * FROM t WHERE id = %s", (x,))'],
  ['cur.execute("SELECT a " "FROM t " + "WHERE b")'],
  ['cur.execute(f"SELECT 1")'],
  ['cur.execute(query)'],
  ['cur.execute(sql.SQL("SELECT {}").format(sql.Identifier(x)))'],
  ['cur.execute(f"SELECT 1 WHERE id IN ({placeholders})", ids)'],
  ['marks = ",".join("?" * n)', 'cur.execute("SELECT 1 WHERE id IN (" + marks + ")", ids)'],
  ['spark.sql(f"SELECT * FROM {t}")'],
  ['subprocess.run(f"delete {x}")'],
  ['executor.execute(f"Hello {x}")'],
  ['session.run(f"MATCH (n) RETURN {x}")'],
  ['def f(c):', '    q = "SELECT 1"', '    if c:', '        q = f"SELECT {c}"', '    cur.execute(q)'],
])('%s is not', (...lines) => expect(builds(...lines)).toBe(false));
