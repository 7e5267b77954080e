import { grants } from '../../../languages/sql/grants.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Grant the privileges that are needed',
  expects: 'No GRANT gives all privileges',
  reads: 'sql',
  kind: 'forbids',
  level: 'should',
  messages: {
    all: '`GRANT ALL` also gives what this role never needs, such as deleting. Name the privileges, for example `SELECT, INSERT`.',
  },
  *run(sql) {
    for (const { first, all, privileges } of grants(sql))
      if (all) yield { message: 'all', at: sql.at({ first, last: privileges.last }) };
  },
});
