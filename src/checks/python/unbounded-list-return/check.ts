import { collectedLists } from '../../../languages/python/source.ts';
import { isTestFile } from '../../../languages/python/test-file.ts';
import { defineCheck, notApplicable } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Yield the items instead of collecting them',
  expects: 'No function collects the whole source before it returns',
  reads: 'python',
  kind: 'forbids',
  level: 'should',
  messages: {
    collected:
      '`{name}` grows by one with every item of the source, and is returned at the end. Yield each item in the loop instead.',
  },
  *run(document) {
    if (isTestFile(document)) yield notApplicable;
    else
      for (const { name, at } of collectedLists(document))
        yield { message: 'collected', at: document.range(at), values: { name } };
  },
});
