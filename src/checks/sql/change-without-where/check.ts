import { changes } from '../../../languages/sql/changes.ts';
import { defineCheck, unknown } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Say which rows an UPDATE or DELETE means',
  expects: 'Every UPDATE and DELETE has a WHERE',
  reads: 'sql',
  kind: 'forbids',
  level: 'must',
  criterion: 'sql.update_or_delete_without_where',
  messages: {
    update: 'This `UPDATE` has no `WHERE`, so it changes every row of the table. Say which rows are meant.',
    delete:
      'This `DELETE` has no `WHERE`, so it empties the table. Say which rows are meant, or write `TRUNCATE` where all of them are.',
  },
  *run(sql) {
    for (const change of changes(sql)) {
      if (change.hasWhere) continue;
      if (change.templated) yield unknown;
      else yield { message: change.kind === 'UPDATE' ? 'update' : 'delete', at: sql.at(change) };
    }
  },
});
