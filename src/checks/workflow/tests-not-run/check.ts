import { commandsOf, placeOf } from '../../../languages/workflow/language.ts';
import { testRun } from '../../../languages/workflow/tools.ts';
import { defineCheck, unknown } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Run the tests in the workflow',
  expects: 'The workflow runs tests',
  reads: 'workflow',
  kind: 'requires',
  level: 'should',
  onlyTasksAsk: true,
  messages: {
    found: 'The workflow runs the tests.',
    missing:
      'No step runs tests, so a green tick says only that the other steps worked. Add one, such as `run: pytest`.',
  },
  *run({ steps, uses, jobs, jobsAt }) {
    const runs = commandsOf(steps).map((found) => ({ found, kind: testRun(found.command) }));
    const test = runs.find(({ kind }) => kind !== undefined && kind !== 'opaque');
    // Scripts, containers, composite actions and reusable workflows may run them: another file says so.
    const hidden =
      runs.some(({ kind }) => kind === 'opaque') ||
      uses.some(({ kind, text }) => kind === 'local' || /\.ya?ml@|test/i.test(text));
    if (test) yield { message: 'found', at: placeOf(test.found) };
    else if (hidden) yield unknown;
    else yield { message: 'missing', at: jobs[0]?.at ?? jobsAt };
  },
});
