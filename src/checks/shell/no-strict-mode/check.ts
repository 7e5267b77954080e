import { optionsOf, settingCommand } from '../../../languages/shell/options.ts';
import { firstAfterShebang, headOf } from '../../../languages/shell/place.ts';
import { defineCheck } from '../../../review/check.ts';

const all = ['errexit', 'nounset', 'pipefail'] as const;

export const check = defineCheck({
  title: 'Turn strict mode on with `set -euo pipefail`',
  expects: 'The script runs with `errexit`, `nounset` and `pipefail`',
  reads: 'shell',
  kind: 'requires',
  level: 'must',
  criterion: 'sh.set_euo_pipefail',
  messages: {
    found: 'Strict mode is on: a failed command, an unset variable or a broken pipe stops the script.',
    missing:
      'Strict mode is not on. A failed command, a misspelt variable or a broken pipe then goes unnoticed. Put `set -euo pipefail` below the shebang.',
    partly:
      'Strict mode is on in part only: `{missing}` is off. A misspelt variable is then empty (`nounset`), or a pipeline succeeds when only its last command does (`pipefail`). Write `set -euo pipefail`.',
  },
  *run(shell) {
    const on = optionsOf(shell);
    const setting = settingCommand(shell);
    const at = setting ? headOf(shell, setting) : undefined;
    const missing = all.filter((option) => !on.has(option));
    if (missing.length === 0) yield { message: 'found', at: at ?? shell.lines.lineRange(1) };
    else if (missing.length === all.length) yield { message: 'missing', at: at ?? firstAfterShebang(shell) };
    else yield { message: 'partly', at: at ?? firstAfterShebang(shell), values: { missing: missing.join(', ') } };
  },
});
