import type { SqlDocument } from '../../../languages/sql/document.ts';
import { type Grant, grants } from '../../../languages/sql/grants.ts';
import { defineCheck } from '../../../review/check.ts';

/** Privileges that can be given on one database or table as well; others, such as PROCESS, exist on `*.*` alone. */
const local = /^(?:ALL|SELECT|INSERT|UPDATE|DELETE|CREATE|DROP|ALTER|INDEX|REFERENCES|EXECUTE|TRIGGER|EVENT)$/;
/** `CREATE USER` and its like begin with a word of the others, and are global. */
const globalNext = /^(?:USER|ROLE|TABLESPACE)$/;

function isLocal(sql: SqlDocument, { privileges }: Grant): boolean {
  for (let i = privileges.first; i <= privileges.last; i += 1)
    if (local.test(sql.word(i)) && !globalNext.test(sql.word(i + 1))) return true;
  return false;
}

export const check = defineCheck({
  title: 'Grant on the database that the account works in',
  expects: 'No privilege is granted on every database',
  reads: 'sql',
  kind: 'forbids',
  level: 'should',
  messages: {
    everywhere:
      "`*.*` is every database of the server, today's and tomorrow's, the one with the accounts among them. Name the database: `ON shop.*`.",
  },
  *run(sql) {
    for (const grant of grants(sql)) {
      const { first, privileges } = grant;
      const target = privileges.last + 2;
      if (sql.reads(target, '* . *') && isLocal(sql, grant))
        yield { message: 'everywhere', at: sql.at({ first, last: target + 2 }) };
    }
  },
});
