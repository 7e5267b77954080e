import { placeOf } from '../../../languages/jenkinsfile/language.ts';
import { testRun } from '../../../languages/workflow/tools.ts';
import { defineCheck, unknown } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Run the tests in the pipeline',
  expects: 'The pipeline runs the tests',
  reads: 'jenkinsfile',
  kind: 'requires',
  level: 'should',
  messages: {
    found: 'The pipeline runs the tests.',
    missing:
      "No stage runs tests, so a green build says only that the other stages worked. Add one with `sh 'pytest'`.",
  },
  *run(document) {
    const runs = document.commands.map((found) => ({ found, kind: testRun(found.command) }));
    const found = runs.find(({ kind }) => kind !== undefined && kind !== 'opaque')?.found;
    if (found) yield { message: 'found', at: placeOf(document, found) };
    else
      yield document.loads || runs.some(({ kind }) => kind === 'opaque')
        ? unknown
        : { message: 'missing', at: document.startAt };
  },
});
