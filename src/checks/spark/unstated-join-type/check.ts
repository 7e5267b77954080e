import { usesSpark } from '../../../languages/python/libraries/spark.ts';
import { frameJoins } from '../../../languages/python/libraries/spark-joins.ts';
import { defineCheck, notApplicable } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'State the kind of join',
  expects: 'Every join states its kind',
  reads: 'python',
  kind: 'forbids',
  level: 'should',
  messages: {
    unstated:
      'Rows without a partner disappear here, and a reader cannot tell whether that is meant. Pass `how="inner"` or `how="left"`.',
  },
  *run(document) {
    if (!usesSpark(document)) yield notApplicable;
    else
      for (const { call, how, on } of frameJoins(document))
        if (on && !how) yield { message: 'unstated', at: document.range(call.nameNode) };
  },
});
