import { commandsOf, placeOf } from '../../../languages/gitlab/language.ts';
import { programs, testRun } from '../../../languages/workflow/tools.ts';
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
      'No job runs tests, so a green pipeline says only that the other jobs worked. Add a job whose script calls `pytest`.',
  },
  *run(document) {
    const runs = commandsOf(document).map((found) => ({ found, kind: testRun(found.command) }));
    const test = runs.find(({ found, kind }) => kind === 'pytest' || (kind === 'python' && isKnown(found.command)));
    if (test) yield { message: 'found', at: placeOf(test.found) };
    else if (document.includes || runs.some(({ kind }) => kind !== undefined)) yield unknown;
    else yield { message: 'missing', at: document.startAt };
  },
});

const isKnown = (command: Parameters<typeof programs>[0]): boolean =>
  programs(command).some((word) => /^(unittest|tox|coverage)$/.test(word));
