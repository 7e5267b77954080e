import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Name the test after what it shows',
  expects: 'Every test is named after what it shows',
  reads: 'pytest',
  kind: 'forbids',
  level: 'should',
  criterion: 'test.numbered_test_names',
  messages: {
    numbered:
      'When `{name}` fails, the report says a number. Name the behaviour, as in `test_a_negative_amount_is_refused`.',
  },
  *run(document) {
    for (const { name, function: definition } of document.tests) {
      if (/^test_?\d+$/i.test(name)) yield { message: 'numbered', at: document.nameOf(definition), values: { name } };
    }
  },
});
