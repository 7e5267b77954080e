import type { ShellCommand, ShellDocument } from '../../../languages/shell/document.ts';
import { headOf } from '../../../languages/shell/place.ts';
import { defineCheck, notApplicable } from '../../../review/check.ts';

/** A trap on the way out whose action removes something, itself or in a function that it calls. */
function cleansUp({ program, args }: ShellCommand, shell: ShellDocument): boolean {
  const [action, ...signals] = args.filter(({ value }) => value !== '--');
  if (program !== 'trap' || action === undefined) return false;
  if (!signals.some(({ value }) => /^(?:SIG)?(?:EXIT|0|INT|TERM|ERR)$/i.test(value))) return false;
  if (/\b(?:rm|shred|rmdir|unlink)\b/.test(action.raw)) return true;
  const called = new Set(action.value.split(/[^\w:-]+/));
  return shell.commands.some(
    ({ inFunction, program: inner }) => inFunction !== undefined && called.has(inFunction) && inner === 'rm',
  );
}

export const check = defineCheck({
  title: 'Remove temporary files in a `trap`',
  expects: 'Temporary files are removed however the script ends',
  reads: 'shell',
  kind: 'requires',
  level: 'must',
  messages: {
    found: 'Temporary files are removed however the script ends.',
    missing:
      'The temporary file made here is not removed when the script fails or is stopped in between. Put `trap \'rm -f "$tmp"\' EXIT` on the next line.',
  },
  *run(shell) {
    const made = shell.commands.find(({ program }) => program === 'mktemp');
    if (!made) {
      yield notApplicable;
      return;
    }
    const trap = shell.commands.find((command) => cleansUp(command, shell));
    yield { message: trap ? 'found' : 'missing', at: headOf(shell, trap ?? made) };
  },
});
