import { isEmpty } from '../../../languages/dag/empty.ts';
import { defineCheck, notApplicable, unknown } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Describe the DAG',
  expects: 'Every DAG has a description',
  reads: 'dag',
  kind: 'forbids',
  level: 'should',
  criterion: 'dag.doc_md_or_description',
  messages: {
    missing:
      'This DAG does not say what it is for. Who is called at night reads that first. Give it a `description`, or `doc_md` for more than a line.',
  },
  *run(document) {
    if (document.dags.length === 0) yield notApplicable;
    for (const dag of document.dags) {
      const texts = ['description', 'doc_md'].flatMap((name) => dag.argument(name) ?? dag.attributes.get(name) ?? []);
      if (dag.definition?.docstring || texts.some((text) => !isEmpty(document.python.value(text)))) continue;
      yield dag.complete ? { message: 'missing', at: document.python.range(dag.at) } : unknown;
    }
  },
});
