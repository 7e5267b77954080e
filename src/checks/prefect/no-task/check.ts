import { importPlace } from '../../../languages/python/libraries/place.ts';
import { placeOf, steps, usesPrefect } from '../../../languages/python/libraries/prefect.ts';
import { defineCheck, notApplicable } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Divide the flow into tasks',
  expects: 'A task is declared',
  reads: 'python',
  kind: 'requires',
  level: 'praise',
  criterion: 'prefect.has_task',
  messages: {
    found: '`{name}` is a task, so it can be retried by itself.',
    missing:
      'No task is declared here, so a failure repeats everything. `@task` makes a step that is retried and seen by itself.',
  },
  *run(document) {
    const found = usesPrefect(document) ? steps(document).filter(({ kind }) => kind === 'task') : [];
    if (!usesPrefect(document)) yield notApplicable;
    else if (found.length === 0) yield { message: 'missing', at: importPlace(document, 'prefect') };
    for (const step of found)
      yield { message: 'found', at: document.range(placeOf(step)), values: { name: step.definition.name } };
  },
});
