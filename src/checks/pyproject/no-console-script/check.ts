import { isDynamic, metadataOf } from '../../../languages/pyproject/dependencies.ts';
import { defineCheck, notApplicable, unknown } from '../../../review/check.ts';

const home = { project: ['project'], poetry: ['tool', 'poetry'] } as const;
const tables = [
  ['project', 'scripts'],
  ['tool', 'poetry', 'scripts'],
  ['project', 'entry-points', 'console_scripts'],
];

export const check = defineCheck({
  title: 'Give the package a command',
  expects: 'The package installs a command',
  reads: 'pyproject',
  kind: 'requires',
  level: 'must',
  onlyTasksAsk: true,
  messages: {
    found: 'Installing the package gives a command to run it.',
    missing:
      'The package installs no command, so one has to know which module to run. Add `[project.scripts]` with `name = "package.module:main"`.',
  },
  *run(pyproject) {
    const metadata = metadataOf(pyproject);
    if (metadata === 'none') yield notApplicable;
    if (metadata === 'elsewhere') yield unknown;
    if (metadata === 'none' || metadata === 'elsewhere') return;
    const path = tables.find((keys) => Object.keys(pyproject.table(...keys)).length > 0);
    if (path) yield { message: 'found', at: pyproject.at(...path) };
    else if (isDynamic(pyproject, 'scripts') || isDynamic(pyproject, 'entry-points')) yield unknown;
    else yield { message: 'missing', at: pyproject.at(...home[metadata]) };
  },
});
