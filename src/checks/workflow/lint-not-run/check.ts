import { callsOnlyWorkflows, commandsOf, placeOf } from '../../../languages/workflow/language.ts';
import { isLintAction, runsLint } from '../../../languages/workflow/tools.ts';
import { defineCheck, unknown } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Run a linter in the workflow',
  expects: 'The workflow runs a linter or formatter',
  reads: 'workflow',
  kind: 'requires',
  level: 'should',
  criterion: 'gha.runs_lint',
  messages: {
    found: 'A linter or formatter runs on every change.',
    missing:
      'No step runs a linter, so unused names and odd formatting are left to reviewers. Add a step such as `ruff check .`.',
  },
  *run({ steps, uses, jobs, jobsAt }) {
    const command = commandsOf(steps).find((candidate) => runsLint(candidate.command));
    const action = uses.find(({ text }) => isLintAction(text.split('@', 1)[0] ?? ''));
    if (command) yield { message: 'found', at: placeOf(command) };
    else if (action) yield { message: 'found', at: action.at };
    else if (callsOnlyWorkflows(jobs)) yield unknown;
    else yield { message: 'missing', at: jobs[0]?.at ?? jobsAt };
  },
});
