import { type CurlCall, curlCalls, hasOption, lacking } from '../../../languages/shell/curl.ts';
import { headOf } from '../../../languages/shell/place.ts';
import { defineCheck, notApplicable } from '../../../review/check.ts';

/** By curl, in a loop, or inside of a function that is made for it. */
const isRetried = (call: CurlCall): boolean =>
  hasOption(call, 'retry') || call.command.inLoop || /retry|attempt/i.test(call.command.inFunction ?? '');

export const check = defineCheck({
  title: 'Let curl try again',
  expects: 'curl tries again after a passing failure',
  reads: 'shell',
  kind: 'requires',
  level: 'must',
  messages: {
    found: 'A passing failure of the server is tried again.',
    missing:
      'One dropped connection or one 503 ends this call. Add `--retry 5`: curl waits twice as long before each new try.',
  },
  *run(shell) {
    const calls = curlCalls(shell);
    const [first] = calls;
    if (!first) yield notApplicable;
    const lacks = lacking(calls, isRetried);
    for (const call of lacks) yield 'command' in call ? { message: 'missing', at: headOf(shell, call.command) } : call;
    if (first && lacks.length === 0) yield { message: 'found', at: headOf(shell, first.command) };
  },
});
