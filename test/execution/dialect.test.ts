import { describe, expect, test } from 'vitest';
import { dialectOf } from '../../src/execution/postgres/dialect.ts';

const syntax = 'syntax error at or near "x"';

describe('a text of another database', () => {
  test.each([
    [
      'SELECT DATEDIFF(day, placed_at, GETDATE()) FROM orders',
      'column "day" does not exist',
      'SQL Server or Snowflake',
    ],
    ['SELECT DATEADD(month, 1, placed_at) FROM orders', 'column "month" does not exist', 'SQL Server or Snowflake'],
    ['SELECT TIMESTAMPDIFF(DAY, a, b) FROM orders', 'column "day" does not exist', 'MySQL'],
    ['SELECT DATE_DIFF(a, b, DAY) FROM orders', 'column "day" does not exist', 'BigQuery'],
    ['SELECT DATE_TRUNC(a, MONTH) FROM orders', 'column "month" does not exist', 'BigQuery'],
    ['SELECT DATE_SUB(a, INTERVAL 1 DAY) FROM orders', syntax, 'MySQL or BigQuery'],
    ['SELECT SAFE_CAST(a AS INT64) FROM orders', syntax, 'BigQuery'],
    ['SELECT CAST(a AS INT64) FROM orders', 'type "int64" does not exist', 'BigQuery'],
    ['SELECT CAST(a AS NVARCHAR(9)) FROM orders', 'type "nvarchar" does not exist', 'SQL Server'],
    ['SELECT TRY_CAST(a AS int) FROM orders', syntax, 'SQL Server or Snowflake'],
    ['SELECT id FROM a\nMINUS\nSELECT id FROM b', syntax, 'Oracle or Snowflake'],
    ['SELECT 1 FROM dual', 'relation "dual" does not exist', 'Oracle or MySQL'],
    ['SELECT SYSDATE FROM orders', 'column "sysdate" does not exist', 'Oracle'],
    ['SELECT * FROM a CROSS APPLY b', syntax, 'SQL Server'],
    ["SELECT * FROM a WHERE name REGEXP '^x'", syntax, 'MySQL'],
  ])('%j is named', (text, message, name) => {
    expect(dialectOf(text, message)).toMatchObject({ name });
  });

  test.each([
    ['SELECT day FROM orders', 'column "day" does not exist'],
    ['SELECT date_trunc(day, placed_at) FROM orders', 'column "day" does not exist'],
    ['SELECT id FROM orders WHERE', syntax],
    ["-- MINUS SELECT, `quoted` and INTERVAL 1 DAY are of others\nSELECT 'LIMIT 1, 2' FORM orders", syntax],
    ['SELECT a minus FROM orders FORM', syntax],
    ['SELECT 1 FROM duals', 'relation "duals" does not exist'],
  ])('%j is not', (text, message) => {
    expect(dialectOf(text, message)).toBeUndefined();
  });
});
