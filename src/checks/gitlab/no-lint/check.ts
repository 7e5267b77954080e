import { commandsOf, placeOf, triggersOnly } from '../../../languages/gitlab/language.ts';
import { runsLint } from '../../../languages/workflow/tools.ts';
import { defineCheck, unknown } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Run a linter in the pipeline',
  expects: 'The pipeline runs a linter or formatter',
  reads: 'gitlab',
  kind: 'requires',
  level: 'should',
  criterion: 'gitlab.runs_lint',
  messages: {
    found: 'A linter or formatter runs on every change.',
    missing:
      'No job runs a linter, so unused names and odd formatting are left to reviewers. Add a job whose script calls `ruff check .`.',
  },
  *run(document) {
    const lint = commandsOf(document).find(({ command }) => runsLint(command));
    if (lint) yield { message: 'found', at: placeOf(lint) };
    else yield document.includes || triggersOnly(document) ? unknown : { message: 'missing', at: document.startAt };
  },
});
