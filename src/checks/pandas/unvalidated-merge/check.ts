import { merges, usesPandas } from '../../../languages/python/libraries/pandas.ts';
import { defineCheck, notApplicable, unknown } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Validate the merge',
  expects: 'Every merge states how many rows may match',
  reads: 'python',
  kind: 'forbids',
  level: 'should',
  criterion: 'pd.merge_with_validate',
  messages: {
    unchecked:
      'If the key is not unique where you think it is, this merge multiplies rows and every sum after it is wrong. Pass `validate="many_to_one"` (or what holds).',
  },
  *run(document) {
    const found = usesPandas(document) ? merges(document) : [];
    if (found.length === 0) yield notApplicable;
    for (const call of found) {
      if (call.keywords.has('validate')) continue;
      if (call.complete) yield { message: 'unchecked', at: document.range(call.nameNode) };
      else yield unknown;
    }
  },
});
