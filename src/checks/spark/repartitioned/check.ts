import { importPlace } from '../../../languages/python/libraries/place.ts';
import { repartitions, usesSpark } from '../../../languages/python/libraries/spark.ts';
import { defineCheck, notApplicable } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Choose the number of partitions',
  expects: 'The number of partitions is chosen',
  reads: 'python',
  kind: 'requires',
  level: 'praise',
  criterion: 'spark.repartition_or_coalesce',
  messages: {
    found: 'The number of partitions is chosen here rather than inherited.',
    missing:
      'The number of partitions is left to chance here. `repartition` spreads the data anew, `coalesce` merges partitions before a write.',
  },
  *run(document) {
    const at = usesSpark(document) ? repartitions(document)[0]?.nameNode : undefined;
    if (!usesSpark(document)) yield notApplicable;
    else if (at) yield { message: 'found', at: document.range(at) };
    else yield { message: 'missing', at: importPlace(document, 'pyspark', 'awsglue') };
  },
});
