import { usesSpark } from '../../../languages/python/libraries/spark.ts';
import { duplicateColumns } from '../../../languages/python/libraries/spark-joins.ts';
import { defineCheck, notApplicable } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Join on the name of the column',
  expects: 'No join leaves a column twice',
  reads: 'python',
  kind: 'forbids',
  level: 'should',
  messages: {
    twice:
      'Both sides keep their `{name}`, so the next use of `{name}` fails as ambiguous. Join on the name (`on="{name}"`), or drop one side.',
  },
  *run(document) {
    if (!usesSpark(document)) yield notApplicable;
    else
      for (const { on, name } of duplicateColumns(document))
        yield { message: 'twice', at: document.range(on), values: { name } };
  },
});
