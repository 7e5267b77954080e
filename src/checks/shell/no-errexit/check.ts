import { optionsOf, settingCommand } from '../../../languages/shell/options.ts';
import { firstAfterShebang, headOf } from '../../../languages/shell/place.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Stop at the first error',
  expects: 'The script stops when a command fails',
  reads: 'shell',
  kind: 'requires',
  level: 'must',
  criterion: 'sh.set_e',
  messages: {
    found: 'The script stops at the first command that fails.',
    missing:
      'Nothing turns `errexit` on, so after a failed command the script goes on with what it did not get, and ends as a success. Put `set -e` at the top, better `set -euo pipefail`.',
  },
  *run(shell) {
    const setting = settingCommand(shell);
    const at = setting ? headOf(shell, setting) : undefined;
    if (optionsOf(shell).has('errexit')) yield { message: 'found', at: at ?? shell.lines.lineRange(1) };
    else yield { message: 'missing', at: at ?? firstAfterShebang(shell) };
  },
});
