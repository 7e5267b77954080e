import { chunked, transfers, usesPandas } from '../../../languages/python/libraries/pandas.ts';
import { defineCheck, notApplicable } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Work on the data in chunks',
  expects: 'Large data goes through in chunks',
  reads: 'python',
  kind: 'requires',
  level: 'praise',
  criterion: 'pd.chunksize',
  messages: {
    found: 'The data goes through in chunks, so memory stays the same whatever its size.',
    missing: 'The whole data is in memory at once here. With `chunksize=` pandas hands over one part after the other.',
  },
  *run(document) {
    const moved = usesPandas(document) ? transfers(document) : [];
    const [first] = moved;
    const parts = first ? chunked(document) : [];
    if (!first) yield notApplicable;
    else if (parts.length === 0) yield { message: 'missing', at: document.range(first.nameNode) };
    else for (const { at } of parts) yield { message: 'found', at: document.range(at) };
  },
});
