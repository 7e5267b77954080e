import { headOf } from '../../../languages/shell/place.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Clean up in a `trap`',
  expects: 'The script sets a trap',
  reads: 'shell',
  kind: 'requires',
  level: 'praise',
  criterion: 'sh.uses_trap',
  messages: {
    found: 'A `trap` runs the clean-up however the script ends.',
    missing:
      'There is no `trap`, so what the script leaves half-done stays so when it fails or is stopped. `trap cleanup EXIT` runs a function on every way out.',
  },
  *run(shell) {
    const trap = shell.commands.find(({ program }) => program === 'trap');
    if (trap) yield { message: 'found', at: headOf(shell, trap) };
  },
});
