import { rddUses, usesSpark } from '../../../languages/python/libraries/spark.ts';
import { defineCheck, notApplicable } from '../../../review/check.ts';

const partitioning = /^(?:repartition|coalesce|repartitionAndSortWithinPartitions)$/;
const sized = /^(?:textFile|parallelize|reduceByKey|foldByKey)$/;

export const check = defineCheck({
  title: 'Choose the partitions of the RDD',
  expects: 'The number of partitions is chosen',
  reads: 'python',
  kind: 'requires',
  level: 'should',
  messages: {
    found: 'The number of partitions is chosen here rather than inherited.',
    missing:
      'The number of partitions is left to the defaults. Pass it where the data is read or shuffled: `textFile(path, minPartitions=8)`, `reduceByKey(add, 8)`.',
  },
  *run(document) {
    const uses = usesSpark(document) ? rddUses(document) : [];
    const [first] = uses;
    if (!first) {
      yield notApplicable;
      return;
    }
    const chosen = document.calls.find((call) => {
      if (partitioning.test(call.method ?? ''))
        return call.receiver !== undefined && (call.positional.length > 0 || call.keywords.size > 0);
      return (
        call.keywords.has('numPartitions') ||
        call.keywords.has('numSlices') ||
        call.keywords.has('minPartitions') ||
        (sized.test(call.method ?? '') && call.positional.length > 1)
      );
    });
    if (chosen) yield { message: 'found', at: document.range(chosen.nameNode) };
    else yield { message: 'missing', at: document.range(first) };
  },
});
