import { inserts } from '../../../languages/sql/inserts.ts';
import { defineCheck, notApplicable, unknown } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Name the columns of an INSERT',
  expects: 'Every INSERT names its columns',
  reads: 'sql',
  kind: 'forbids',
  level: 'should',
  criterion: 'sql.insert_names_columns',
  messages: {
    unnamed:
      'The values go to columns by position alone, so a new or moved column puts them into the wrong ones. Write `{insert} (...)` with the names.',
  },
  *run(sql) {
    const all = inserts(sql);
    if (all.length === 0) yield notApplicable;
    for (const insert of all) {
      if (insert.namesColumns === undefined) yield unknown;
      else if (!insert.namesColumns)
        yield { message: 'unnamed', at: sql.at(insert), values: { insert: sql.source(insert) } };
    }
  },
});
