import { isDynamic, metadataOf, metadataPath } from '../../../languages/pyproject/dependencies.ts';
import { defineCheck, notApplicable, unknown } from '../../../review/check.ts';

const home = { project: ['project'], poetry: ['tool', 'poetry'] } as const;

export const check = defineCheck({
  title: 'State the licence',
  expects: 'The licence is stated',
  reads: 'pyproject',
  kind: 'requires',
  level: 'note',
  criterion: 'pkg.license',
  messages: {
    found: 'The licence is stated.',
    missing:
      'No licence is stated, so no one may use or change this code. Add `license = "MIT"`, or the one that you choose, and the file `LICENSE`.',
  },
  *run(pyproject) {
    const metadata = metadataOf(pyproject);
    if (metadata === 'none') yield notApplicable;
    if (metadata === 'elsewhere') yield unknown;
    if (metadata === 'none' || metadata === 'elsewhere') return;
    const path = metadataPath(pyproject, 'license');
    const classifiers = [
      pyproject.get('project', 'classifiers'),
      pyproject.get('tool', 'poetry', 'classifiers'),
    ].flat();
    const isClassified = classifiers.some((item) => typeof item === 'string' && item.startsWith('License ::'));
    if (path) yield { message: 'found', at: pyproject.at(...path) };
    // Stated in another way; whether that is enough depends on the reader.
    else if (isClassified || metadataPath(pyproject, 'license-files') || isDynamic(pyproject, 'license')) yield unknown;
    else yield { message: 'missing', at: pyproject.at(...home[metadata]) };
  },
});
