import { headOf } from '../../../languages/shell/place.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Give each step a function',
  expects: 'The script defines functions',
  reads: 'shell',
  kind: 'requires',
  level: 'praise',
  criterion: 'sh.uses_functions',
  messages: {
    found: 'The steps are functions with names, which can be read and tried one by one.',
    missing: 'The script defines no function. A function for each step gives it a name and its own variables.',
  },
  *run(shell) {
    const [first] = shell.functions;
    if (first) yield { message: 'found', at: headOf(shell, first) };
  },
});
