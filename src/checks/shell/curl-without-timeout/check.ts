import { type CurlCall, curlCalls, hasOption, lacking } from '../../../languages/shell/curl.ts';
import { headOf } from '../../../languages/shell/place.ts';
import { defineCheck, notApplicable } from '../../../review/check.ts';

const isLimited = (call: CurlCall): boolean =>
  hasOption(call, 'm', 'max-time', 'y', 'speed-time') || call.command.words.some(({ value }) => value === 'timeout');

export const check = defineCheck({
  title: 'Give curl a time limit',
  expects: 'curl gives up after a while',
  reads: 'shell',
  kind: 'requires',
  level: 'must',
  messages: {
    found: 'A server that hangs cannot hold the script up for ever.',
    missing:
      'Without a limit this call waits for ever on a server that has stopped answering, and the job with it. Add `--max-time` (the whole transfer) and `--connect-timeout`.',
  },
  *run(shell) {
    const calls = curlCalls(shell);
    const [first] = calls;
    if (!first) yield notApplicable;
    const lacks = lacking(calls, isLimited);
    for (const call of lacks) yield 'command' in call ? { message: 'missing', at: headOf(shell, call.command) } : call;
    if (first && lacks.length === 0) yield { message: 'found', at: headOf(shell, first.command) };
  },
});
