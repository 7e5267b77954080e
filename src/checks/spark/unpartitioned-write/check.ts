import { hasLink } from '../../../languages/python/libraries/chain.ts';
import { partitionedWrite, usesSpark, writes } from '../../../languages/python/libraries/spark.ts';
import { defineCheck, notApplicable } from '../../../review/check.ts';

/** No folders of files, so nothing that partitions could be. */
const elsewhere = /jdbc|kafka|console|memory|noop|mongo|elasticsearch|redis|cassandra|redshift|snowflake|rate/;

export const check = defineCheck({
  title: 'Partition what you write',
  expects: 'The written data is partitioned',
  reads: 'python',
  kind: 'requires',
  level: 'note',
  criterion: 'spark.partitioned_write',
  messages: {
    found: 'The written data is partitioned, so readers skip what they do not need.',
    missing:
      'This write puts all rows into one folder, so every reader reads all of it. `.partitionBy("day")` lets a query for one day read one day.',
  },
  *run(document) {
    const found = usesSpark(document) ? writes(document) : [];
    const partitioned = usesSpark(document) ? partitionedWrite(document) : undefined;
    const files = found.find(
      ({ call, chain, format }) =>
        call.method !== 'insertInto' && !elsewhere.test(format ?? '') && !hasLink(chain, 'foreach', 'foreachBatch'),
    );
    if (partitioned) yield { message: 'found', at: document.range(partitioned) };
    else if (files) yield { message: 'missing', at: document.range(files.call.nameNode) };
    else yield notApplicable;
  },
});
