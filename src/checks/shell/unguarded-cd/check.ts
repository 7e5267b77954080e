import { defineCheck, unknown } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Stop when `cd` fails',
  expects: 'A failed `cd` stops the script',
  reads: 'shell',
  kind: 'forbids',
  level: 'should',
  criterion: 'sh.cd_unguarded_sc2164',
  messages: {
    reported:
      'When this `cd` fails, the lines below run in the wrong folder. Write `cd ... || exit 1`, or put `set -e` at the top.',
  },
  *run(shell) {
    const comments = shell.shellcheck();
    if (comments === undefined) yield unknown;
    for (const { code, at } of comments ?? []) if (code === 2164) yield { message: 'reported', at };
  },
});
