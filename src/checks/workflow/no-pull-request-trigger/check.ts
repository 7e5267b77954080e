import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Run the workflow on pull requests',
  expects: 'The workflow runs on pull requests',
  reads: 'workflow',
  kind: 'requires',
  level: 'should',
  criterion: 'gha.triggers_on_pull_request',
  messages: {
    found: 'The workflow runs on pull requests, so a change is checked before it is merged.',
    missing:
      'No `pull_request` under `on:`, so a change is checked only after it was merged, if at all. Add `pull_request:`.',
  },
  *run({ triggers, on, jobsAt }) {
    const trigger = triggers.find(({ name }) => name === 'pull_request' || name === 'pull_request_target');
    yield trigger ? { message: 'found', at: trigger.at } : { message: 'missing', at: on?.key.range ?? jobsAt };
  },
});
