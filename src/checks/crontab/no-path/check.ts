import { bareProgram } from '../../../languages/crontab/command.ts';
import { defineCheck, notApplicable } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Set `PATH` or call programs by their full path',
  expects: 'cron finds the programs that the jobs call',
  reads: 'crontab',
  kind: 'forbids',
  level: 'should',
  messages: {
    bare: 'cron looks for `{program}` in `/usr/bin:/bin` only, so another one than in your shell may run, or none. Write its full path, or set `PATH=` at the top.',
  },
  *run(crontab) {
    if (crontab.entries.length === 0) yield notApplicable;
    if (crontab.variables.some(({ name }) => name === 'PATH')) return;
    for (const { command, commandFrom } of crontab.entries) {
      const program = bareProgram(command);
      if (!program) continue;
      const at = crontab.lines.range(commandFrom + program.from, commandFrom + program.from + program.name.length);
      yield { message: 'bare', at, values: { program: program.name } };
    }
  },
});
