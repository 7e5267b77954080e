import type { Command } from '../../../languages/workflow/commands.ts';
import { callsOnlyWorkflows, commandsOf, placeOf } from '../../../languages/workflow/language.ts';
import { isTaskRunner, testRun } from '../../../languages/workflow/tools.ts';
import { defineCheck, unknown } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Run pytest in the workflow',
  expects: 'The workflow runs pytest',
  reads: 'workflow',
  kind: 'requires',
  level: 'praise',
  criterion: 'gha.runs_pytest',
  messages: {
    found: 'The workflow runs pytest.',
    missing:
      'No step calls `pytest`. Install it and add a step with `run: pytest`, so that a broken test stops the merge.',
  },
  *run({ steps, jobs, jobsAt }) {
    const commands = commandsOf(steps);
    const pytest = commands.find(({ command }) => testRun(command) === 'pytest');
    const hidden = commands.some(({ command }) => hidesPytest(command)) || callsOnlyWorkflows(jobs);
    if (pytest) yield { message: 'found', at: placeOf(pytest) };
    else if (hidden) yield unknown;
    else yield { message: 'missing', at: jobs[0]?.at ?? jobsAt };
  },
});

/** make, tox, nox and test scripts may call pytest, but another file says so. */
function hidesPytest(command: Command): boolean {
  const run = testRun(command);
  return run === 'python' || run === 'named' || (run === 'opaque' && isTaskRunner(command));
}
