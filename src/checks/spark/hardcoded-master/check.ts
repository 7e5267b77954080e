import { fixedMasters, usesSpark } from '../../../languages/python/libraries/spark.ts';
import { defineCheck, notApplicable } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Leave the master to spark-submit',
  expects: 'Where the job runs is not written into it',
  reads: 'python',
  kind: 'forbids',
  level: 'should',
  criterion: 'spark.hardcoded_master',
  messages: {
    master:
      'A master in the code beats what `spark-submit` is told, so this job runs on one machine even on the cluster. Leave it out here, and pass `--master` when you start it.',
  },
  *run(document) {
    if (!usesSpark(document)) yield notApplicable;
    else for (const node of fixedMasters(document)) yield { message: 'master', at: document.range(node) };
  },
});
