import { entryOf } from '../../../languages/workflow/language.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Stop runs that a newer push makes useless',
  expects: 'The workflow limits runs at the same time',
  reads: 'workflow',
  kind: 'requires',
  level: 'note',
  onlyTasksAsk: true,
  criterion: 'gha.concurrency',
  messages: {
    found: 'A concurrency group keeps runs of the same branch from piling up.',
    missing:
      'Without `concurrency:` every push starts another run while the old one still works. Group runs by branch and cancel the older ones.',
    other:
      'Without `concurrency:` a run can start while the one before it still works, and both write to the same places. Put them into one group.',
  },
  *run({ root, jobs, jobsAt, triggers }) {
    const group = [...(root ? [{ node: root }] : []), ...jobs].flatMap(
      (holder) => entryOf(holder, 'concurrency') ?? [],
    )[0];
    const byPush = triggers.some(({ name }) => /^(push|pull_request(_target)?)$/.test(name));
    if (group) yield { message: 'found', at: group.key.range };
    else yield { message: byPush ? 'missing' : 'other', at: jobsAt };
  },
});
