import { type CurlCall, curlCalls, hasOption, lacking } from '../../../languages/shell/curl.ts';
import { headOf } from '../../../languages/shell/place.ts';
import { defineCheck, notApplicable } from '../../../review/check.ts';

/** curl fails itself, or the script gets the status or the headers to look at. */
const seesStatus = (call: CurlCall): boolean =>
  hasOption(call, 'f', 'fail', 'fail-with-body', 'I', 'head', 'i', 'include', 'D', 'dump-header') ||
  call.command.args.some(({ raw }) => /http_code|response_code/.test(raw));

export const check = defineCheck({
  title: 'Let curl fail when the server says no',
  expects: 'curl notices an HTTP error',
  reads: 'shell',
  kind: 'requires',
  level: 'must',
  messages: {
    found: 'An HTTP error is noticed instead of saved.',
    missing:
      'This call ends as a success when the server answers 404 or 500, and the error page is taken for data. Add `--fail`, or check the status that `--write-out` gives.',
  },
  *run(shell) {
    const calls = curlCalls(shell);
    const [first] = calls;
    if (!first) yield notApplicable;
    const lacks = lacking(calls, seesStatus);
    for (const call of lacks) yield 'command' in call ? { message: 'missing', at: headOf(shell, call.command) } : call;
    if (first && lacks.length === 0) yield { message: 'found', at: headOf(shell, first.command) };
  },
});
