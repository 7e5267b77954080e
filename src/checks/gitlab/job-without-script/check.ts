import { defineCheck, unknown } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Give every job a script',
  expects: 'Every job has a script',
  reads: 'gitlab',
  kind: 'forbids',
  level: 'must',
  messages: {
    empty:
      '`{job}` has nothing to run, so GitLab refuses the whole file. Give it a `script:`; a template that other jobs extend has a name with a dot in front.',
  },
  *run({ includes, jobs }) {
    if (includes) {
      yield unknown;
      return;
    }
    for (const { name, node, at } of jobs) {
      if (!work.some((key) => node.has(key))) yield { message: 'empty', at, values: { job: name } };
    }
  },
});

/** What makes a job: a script, a pipeline that it starts, or a job that it takes them from. */
const work = ['script', 'run', 'trigger', 'extends', 'pages'];
