import { commandsOf, entriesNamed, placeOf } from '../../../languages/gitlab/language.ts';
import { testRun } from '../../../languages/workflow/tools.ts';
import { at } from '../../../languages/yaml/node.ts';
import { defineCheck, notApplicable, unknown } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Show test results in the merge request',
  expects: 'Test results are kept as a report',
  reads: 'gitlab',
  kind: 'requires',
  level: 'note',
  messages: {
    found: 'Test results reach the merge request as a report.',
    missing:
      'GitLab shows which test failed only if the job keeps a report. Call `pytest --junitxml=report.xml`, and name the file under `artifacts: reports: junit:`.',
  },
  *run(document) {
    const reports = entriesNamed(document, 'artifacts').find(({ value }) => at(value, 'reports', 'junit'));
    const tests = commandsOf(document).find(({ command }) => testRun(command) === 'pytest');
    if (reports) yield { message: 'found', at: reports.key.range };
    else if (document.includes) yield unknown;
    else yield tests ? { message: 'missing', at: placeOf(tests) } : notApplicable;
  },
});
