import { curlCalls, hasOption } from '../../../languages/shell/curl.ts';
import { defineCheck, notApplicable } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Let curl wait longer each time',
  expects: 'The pauses between tries grow',
  reads: 'shell',
  kind: 'forbids',
  level: 'should',
  messages: {
    fixed:
      '`--retry-delay` makes all pauses the same: `{pause}` s, while the server that needs time gets the same load again and again. Leave it out, and curl waits 1, 2, 4, 8 seconds.',
  },
  *run(shell) {
    const calls = curlCalls(shell).filter((call) => hasOption(call, 'retry'));
    if (calls.length === 0) yield notApplicable;
    for (const { values, command } of calls) {
      const joined = command.args.find(({ value }) => value.startsWith('--retry-delay='));
      const word = values.find(({ option }) => option === 'retry-delay')?.value ?? joined;
      const pause = word?.value.replace(/^--retry-delay=/, '');
      if (!word || pause === undefined || !/^\d*[1-9]\d*$/.test(pause)) continue;
      yield { message: 'fixed', at: shell.lines.range(word.from, word.to), values: { pause } };
    }
  },
});
