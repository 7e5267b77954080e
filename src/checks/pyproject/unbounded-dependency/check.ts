import { dependenciesOf, metadataOf } from '../../../languages/pyproject/dependencies.ts';
import { defineCheck, notApplicable, unknown } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Give every dependency a version range',
  expects: 'Every runtime dependency has a version range',
  reads: 'pyproject',
  kind: 'forbids',
  level: 'must',
  criterion: 'pkg.deps_have_version_bounds',
  messages: {
    unbounded:
      '`{name}` has no version, so the next install takes whatever is newest. Give it a range that you have tested, such as `{name}>=2.1,<3`.',
  },
  *run(pyproject) {
    const metadata = metadataOf(pyproject);
    if (metadata === 'none') yield notApplicable;
    if (metadata === 'elsewhere') yield unknown;
    if (metadata === 'none' || metadata === 'elsewhere') return;
    const dependencies = dependenciesOf(pyproject);
    if (dependencies === undefined) yield unknown;
    if (dependencies?.length === 0) yield notApplicable;
    for (const { name, bounded, at } of dependencies ?? [])
      if (!bounded) yield { message: 'unbounded', at, values: { name } };
  },
});
