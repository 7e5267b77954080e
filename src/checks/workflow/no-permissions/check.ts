import { entryOf } from '../../../languages/workflow/language.ts';
import { onlyReads } from '../../../languages/workflow/token.ts';
import { asMap } from '../../../languages/yaml/node.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Limit the permissions of the workflow',
  expects: 'The workflow states its permissions',
  reads: 'workflow',
  kind: 'requires',
  level: 'should',
  criterion: 'gha.has_permissions_block',
  messages: {
    found: 'The workflow says which permissions its token has.',
    missing:
      'Without `permissions:` the token may have write access to the whole repository, and so has every action that runs here. Give it only what the jobs need, often `contents: read`.',
  },
  *run(workflow) {
    const holders = [...(workflow.root ? [{ node: workflow.root }] : []), ...workflow.jobs];
    const stated = holders.flatMap((holder) => entryOf(holder, 'permissions') ?? [])[0];
    if (stated) {
      yield { message: 'found', at: stated.key.range };
      return;
    }
    const { start } = workflow.jobsAt;
    const safe = asMap(workflow.root)?.has('jobs') && start.column === 1 && onlyReads(workflow);
    const fix = safe ? { range: { start, end: start }, text: 'permissions:\n  contents: read\n\n' } : undefined;
    yield { message: 'missing', at: workflow.jobsAt, fix };
  },
});
