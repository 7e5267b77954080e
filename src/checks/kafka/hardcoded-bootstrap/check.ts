import { fixedServers, usesKafka } from '../../../languages/python/libraries/kafka.ts';
import { usesSpark } from '../../../languages/python/libraries/spark.ts';
import { defineCheck, notApplicable } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Take the bootstrap servers from the environment',
  expects: 'The bootstrap servers come from outside',
  reads: 'python',
  kind: 'forbids',
  level: 'should',
  criterion: 'kafka.bootstrap_hardcoded',
  messages: {
    fixed:
      'The address is written into the program, so it reaches one cluster only. Read it from the environment: `os.environ["BOOTSTRAP_SERVERS"]`.',
  },
  *run(document) {
    if (!usesKafka(document) && !usesSpark(document)) yield notApplicable;
    else for (const node of fixedServers(document)) yield { message: 'fixed', at: document.range(node) };
  },
});
