import { defineCheck, unknown } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Fix what shellcheck calls an error',
  expects: 'shellcheck reports no errors',
  reads: 'shell',
  kind: 'forbids',
  level: 'must',
  criterion: 'sh.shellcheck_no_errors',
  messages: {
    reported: 'shellcheck SC{code} says: `{message}`',
  },
  *run(shell) {
    const comments = shell.shellcheck();
    if (comments === undefined) yield unknown;
    for (const { code, level, message, at } of comments ?? [])
      if (level === 'error') yield { message: 'reported', at, values: { code, message: message.replaceAll('`', "'") } };
  },
});
