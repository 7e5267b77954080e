import { entryOf } from '../../../languages/workflow/language.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Stop runs that a newer push makes useless',
  expects: 'The workflow limits runs at the same time',
  reads: 'workflow',
  kind: 'requires',
  level: 'note',
  criterion: 'gha.concurrency',
  messages: {
    found: 'A concurrency group keeps runs of the same branch from piling up.',
    missing:
      'Without `concurrency:` every push starts another run while the old one still works. Group runs by branch and cancel the older ones.',
  },
  *run({ root, jobs, jobsAt }) {
    const group = [...(root ? [{ node: root }] : []), ...jobs].flatMap(
      (holder) => entryOf(holder, 'concurrency') ?? [],
    )[0];
    yield group ? { message: 'found', at: group.key.range } : { message: 'missing', at: jobsAt };
  },
});
