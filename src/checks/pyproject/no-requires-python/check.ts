import { isDynamic, metadataOf } from '../../../languages/pyproject/dependencies.ts';
import { defineCheck, notApplicable, unknown } from '../../../review/check.ts';

const places = [
  ['project', 'requires-python'],
  ['tool', 'poetry', 'dependencies', 'python'],
];
const home = { project: ['project'], poetry: ['tool', 'poetry'] } as const;

export const check = defineCheck({
  title: 'Say which Python versions it runs on',
  expects: 'The Python version is stated',
  reads: 'pyproject',
  kind: 'requires',
  level: 'must',
  criterion: 'pkg.requires_python',
  messages: {
    found: 'The Python versions that it runs on are stated.',
    missing:
      'Nothing says which Python this needs, so it installs on one where it fails later. Add `requires-python = ">=3.12"` with the version that you test on.',
  },
  *run(pyproject) {
    const metadata = metadataOf(pyproject);
    if (metadata === 'none') yield notApplicable;
    if (metadata === 'elsewhere') yield unknown;
    if (metadata === 'none' || metadata === 'elsewhere') return;
    const path = places.find((keys) => pyproject.has(...keys));
    if (path) yield { message: 'found', at: pyproject.at(...path) };
    else if (isDynamic(pyproject, 'requires-python')) yield unknown;
    else yield { message: 'missing', at: pyproject.at(...home[metadata]) };
  },
});
