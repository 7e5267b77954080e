import { unusedFixturesOf } from '../../../languages/pytest/unused-fixture.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Remove or use the fixture',
  expects: 'Every fixture is used',
  reads: 'pytest',
  kind: 'forbids',
  level: 'should',
  messages: {
    unused: 'No test asks for `{name}`, so it never runs. Take it as an argument where it is meant, or remove it.',
  },
  *run(document, _params, submission) {
    for (const { name, function: definition } of unusedFixturesOf(document, submission))
      yield { message: 'unused', at: document.nameOf(definition), values: { name } };
  },
});
