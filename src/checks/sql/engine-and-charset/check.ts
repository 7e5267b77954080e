import type { SqlDocument } from '../../../languages/sql/document.ts';
import { defineCheck, notApplicable } from '../../../review/check.ts';

const charset = /^(?:CHARSET|CHARACTER|COLLATE)$/;

function says(sql: SqlDocument, first: number, last: number, word: RegExp): boolean {
  for (let i = first; i <= last; i += 1) if (sql.tokens[i]?.depth === 0 && word.test(sql.word(i))) return true;
  return false;
}

export const check = defineCheck({
  title: 'State engine and character set of MySQL tables',
  expects: 'Engine and character set are stated',
  reads: 'sql',
  kind: 'forbids',
  level: 'should',
  messages: {
    engine: '`{table}` names no engine, so it gets whatever the server is set to. Add `ENGINE=InnoDB`.',
    charset:
      '`{table}` names no character set, so it gets whatever the server is set to. Add `DEFAULT CHARSET=utf8mb4`.',
  },
  *run(sql) {
    const isMysql = sql.dialect === 'mysql' || /mysql|mariadb/i.test(sql.path);
    if (!isMysql || sql.tables.length === 0) yield notApplicable;
    const database = sql.find('CREATE DATABASE', 'CREATE SCHEMA', 'ALTER DATABASE', 'ALTER SCHEMA');
    const forAll = sql.statements.some(
      ({ first, last }) => database.some((one) => one.first === first) && says(sql, first, last, charset),
    );
    const engineForAll = sql.find('DEFAULT_STORAGE_ENGINE').length > 0;
    for (const { name, elements, first, last, temporary } of isMysql ? sql.tables : []) {
      if (!name || elements.length === 0 || temporary) continue;
      const at = sql.at({ first, last: name.last });
      const values = { table: sql.source(name) };
      if (!engineForAll && !says(sql, first, last, /^ENGINE$/)) yield { message: 'engine', at, values };
      if (!forAll && !says(sql, first, last, charset)) yield { message: 'charset', at, values };
    }
  },
});
