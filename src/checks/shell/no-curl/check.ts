import { curlCalls } from '../../../languages/shell/curl.ts';
import { headOf } from '../../../languages/shell/place.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Call the API with curl',
  expects: 'The script calls curl',
  reads: 'shell',
  kind: 'requires',
  level: 'should',
  onlyTasksAsk: true,
  messages: {
    found: 'curl makes the request, and its options say what happens when the server does not play along.',
    missing:
      'No command here calls curl. It is on nearly every machine, and time limits, retries and the check of the status are options of it.',
  },
  *run(shell) {
    const [first] = curlCalls(shell);
    if (first) yield { message: 'found', at: headOf(shell, first.command) };
  },
});
