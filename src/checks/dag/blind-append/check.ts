import { blindAppends } from '../../../languages/dag/append.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Write so that a day can be loaded again',
  expects: 'A day can be loaded again without doubling it',
  reads: 'dag',
  kind: 'forbids',
  level: 'should',

  messages: {
    append:
      'This adds rows, and nothing here removes those of the same day first. A retry or a re-run then doubles them. Delete the rows of the interval before, in the same transaction, or merge by key.',
  },
  *run(document) {
    for (const node of blindAppends(document)) yield { message: 'append', at: document.python.firstLine(node) };
  },
});
