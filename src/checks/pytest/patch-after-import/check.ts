import { latePatchesOf } from '../../../languages/pytest/late-patch.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Patch the name where it is looked up',
  expects: 'Every patch reaches the code that it is meant for',
  reads: 'pytest',
  kind: 'forbids',
  level: 'note',
  messages: {
    late: '`{name}` was imported into this file before the patch, so the call below is still the real one. Patch the module that uses it, or call it through its module.',
  },
  *run({ python }) {
    for (const { at, name } of latePatchesOf(python)) yield { message: 'late', at: python.range(at), values: { name } };
  },
});
