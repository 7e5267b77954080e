import { importPlace } from '../../../languages/python/libraries/place.ts';
import { placeOf, steps, usesPrefect } from '../../../languages/python/libraries/prefect.ts';
import { defineCheck, notApplicable } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Declare a flow',
  expects: 'A flow is declared',
  reads: 'python',
  kind: 'requires',
  level: 'must',
  criterion: 'prefect.has_flow',
  messages: {
    found: '`{name}` is a flow, so Prefect sees its runs.',
    missing:
      'This file uses Prefect and declares no flow. `@flow` makes a function one whose runs are seen, retried and scheduled.',
  },
  *run(document) {
    const found = usesPrefect(document) ? steps(document).filter(({ kind }) => kind === 'flow') : [];
    if (!usesPrefect(document)) yield notApplicable;
    else if (found.length === 0) yield { message: 'missing', at: importPlace(document, 'prefect') };
    for (const step of found)
      yield { message: 'found', at: document.range(placeOf(step)), values: { name: step.definition.name } };
  },
});
