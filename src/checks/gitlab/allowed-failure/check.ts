import { commandsOf, type Holder, placeOf } from '../../../languages/gitlab/language.ts';
import { isSwallowed, runsLint, testRun } from '../../../languages/workflow/tools.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Let a failing test or linter fail the pipeline',
  expects: 'Failing tests and linters fail the pipeline',
  reads: 'gitlab',
  kind: 'forbids',
  level: 'must',
  messages: {
    allowed:
      '`allow_failure: true` keeps the pipeline green when this job fails, so a broken change can be merged. Remove it, or fix what fails.',
    ignored: '`{command}` can fail and the job stays green, because `||` replaces its result. Take that part away.',
  },
  *run(document) {
    for (const job of document.jobs) {
      const entry = job.node.entry('allow_failure');
      const allowed = entry?.value.kind === 'scalar' && entry.value.value === true && !entry.merged;
      if (entry && allowed && judges(job)) yield { message: 'allowed', at: entry.range };
    }
    for (const found of commandsOf(document)) {
      if (!isJudge(found.command) || !isSwallowed(found.command, found.following)) continue;
      yield { message: 'ignored', at: placeOf(found), values: { command: found.command.words.join(' ') } };
    }
  },
});

const isJudge = (command: Parameters<typeof testRun>[0]): boolean => {
  const tests = testRun(command);
  return runsLint(command) || (tests !== undefined && tests !== 'opaque');
};

const judges = ({ commands }: Holder): boolean => commands.some(({ command }) => isJudge(command));
