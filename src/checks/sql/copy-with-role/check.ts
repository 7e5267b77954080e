import type { SqlDocument } from '../../../languages/sql/document.ts';
import { queryHead } from '../../../languages/sql/place.ts';
import { defineCheck } from '../../../review/check.ts';

const holdsKeys = (sql: SqlDocument, i: number): boolean =>
  sql.tokens[i]?.kind === 'string' && /aws_(?:secret_)?access_key/i.test(sql.tokens[i]?.value ?? '');

export const check = defineCheck({
  title: 'Load with a role, not with keys',
  expects: 'COPY uses a role',
  reads: 'sql',
  kind: 'requires',
  level: 'note',
  onlyTasksAsk: true,
  messages: {
    found: 'The load borrows a role, so no key is written down.',
    missing: 'No `COPY` with an `IAM_ROLE` here. Let the cluster assume a role to read the bucket.',
    keys: 'Access keys stand in the statement, and with it in Git and in the query log. Use `IAM_ROLE`, and revoke the keys.',
  },
  *run(sql) {
    const copies = sql.statements.filter(({ verb }) => verb === 'COPY' || verb === 'UNLOAD');
    const roles = sql.find('IAM_ROLE');
    let keys = false;
    for (const { first, last } of copies)
      for (let i = first; i <= last; i += 1)
        if (/^(?:ACCESS_KEY_ID|SECRET_ACCESS_KEY)$/.test(sql.word(i)) || holdsKeys(sql, i)) {
          keys = true;
          yield { message: 'keys', at: sql.at({ first: i, last: i }) };
        }
    const found = roles.find((role) => copies.some(({ first, last }) => first < role.first && role.first <= last));
    if (found) yield { message: 'found', at: sql.at(found) };
    else if (!keys) yield { message: 'missing', at: queryHead(sql) };
  },
});
