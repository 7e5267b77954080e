import { danglingOf } from '../../../languages/pyproject/entry-point.ts';
import { defineCheck, notApplicable } from '../../../review/check.ts';

const tables = [
  ['project', 'scripts'],
  ['project', 'gui-scripts'],
  ['tool', 'poetry', 'scripts'],
];

export const check = defineCheck({
  title: 'Let the command call a function that exists',
  expects: 'Every command of the package calls a function that exists',
  reads: 'pyproject',
  kind: 'forbids',
  level: 'must',
  messages: {
    form: '`{target}` names no function, so the installed command cannot start. Write the module, a colon and the function: `orders.cli:main`.',
    module:
      'There is no module for `{target}`: neither `{file}` nor a folder of that name. The installed command cannot start.',
    function:
      '`{file}` has no `{name}`, so the installed command ends with an error before it begins. Name the function that is there.',
  },
  *run(pyproject, _params, submission) {
    const scripts = tables.flatMap((path) =>
      Object.entries(pyproject.table(...path)).map(([name, target]) => ({ path: [...path, name], target })),
    );
    if (scripts.length === 0) yield notApplicable;
    for (const { path, target } of scripts) {
      if (typeof target !== 'string') continue;
      const dangling = danglingOf(target, pyproject, submission);
      if (dangling) yield { message: dangling.lacks, at: pyproject.at(...path), values: { ...dangling, target } };
    }
  },
});
