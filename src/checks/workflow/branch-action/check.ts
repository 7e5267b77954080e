import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Do not use an action from a branch',
  expects: 'No action is used from a branch',
  reads: 'workflow',
  kind: 'forbids',
  level: 'should',
  criterion: 'gha.action_on_branch_ref',
  messages: {
    branch: '`{uses}` runs whatever was pushed to that branch last. Use a released version, best by its full commit.',
    none: '`{uses}` names no version, and GitHub refuses that. Put a released version after an `@`, best its full commit.',
  },
  *run({ uses }) {
    for (const { kind, ref, text, at } of uses) {
      if (kind !== 'external') continue;
      if (ref === '') yield { message: 'none', at, values: { uses: text } };
      else if (/^(main|master)$/.test(ref)) yield { message: 'branch', at, values: { uses: text } };
    }
  },
});
