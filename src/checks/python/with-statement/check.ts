import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Use a with statement',
  expects: 'A with statement releases what it opened',
  reads: 'python',
  kind: 'requires',
  level: 'praise',
  criterion: 'py.with_statement',
  messages: {
    found: '`with` releases what it opened, also when an exception passes.',
    missing: 'There is no `with` statement. It closes files, connections and locks on every way out of its block.',
  },
  *run(document) {
    const [first] = document.all('with_statement');
    if (first) yield { message: 'found', at: document.firstLine(first) };
  },
});
