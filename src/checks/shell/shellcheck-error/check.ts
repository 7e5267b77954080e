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
    const errors = (comments ?? []).filter(({ level }) => level === 'error');
    // Line ends of Windows are one mistake, and shellcheck names each line.
    const lineEnd = errors.find(({ code }) => code === 1017);
    for (const error of errors) {
      const { code, message, at } = error;
      if (code !== 1017 || error === lineEnd)
        yield { message: 'reported', at, values: { code, message: message.replaceAll('`', "'") } };
    }
  },
});
