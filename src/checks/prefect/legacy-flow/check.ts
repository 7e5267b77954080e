import { legacyUses, usesPrefect } from '../../../languages/python/libraries/prefect.ts';
import { defineCheck, notApplicable } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Use the interface of Prefect 2 and 3',
  expects: 'Nothing of Prefect 1 is used',
  reads: 'python',
  kind: 'forbids',
  level: 'should',
  messages: {
    legacy:
      '`{name}` belongs to Prefect 1, which current versions cannot run. Decorate a function with `@flow`; its parameters are the parameters of the flow.',
  },
  *run(document) {
    if (!usesPrefect(document)) yield notApplicable;
    else
      for (const node of legacyUses(document))
        yield { message: 'legacy', at: document.range(node), values: { name: document.textOf(node) } };
  },
});
