import { plainVariables } from '../../../languages/shell/plain-variables.ts';
import { defineCheck, notApplicable } from '../../../review/check.ts';

/** These take numbers, or mean to split: `set -- $line`. */
const splits = /^(?:set|eval|unset|exit|return|shift|kill|wait|sleep|read|let)$/;
/** Lists of options are left bare on purpose where there are no arrays. */
const isOptions = (name: string): boolean => /(?:opts?|options?|args?|flags?)$/i.test(name);

export const check = defineCheck({
  title: 'Quote what the shell expands',
  expects: 'Expansions are quoted',
  reads: 'shell',
  kind: 'forbids',
  level: 'should',
  messages: {
    bare: '`{text}` has no double quotes here. A blank in its value makes several words of it, and a `*` becomes file names. Put it in double quotes.',
  },
  *run(shell) {
    if (shell.dialect === 'zsh') {
      yield notApplicable;
      return;
    }
    const plain = plainVariables(shell);
    for (const { name, program, from, to } of shell.bare) {
      if (splits.test(program) || isOptions(name) || plain.has(name)) continue;
      yield { message: 'bare', at: shell.lines.range(from, to), values: { text: shell.text.slice(from, to) } };
    }
  },
});
