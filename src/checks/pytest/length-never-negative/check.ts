import { comparedWithZero } from '../../../languages/pytest/length.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Assert the length that you expect',
  expects: 'No assertion asks whether a length is at least 0',
  reads: 'pytest',
  kind: 'forbids',
  level: 'should',
  messages: {
    always:
      'No length is below 0, so this cannot fail, not even when nothing came out. Compare with the number that you expect, as in `len(rows) == 3`.',
  },
  *run({ python }) {
    for (const at of comparedWithZero(python)) yield { message: 'always', at: python.firstLine(at) };
  },
});
