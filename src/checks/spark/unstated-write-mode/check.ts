import { type Chain, hasLink } from '../../../languages/python/libraries/chain.ts';
import { usesSpark, writes } from '../../../languages/python/libraries/spark.ts';
import { statesMode } from '../../../languages/python/libraries/spark-frames.ts';
import { defineCheck, notApplicable } from '../../../review/check.ts';

const isBatch = (chain: Chain): boolean => hasLink(chain, 'write') && !hasLink(chain, 'writeStream');

export const check = defineCheck({
  title: 'State the write mode',
  expects: 'Every write states its mode',
  reads: 'python',
  kind: 'forbids',
  level: 'should',
  messages: {
    unstated:
      'The second run of this job fails, because data is there already. Say what should happen: `.mode("overwrite")`, `"append"` or `"ignore"`.',
  },
  *run(document) {
    if (!usesSpark(document)) yield notApplicable;
    else
      for (const { call, chain } of writes(document))
        if (call.method !== 'insertInto' && isBatch(chain) && !statesMode(call, chain))
          yield { message: 'unstated', at: document.range(call.nameNode) };
  },
});
