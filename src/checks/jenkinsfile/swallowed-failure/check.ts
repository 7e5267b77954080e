import { placeOf } from '../../../languages/jenkinsfile/language.ts';
import { isSwallowed, runsLint, testRun } from '../../../languages/workflow/tools.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Let a failing test or linter fail the build',
  expects: 'Failing tests and linters fail the build',
  reads: 'jenkinsfile',
  kind: 'forbids',
  level: 'must',
  messages: {
    ignored: '`{command}` can fail and the build stays green, because `||` replaces its result. Take that part away.',
  },
  *run(document) {
    for (const found of document.commands) {
      const { command, following } = found;
      const tests = testRun(command);
      const judges = runsLint(command) || (tests !== undefined && tests !== 'opaque');
      if (!judges || !isSwallowed(command, following)) continue;
      yield { message: 'ignored', at: placeOf(document, found), values: { command: command.words.join(' ') } };
    }
  },
});
