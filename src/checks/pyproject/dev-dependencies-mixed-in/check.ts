import { metadataOf } from '../../../languages/pyproject/dependencies.ts';
import type { PyprojectDocument } from '../../../languages/pyproject/language.ts';
import { defineCheck, notApplicable, unknown } from '../../../review/check.ts';

const home = { project: ['project', 'dependencies'], poetry: ['tool', 'poetry', 'dependencies'] } as const;
const devExtra = /^(?:dev.*|tests?|testing|lint(?:ing|er)?|docs?|qa|ci|checks?|format|typing|types|quality)$/i;

/** Groups, Poetry's groups, the older tables of Poetry, PDM and uv, and extras that are named for development. */
const groupsOf = (pyproject: PyprojectDocument): readonly (readonly string[])[] => [
  ['dependency-groups'],
  ['tool', 'poetry', 'group'],
  ['tool', 'poetry', 'dev-dependencies'],
  ['tool', 'uv', 'dev-dependencies'],
  ['tool', 'pdm', 'dev-dependencies'],
  ...Object.keys(pyproject.table('project', 'optional-dependencies'))
    .filter((name) => devExtra.test(name))
    .map((name) => ['project', 'optional-dependencies', name]),
  ...Object.keys(pyproject.table('tool', 'poetry', 'extras'))
    .filter((name) => devExtra.test(name))
    .map((name) => ['tool', 'poetry', 'extras', name]),
];

export const check = defineCheck({
  title: 'Keep development tools in a group of their own',
  expects: 'Development tools have a group of their own',
  reads: 'pyproject',
  kind: 'requires',
  level: 'should',
  criterion: 'pkg.dev_deps_separated',
  messages: {
    found: 'What only development needs stands apart from what the package needs.',
    missing:
      'There is no place for what only development needs, such as pytest and ruff. Put them under `[dependency-groups]` as `dev = [...]`, so that users of the package do not get them.',
  },
  *run(pyproject) {
    const metadata = metadataOf(pyproject);
    if (metadata === 'none') yield notApplicable;
    if (metadata === 'elsewhere') yield unknown;
    if (metadata === 'none' || metadata === 'elsewhere') return;
    const group = groupsOf(pyproject).find((path) => pyproject.has(...path));
    if (group) yield { message: 'found', at: pyproject.at(...group) };
    // Hatch keeps them with its environments.
    else if (pyproject.has('tool', 'hatch', 'envs')) yield unknown;
    else yield { message: 'missing', at: pyproject.at(...home[metadata]) };
  },
});
