import { isManaged } from '../../../languages/python/managed.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Open files in a with statement',
  expects: 'Every file is opened in a with statement',
  reads: 'python',
  kind: 'forbids',
  level: 'should',
  criterion: 'py.open_without_with',
  messages: {
    open: 'Nothing closes this file when an exception passes, and what was written may still be in memory. Open it with `with open(...) as file:`.',
  },
  *run(document) {
    for (const call of document.calls) {
      if ((call.callee === 'open' || call.callee === 'io.open') && !isManaged(call.node, document))
        yield { message: 'open', at: document.range(call.nameNode) };
    }
  },
});
