import { commandsOf, placeOf, triggersOnly } from '../../../languages/gitlab/language.ts';
import type { Command } from '../../../languages/workflow/commands.ts';
import { isTaskRunner, type TestRun, testRun } from '../../../languages/workflow/tools.ts';
import { defineCheck, unknown } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Run the tests in the pipeline',
  expects: 'The pipeline runs the tests',
  reads: 'gitlab',
  kind: 'requires',
  level: 'should',
  criterion: 'gitlab.runs_tests',
  messages: {
    found: 'The pipeline runs the tests.',
    missing:
      'No script runs `pytest`, `unittest` or `tox`, so a green pipeline says only that the other jobs worked. Add a job whose script calls `pytest`.',
    other:
      '`{command}` tests something else: no script runs `pytest`, `unittest` or `tox`, so the Python code is not tested. Add a job whose script calls `pytest`.',
  },
  *run(document) {
    const runs = commandsOf(document).map((found) => ({ found, kind: testRun(found.command) }));
    const test = runs.find(({ kind }) => kind === 'pytest' || kind === 'python');
    const other = runs.find(({ kind }) => kind === 'foreign')?.found;
    if (test) yield { message: 'found', at: placeOf(test.found) };
    else if (
      document.includes ||
      triggersOnly(document) ||
      runs.some(({ found, kind }) => hidesTests(found.command, kind))
    )
      yield unknown;
    else if (other) yield { message: 'other', at: placeOf(other), values: { command: other.command.words.join(' ') } };
    else yield { message: 'missing', at: document.startAt };
  },
});

/** make, nox and test scripts may run the tests, but another file says so. */
const hidesTests = (command: Command, run: TestRun | undefined): boolean =>
  run === 'named' || (run === 'opaque' && isTaskRunner(command));
