import { logs } from '../../../languages/python/logging.ts';
import { isTestFile } from '../../../languages/python/test-file.ts';
import { defineCheck, notApplicable } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Log instead of printing',
  expects: 'Messages go through a logger',
  reads: 'python',
  kind: 'forbids',
  level: 'note',
  criterion: 'py.prints_instead_of_logging',
  messages: {
    print:
      '`print` has no level, no time and no name, and cannot be switched off. A logger has all four, and the scheduler keeps what it writes.',
  },
  *run(document) {
    if (isTestFile(document)) yield notApplicable;
    else if (!logs(document))
      for (const call of document.calls)
        if (call.callee === 'print') yield { message: 'print', at: document.range(call.nameNode) };
  },
});
