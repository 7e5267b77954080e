import { isEmpty } from '../../../languages/dag/empty.ts';
import { defineCheck, notApplicable, unknown } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Give the DAG tags',
  expects: 'Every DAG has tags',
  reads: 'dag',
  kind: 'forbids',
  level: 'should',
  criterion: 'dag.has_tags',
  messages: {
    missing:
      'This DAG has no tags. In a list of two hundred they are how it is found, and how a team filters its own. Add `tags=["orders"]`, say.',
  },
  *run(document) {
    if (document.dags.length === 0) yield notApplicable;
    for (const dag of document.dags) {
      const tags = dag.argument('tags') ?? dag.attributes.get('tags');
      const value = tags && document.python.value(tags);
      if (tags && !isEmpty(value)) continue;
      if (!tags && !dag.complete) yield unknown;
      else yield { message: 'missing', at: document.python.range(tags ?? dag.at) };
    }
  },
});
