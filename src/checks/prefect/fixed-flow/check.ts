import { parametersOf, steps, usesPrefect } from '../../../languages/python/libraries/prefect.ts';
import { defineCheck, notApplicable } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Give the flow parameters',
  expects: 'A flow takes parameters',
  reads: 'python',
  kind: 'requires',
  level: 'must',
  criterion: 'prefect.parametrised_flow',
  messages: {
    found: '`{name}` takes parameters, so it can be run for any day.',
    missing:
      'No flow takes a parameter, so yesterday can never be run again. Let it take the day: `def {name}(day: date)`.',
  },
  *run(document) {
    const flows = usesPrefect(document) ? steps(document).filter(({ kind }) => kind === 'flow') : [];
    const [first] = flows;
    const open = flows.find((flow) => parametersOf(flow).length > 0);
    if (open)
      yield { message: 'found', at: document.range(open.definition.nameNode), values: { name: open.definition.name } };
    else if (first)
      yield {
        message: 'missing',
        at: document.range(first.definition.nameNode),
        values: { name: first.definition.name },
      };
    else yield notApplicable;
  },
});
