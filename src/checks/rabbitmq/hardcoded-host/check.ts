import { fixedHosts, usesRabbit } from '../../../languages/python/libraries/rabbitmq.ts';
import { defineCheck, notApplicable } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Take the host from the environment',
  expects: 'The host comes from outside',
  reads: 'python',
  kind: 'forbids',
  level: 'should',
  criterion: 'rmq.host_hardcoded',
  messages: {
    fixed:
      'The host is written into the program, so it reaches one broker only. Read it from the environment: `os.environ["RABBITMQ_HOST"]`.',
  },
  *run(document) {
    if (!usesRabbit(document)) yield notApplicable;
    else for (const node of fixedHosts(document)) yield { message: 'fixed', at: document.range(node) };
  },
});
