import { commandsOf, type Workflow } from '../../../languages/workflow/language.ts';
import { testRun } from '../../../languages/workflow/tools.ts';
import { defineCheck, notApplicable } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Run the tests that you wrote',
  expects: 'A workflow runs the tests of the repository',
  reads: 'submission',
  kind: 'forbids',
  level: 'should',
  messages: {
    unused:
      '`{test}` is there, but no workflow runs it. Add a step that runs the tests, such as `run: pytest`, so that they guard every pull request.',
  },
  *run(submission) {
    const test = submission.paths.find((path) => /(^|\/)(test_[^/]*|[^/]*_test)\.py$/.test(path));
    const workflows = submission.documents('workflow').filter(({ problem }) => !problem);
    const [first] = workflows;
    if (!test || !first) yield notApplicable;
    else if (!workflows.some(mayTest))
      yield { message: 'unused', path: first.path, at: first.jobsAt, values: { test } };
  },
});

/** Runs tests, or something that may run them. */
const mayTest = ({ steps, uses }: Workflow): boolean =>
  commandsOf(steps).some(({ command }) => testRun(command) !== undefined) ||
  uses.some(({ kind, text }) => kind !== 'external' || /\.ya?ml@|test/i.test(text));
