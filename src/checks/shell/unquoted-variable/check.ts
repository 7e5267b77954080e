import { defineCheck, unknown } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Put the variable in double quotes',
  expects: 'Variables are quoted',
  reads: 'shell',
  kind: 'forbids',
  level: 'must',
  criterion: 'sh.quoted_variables_sc2086',
  messages: {
    reported:
      'This expansion has no double quotes. A blank or a `*` in its value becomes several arguments or file names. Write it as `"$name"`.',
  },
  *run(shell) {
    const comments = shell.shellcheck();
    if (comments === undefined) yield unknown;
    for (const { code, at } of comments ?? []) if (code === 2086) yield { message: 'reported', at };
  },
});
