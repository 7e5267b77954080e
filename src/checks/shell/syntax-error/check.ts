import { defineCheck, unknown } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Fix the syntax of the script',
  expects: 'The script can be read by its shell',
  reads: 'shell',
  kind: 'forbids',
  level: 'must',
  readsBroken: true,
  messages: {
    unreadable:
      'The script cannot be read here: it is too long, or a mistake in it makes the rest unclear. Run `bash -n` on it, and split it into scripts that each do one thing.',
    zero: 'Some shells refuse this file, others leave the character out: {problem}.',
    invalid: 'The shell cannot read on from here, so nothing below it runs. shellcheck SC{code} says: `{message}`',
  },
  *run(shell) {
    if (shell.problem) {
      const values: Readonly<Record<string, string>> = { problem: shell.problem.message };
      yield { message: shell.text.includes('\0') ? 'zero' : 'unreadable', at: shell.problem.at, values };
      return;
    }
    const comments = shell.shellcheck();
    if (comments === undefined) yield unknown;
    // 1072 is where the parser gave up; without it there is a script to run.
    if (!comments?.some(({ code }) => code === 1072)) return;
    const cause = comments.find(({ code, level }) => level === 'error' && code >= 1000 && code < 2000);
    if (cause)
      yield {
        message: 'invalid',
        at: cause.at,
        values: { code: cause.code, message: cause.message.replaceAll('`', "'") },
      };
  },
});
