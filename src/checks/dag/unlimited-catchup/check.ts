import type { Dag } from '../../../languages/dag/dag.ts';
import type { DagDocument } from '../../../languages/dag/document.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Limit a catch-up',
  expects: 'A catch-up is limited',
  reads: 'dag',
  kind: 'forbids',
  level: 'note',

  messages: {
    unlimited:
      'With `catchup=True` the runs of all days since the start date begin together, up to sixteen at once. Set `max_active_runs` to what the source and the target bear.',
    far: 'With `catchup=True` a run is made for every interval since {year}. If that is a placeholder, start where the data begins.',
  },
  *run(document) {
    for (const dag of document.dags) {
      const given = dag.argument('catchup');
      const value = given && document.python.value(given);
      if (!given || value?.kind !== 'boolean' || !value.boolean) continue;
      const year = startYear(document, dag);
      if (year !== undefined && year < 2010)
        yield { message: 'far', at: document.python.range(given), values: { year } };
      else if (dag.complete && !dag.argument('max_active_runs'))
        yield { message: 'unlimited', at: document.python.range(given) };
    }
  },
});

function startYear(document: DagDocument, dag: Dag): number | undefined {
  const given = dag.argument('start_date') ?? document.defaultsOf(dag).entries.get('start_date')?.value;
  const date = given && document.python.value(given);
  const year = date?.kind === 'call' && date.call.method === 'datetime' ? date.call.positional[0] : undefined;
  const value = year && document.python.value(year);
  return value?.kind === 'number' ? value.number : undefined;
}
