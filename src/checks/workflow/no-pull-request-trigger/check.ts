import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Run the workflow on pull requests',
  expects: 'The workflow runs on pull requests',
  reads: 'workflow',
  kind: 'requires',
  level: 'should',
  onlyTasksAsk: true,
  criterion: 'gha.triggers_on_pull_request',
  messages: {
    found: 'The workflow runs on pull requests, so a change is checked before it is merged.',
    missing:
      'No `pull_request` under `on:`, so a change is checked only after it was merged, if at all. Add `pull_request:`.',
    called:
      'This workflow starts when another one calls it, so whether a change is checked before it is merged is up to the caller. Add `pull_request:` here for a check of its own.',
  },
  *run({ triggers, on, jobsAt }) {
    const trigger = triggers.find(({ name }) => name === 'pull_request' || name === 'pull_request_target');
    const isCalled = triggers.length > 0 && triggers.every(({ name }) => name === 'workflow_call');
    if (trigger) yield { message: 'found', at: trigger.at };
    else yield { message: isCalled ? 'called' : 'missing', at: on?.key.range ?? jobsAt };
  },
});
