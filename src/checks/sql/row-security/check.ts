import { grants } from '../../../languages/sql/grants.ts';
import { queryHead } from '../../../languages/sql/place.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Limit who sees which rows or columns',
  expects: 'Row or column security is set up',
  reads: 'sql',
  kind: 'requires',
  level: 'note',
  onlyTasksAsk: true,
  messages: {
    found: 'Who sees what is decided in the database, for every tool that reads it.',
    missing:
      'Every role that may read a table here sees all of it. Enable row level security with a policy, or grant `SELECT` on named columns.',
    disabled:
      'The policy does nothing while row level security is off. Add `ALTER TABLE ... ENABLE ROW LEVEL SECURITY`.',
  },
  *run(sql) {
    const [policy] = sql.find('CREATE POLICY', 'CREATE ROW ACCESS POLICY', 'CREATE MASKING POLICY', 'MASKING POLICY');
    const [enabled] = sql.find(
      'ENABLE ROW LEVEL SECURITY',
      'FORCE ROW LEVEL SECURITY',
      'ROW ACCESS POLICY',
      'MASKING POLICY',
    );
    const columns = grants(sql).find(({ onColumns }) => onColumns);
    const found = columns ? { first: columns.first, last: columns.privileges.last } : enabled && policy;
    if (found) yield { message: 'found', at: sql.at(found) };
    else if (policy) yield { message: 'disabled', at: sql.at(policy) };
    else yield { message: 'missing', at: queryHead(sql) };
  },
});
