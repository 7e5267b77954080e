import { usesPandas } from '../../../languages/python/libraries/pandas.ts';
import { importPlace } from '../../../languages/python/libraries/place.ts';
import { defineCheck, notApplicable } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Write Parquet',
  expects: 'The result is written as Parquet',
  reads: 'python',
  kind: 'requires',
  level: 'praise',
  criterion: 'pd.to_parquet',
  messages: {
    found: 'The result is written as Parquet, so its types go with it.',
    missing:
      'Nothing here is written as Parquet. `to_parquet` keeps the types, compresses, and lets readers take single columns.',
  },
  *run(document) {
    if (!usesPandas(document)) {
      yield notApplicable;
      return;
    }
    const writes = document.calls.filter(
      ({ method, receiver }) => receiver && /^to_(?:csv|json|parquet)$/.test(method ?? ''),
    );
    const parquet = writes.filter(({ method }) => method === 'to_parquet');
    for (const { nameNode } of parquet) yield { message: 'found', at: document.range(nameNode) };
    if (parquet.length > 0) return;
    yield { message: 'missing', at: writes[0] ? document.range(writes[0].nameNode) : importPlace(document, 'pandas') };
  },
});
