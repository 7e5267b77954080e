import { invalidIds } from '../../../languages/dag/invalid-id.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Use ids that Airflow accepts',
  expects: 'Airflow accepts every id',
  reads: 'dag',
  kind: 'forbids',
  level: 'must',
  messages: {
    characters:
      'Airflow refuses `{id}`, and the whole file fails on import: an id has only letters, digits, `_`, `-` and `.`.',
    long: 'Airflow refuses `{id}`, and the whole file fails on import: an id has at most 250 characters.',
  },
  *run(document) {
    for (const { node, id } of invalidIds(document))
      yield { message: id.length > 250 ? 'long' : 'characters', at: document.python.firstLine(node), values: { id } };
  },
});
