import { realPathsOf } from '../../../languages/pytest/real-path.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Write to tmp_path',
  expects: 'No test touches real folders',
  reads: 'pytest',
  kind: 'forbids',
  level: 'should',
  messages: {
    real: '`{path}` is shared by every run on the machine and stays behind, so an old file can decide a test. Take the fixture `tmp_path` and work in that.',
  },
  *run({ python }) {
    for (const { at, path } of realPathsOf(python)) yield { message: 'real', at: python.range(at), values: { path } };
  },
});
