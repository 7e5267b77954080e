import { defineCheck, notApplicable } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Write five time fields, not six',
  expects: 'The command follows the fifth field',
  reads: 'crontab',
  kind: 'forbids',
  level: 'must',
  messages: {
    sixth:
      'cron reads five fields, so here it calls a program named `{word}`, at times that you did not mean. The fields are minute, hour, day of the month, month and day of the week; there are no seconds.',
  },
  *run(crontab) {
    if (crontab.entries.length === 0) yield notApplicable;
    for (const { command, commandFrom, user, times, fault } of crontab.entries) {
      if (fault !== undefined || user !== undefined || times.length !== 5) continue;
      const word = /^(?:\*(?:\/\d+)?|\d+(?:[-,/]\d+)*)(?=[ \t]+\S)/.exec(command)?.[0];
      if (word === undefined) continue;
      yield { message: 'sixth', at: crontab.lines.range(commandFrom, commandFrom + word.length), values: { word } };
    }
  },
});
