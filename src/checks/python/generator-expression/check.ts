import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Use a generator expression',
  expects: 'A generator expression passes items on one by one',
  reads: 'python',
  kind: 'requires',
  level: 'praise',
  criterion: 'py.generator_expression',
  messages: {
    found: 'A generator expression passes items on without building a list.',
    missing:
      'There is no generator expression. `sum(x for x in rows)` needs no list in between, unlike `sum([x for x in rows])`.',
  },
  *run(document) {
    const [first] = document.all('generator_expression');
    if (first) yield { message: 'found', at: document.range(first) };
  },
});
