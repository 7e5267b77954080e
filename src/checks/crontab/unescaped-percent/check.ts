import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Escape `%` as `\\%`',
  expects: 'Every `%` in a command is escaped',
  reads: 'crontab',
  kind: 'forbids',
  level: 'must',
  messages: {
    percent:
      'cron ends the command at this `%` and hands the rest to it as input, so `date +%F` fails. Write `\\%`, or move the command into a script.',
  },
  *run(crontab) {
    for (const { command, commandFrom } of crontab.entries) {
      const index = /(?<!\\)%/.exec(command)?.index;
      if (index === undefined) continue;
      const at = crontab.lines.range(commandFrom + index, commandFrom + index + 1);
      yield { message: 'percent', at, fix: { range: at, text: '\\%' } };
    }
  },
});
