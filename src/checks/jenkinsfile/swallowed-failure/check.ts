import { placeOf } from '../../../languages/jenkinsfile/language.ts';
import { resultsDropped } from '../../../languages/jenkinsfile/status.ts';
import { judges, namesIn, strictLinters, unheard } from '../../../languages/workflow/unheard.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Let a failing test or linter fail the build',
  expects: 'Failing tests and linters fail the build',
  reads: 'jenkinsfile',
  kind: 'forbids',
  level: 'must',
  messages: {
    piped:
      'Jenkins runs `sh` without `pipefail`, so this pipe has the result of its last command: `{command}` can fail and the build stays green. Write to a file in place of the pipe.',
    unchecked:
      '`{command}` can fail and the build stays green: after `set +e` the script goes on, and its last command succeeds. Take `set +e` away.',
    lenient:
      '`--exit-zero` keeps the build green whatever `{linter}` finds, and nothing else here runs it. Take the option away.',
    status:
      'With `returnStatus: true` the step does not fail, and nothing reads the number that it gives back, so `{command}` can fail and the build stays green. Leave it out.',
    ignored: '`{command}` can fail and the build stays green, because `||` replaces its result. Take that part away.',
  },
  *run(document) {
    const strict = strictLinters(document.commands.map(({ command }) => command));
    const { shells, statuses } = resultsDropped(document);
    for (const [token, lines] of Map.groupBy(document.commands, ({ script }) => script)) {
      const script = { text: token.text, commands: lines.map(({ command }) => command) };
      const dropped = new Map(
        [...unheard(script, { pipefail: !shells.has(token), strict })].map(({ at, how }) => [at, how]),
      );
      for (const [at, found] of lines.entries()) {
        const how = dropped.get(at) ?? (statuses.has(token) && judges(found.command) ? 'status' : undefined);
        if (how) yield { message: how, at: placeOf(document, found), values: namesIn(found.command) };
      }
    }
  },
});
