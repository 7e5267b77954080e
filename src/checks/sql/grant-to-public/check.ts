import { grants } from '../../../languages/sql/grants.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Grant to roles, not to PUBLIC',
  expects: 'Nothing is granted to PUBLIC',
  reads: 'sql',
  kind: 'forbids',
  level: 'must',
  messages: {
    public: "`PUBLIC` is every role, today's and tomorrow's. Grant to the role whose duty needs it.",
  },
  *run(sql) {
    for (const { first, toPublic } of grants(sql))
      if (toPublic !== undefined) yield { message: 'public', at: sql.at({ first, last: toPublic }) };
  },
});
