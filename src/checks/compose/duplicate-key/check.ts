import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Write every key once',
  expects: 'Every key stands once',
  reads: 'compose',
  kind: 'forbids',
  level: 'must',
  messages: {
    twice: '`{key}` stands twice in this mapping, and Compose refuses the file. Merge the two.',
  },
  *run({ duplicates }) {
    for (const { name, key } of duplicates) yield { message: 'twice', at: key.range, values: { key: name } };
  },
});
