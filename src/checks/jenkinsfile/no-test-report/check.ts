import { nameRange, placeOf } from '../../../languages/jenkinsfile/language.ts';
import { testRun } from '../../../languages/workflow/tools.ts';
import { defineCheck, notApplicable } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Publish the test results',
  expects: 'Test results are published',
  reads: 'jenkinsfile',
  kind: 'requires',
  level: 'should',
  messages: {
    found: 'Test results are published, so Jenkins shows which test failed and since when.',
    missing:
      "The tests run, but Jenkins does not learn which one failed. Call `pytest --junitxml=report.xml`, and add `junit 'report.xml'` under `post { always { } }`.",
  },
  *run(document) {
    const report = document.all.find(
      ({ name, tokens }) =>
        /^(junit|xunit|testng|recordIssues|nunit)$/i.test(name) ||
        (name === 'step' && tokens.some(({ text }) => text.includes('JUnit'))),
    );
    const tests = document.commands.find(({ command }) => testRun(command) === 'pytest');
    if (report) yield { message: 'found', at: nameRange(document, report) };
    else yield tests ? { message: 'missing', at: placeOf(document, tests) } : notApplicable;
  },
});
