import { defineCheck, notApplicable, unknown } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Limit how many runs go on at once',
  expects: 'Every DAG limits its active runs',
  reads: 'dag',
  kind: 'forbids',
  level: 'should',
  criterion: 'dag.max_active_runs_set',
  messages: {
    unlimited:
      'Up to sixteen runs of this DAG may go on at once, more than most loads and databases were tried with. State `max_active_runs`: `1` when a day must not overtake the one before.',
  },
  *run(document) {
    if (document.dags.length === 0) yield notApplicable;
    for (const dag of document.dags) {
      if (dag.argument('max_active_runs')) continue;
      yield dag.complete ? { message: 'unlimited', at: document.python.range(dag.at) } : unknown;
    }
  },
});
