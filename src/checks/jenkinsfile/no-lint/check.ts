import { placeOf } from '../../../languages/jenkinsfile/language.ts';
import { runsLint } from '../../../languages/workflow/tools.ts';
import { defineCheck, unknown } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Run a linter in the pipeline',
  expects: 'The pipeline runs a linter or formatter',
  reads: 'jenkinsfile',
  kind: 'requires',
  level: 'should',
  messages: {
    found: 'A linter or formatter runs on every change.',
    missing:
      "No stage runs a linter, so unused names and odd formatting are left to reviewers. Add one with `sh 'ruff check .'`.",
  },
  *run(document) {
    const found = document.commands.find(({ command }) => runsLint(command));
    if (found) yield { message: 'found', at: placeOf(document, found) };
    else yield document.loads ? unknown : { message: 'missing', at: document.startAt };
  },
});
