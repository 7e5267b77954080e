import { isDynamic, metadataOf, metadataPath } from '../../../languages/pyproject/dependencies.ts';
import { defineCheck, notApplicable, unknown } from '../../../review/check.ts';

const home = { project: ['project'], poetry: ['tool', 'poetry'] } as const;

export const check = defineCheck({
  title: 'Give the package a name and a version',
  expects: 'The package has a name and a version',
  reads: 'pyproject',
  kind: 'forbids',
  level: 'must',
  messages: {
    name: 'The project has no `name`, so it can be neither built nor installed. Add it to `[project]`.',
    version:
      'The project has no `version`, so it cannot be built, and no one can say which state they run. Add `version = "0.1.0"`, or list it under `dynamic`.',
  },
  *run(pyproject) {
    const metadata = metadataOf(pyproject);
    if (metadata === 'none') yield notApplicable;
    if (metadata === 'elsewhere') yield unknown;
    if (metadata === 'none' || metadata === 'elsewhere') return;
    for (const key of ['name', 'version'] as const) {
      if (metadataPath(pyproject, key) || isDynamic(pyproject, key)) continue;
      // Poetry builds without both when it only manages an environment.
      if (metadata === 'poetry' && pyproject.get('tool', 'poetry', 'package-mode') === false) continue;
      yield { message: key, at: pyproject.at(...home[metadata]) };
    }
  },
});
