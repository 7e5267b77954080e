import { itemsOf, textOf } from '../../../languages/yaml/node.ts';
import { defineCheck, unknown } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'List every stage that a job names',
  expects: "Every job's stage is listed",
  reads: 'gitlab',
  kind: 'forbids',
  level: 'must',
  messages: {
    unlisted:
      '`{stage}` is not among the stages, so GitLab refuses the whole file. Add it to `stages:`, or correct its name.',
  },
  *run({ includes, stages, jobs }) {
    if (includes) {
      yield unknown;
      return;
    }
    const listed = stages ? itemsOf(stages.value).map(textOf) : ['build', 'test', 'deploy'];
    for (const { node } of jobs) {
      const stage = node.get('stage');
      const name = textOf(stage);
      if (!stage || name === undefined || /[$[]/.test(name) || ['.pre', '.post', ...listed].includes(name)) continue;
      yield { message: 'unlisted', at: stage.range, values: { stage: name } };
    }
  },
});
