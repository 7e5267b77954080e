import { calledScripts } from '../../../languages/crontab/called-script.ts';
import type { ShellDocument } from '../../../languages/shell/document.ts';
import { defineCheck, notApplicable, unknown } from '../../../review/check.ts';

const redirect = /(?:(?<!\w)([12])|(&))?>>?(&?)\s*([^\s;&|<>]+)/g;

/** `> /dev/null 2>&1` at the end, and nothing that goes to another place. */
function discards(command: string): boolean {
  const last = command.split(/&&|\|\||;/).at(-1) ?? '';
  const lost = { output: false, errors: false };
  for (const [, descriptor, amp, copies = '', target = ''] of last.matchAll(redirect)) {
    const isCopy = copies === '&' && /^\d/.test(target);
    const isLost = isCopy ? lost.output : target === '/dev/null';
    if (descriptor !== '2') lost.output = isLost;
    if (descriptor === '2' || amp !== undefined || (copies === '&' && !isCopy)) lost.errors = isLost;
  }
  const keeps = [...command.matchAll(redirect)].some(([, , , , target = '']) => !/^(?:\d|\/dev\/null$)/.test(target));
  return lost.output && lost.errors && !keeps && !last.includes('|');
}

/** The script keeps a log of its own. */
const logs = ({ commands }: ShellDocument): boolean =>
  commands.some(
    ({ program, redirects: own }) =>
      program === 'logger' ||
      program === 'tee' ||
      own.some(({ operator, target }) => operator === '>>' && target !== '/dev/null'),
  );

export const check = defineCheck({
  title: 'Keep what the job says',
  expects: 'No job throws its output and its errors away',
  reads: 'crontab',
  kind: 'forbids',
  level: 'should',
  messages: {
    discarded:
      'Whatever this job says goes to `/dev/null`, its errors too, so the night it fails leaves no trace. Append to a file: `>> /var/log/orders/load.log 2>&1`.',
  },
  *run(crontab, _params, submission) {
    if (crontab.entries.length === 0) yield notApplicable;
    for (const { command, at } of crontab.entries) {
      if (!discards(command)) continue;
      if (calledScripts(command, submission).some(logs)) yield unknown;
      else yield { message: 'discarded', at };
    }
  },
});
