import { queryHead } from '../../../languages/sql/place.ts';
import { beginsTransaction } from '../../../languages/sql/transaction.ts';
import { defineCheck } from '../../../review/check.ts';

const inside = ['START TRANSACTION', 'BEGIN TRANSACTION', 'BEGIN TRAN'] as const;

export const check = defineCheck({
  title: 'Run what belongs together in a transaction',
  expects: 'The statements run in a transaction',
  reads: 'sql',
  kind: 'requires',
  level: 'praise',
  criterion: 'sql.transaction',
  messages: {
    found: 'The statements stand in a transaction: all of them happen, or none.',
    missing:
      'No transaction is begun, so a failure halfway leaves half of the work. Put `BEGIN` before and `COMMIT` after the statements that belong together.',
  },
  *run(sql) {
    const found = sql.statements.find((statement) => beginsTransaction(sql, statement)) ?? sql.find(...inside)[0];
    yield found
      ? { message: 'found', at: sql.at({ first: found.first, last: found.first }) }
      : { message: 'missing', at: queryHead(sql) };
  },
});
