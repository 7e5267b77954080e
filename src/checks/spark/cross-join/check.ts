import { usesSpark } from '../../../languages/python/libraries/spark.ts';
import { filteredJoins, frameJoins } from '../../../languages/python/libraries/spark-joins.ts';
import { defineCheck, notApplicable } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Give the join its condition',
  expects: 'No join lacks its condition',
  reads: 'python',
  kind: 'forbids',
  level: 'must',
  messages: {
    crossed:
      'This join has no condition, so it pairs every row with every other: a million rows become a trillion. Name the key with `on=`, or write `crossJoin` where it is meant.',
  },
  *run(document) {
    if (!usesSpark(document)) yield notApplicable;
    else
      for (const { call, on, sure, how } of frameJoins(document))
        if (sure && !on && !how && !filteredJoins(document).has(call.node))
          yield { message: 'crossed', at: document.range(call.nameNode) };
  },
});
