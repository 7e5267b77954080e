import { relativePath } from '../../../languages/crontab/command.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Write absolute paths',
  expects: 'Commands are called by absolute paths',
  reads: 'crontab',
  kind: 'forbids',
  level: 'must',
  messages: {
    script:
      'cron starts this in the home folder of its user, not in your project, so `{path}` is not found. Write the path from `/` on, or `cd` to the folder first.',
    home: '`{path}` depends on who owns the crontab. Write the path from `/` on.',
  },
  *run(crontab) {
    for (const { command, commandFrom } of crontab.entries) {
      const found = relativePath(command);
      if (!found) continue;
      const at = crontab.lines.range(commandFrom + found.from, commandFrom + found.from + found.path.length);
      yield { message: found.path.startsWith('~') ? 'home' : 'script', at, values: { path: found.path } };
    }
  },
});
