import { unusedDefaults } from '../../../languages/dag/unused-defaults.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Pass the default arguments on',
  expects: 'Default arguments are passed to the DAG',
  reads: 'dag',
  kind: 'forbids',
  level: 'must',
  messages: {
    unused:
      '`{name}` is never used, so none of what it sets holds for any task. Pass it on: `DAG(..., default_args={name})`.',
  },
  *run(document) {
    for (const node of unusedDefaults(document)) {
      yield { message: 'unused', at: document.python.range(node), values: { name: document.python.textOf(node) } };
    }
  },
});
