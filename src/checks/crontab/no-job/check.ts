import { z } from 'zod';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Write the jobs into the crontab',
  expects: 'The crontab has the jobs',
  reads: 'crontab',
  kind: 'requires',
  level: 'note',
  onlyTasksAsk: true,
  params: z.strictObject({ jobs: z.int().min(1).max(100).default(1) }),
  messages: {
    found: 'The jobs stand here, where everybody can read when they run.',
    missing:
      'Of the jobs that are asked for ({wanted}), {given} can be found here; lines that begin with `#` are comments and never run. A job is five time fields and a command on one line.',
  },
  *run(crontab, { jobs }) {
    const [first] = crontab.entries;
    const given = crontab.entries.length;
    if (first && given >= jobs) yield { message: 'found', at: first.at };
    else
      yield {
        message: 'missing',
        at: first?.at ?? crontab.lines.lineRange(1),
        values: { wanted: jobs, given: given === 0 ? 'none' : given },
      };
  },
});
