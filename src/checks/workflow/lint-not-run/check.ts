import { calledWorkflows } from '../../../languages/workflow/called.ts';
import { callsOnlyWorkflows, commandsOf, placeOf } from '../../../languages/workflow/language.ts';
import { isLintAction, runsLint } from '../../../languages/workflow/tools.ts';
import { defineCheck, unknown } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Run a linter in the workflow',
  expects: 'The workflow runs a linter or formatter',
  reads: 'workflow',
  kind: 'requires',
  level: 'should',
  onlyTasksAsk: true,
  criterion: 'gha.runs_lint',
  messages: {
    found: 'A linter or formatter runs on every change.',
    missing:
      'No step runs a linter, so unused names and odd formatting are left to reviewers. Add a step such as `ruff check .`.',
  },
  *run({ steps, uses, jobs, jobsAt }, _, submission) {
    const command = commandsOf(steps).find((candidate) => runsLint(candidate.command));
    const action = uses.find(({ text }) => isLintAction(text.split('@', 1)[0] ?? ''));
    const called = calledWorkflows(jobs, submission).find(({ workflow }) =>
      commandsOf(workflow.steps).some((candidate) => runsLint(candidate.command)),
    );
    if (command) yield { message: 'found', at: placeOf(command) };
    else if (action) yield { message: 'found', at: action.at };
    else if (called) yield { message: 'found', at: called.at };
    else if (callsOnlyWorkflows(jobs)) yield unknown;
    else yield { message: 'missing', at: jobs[0]?.at ?? jobsAt };
  },
});
