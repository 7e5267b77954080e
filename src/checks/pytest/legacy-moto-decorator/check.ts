import { legacyDecorators } from '../../../languages/pytest/moto.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Use mock_aws of moto 5',
  expects: 'moto is used as its current version has it',
  reads: 'pytest',
  kind: 'forbids',
  level: 'must',
  criterion: 'test.legacy_moto_decorator',
  messages: {
    removed: 'moto 5 has no `{name}`, so this fails with a new install. `mock_aws` stands in for every service.',
  },
  *run({ python }) {
    for (const { name, node } of legacyDecorators(python))
      yield { message: 'removed', at: python.range(node), values: { name } };
  },
});
