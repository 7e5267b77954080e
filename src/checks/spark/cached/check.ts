import { importPlace } from '../../../languages/python/libraries/place.ts';
import { caches, cachesInSql, usesSpark } from '../../../languages/python/libraries/spark.ts';
import { defineCheck, notApplicable } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Keep what is used twice',
  expects: 'A dataset is cached or persisted',
  reads: 'python',
  kind: 'requires',
  level: 'praise',
  criterion: 'spark.cache_or_persist',
  messages: {
    found: 'A dataset is kept, so that it is not worked out again.',
    missing:
      'Nothing is cached here. A dataset that two actions use is worked out twice; `.persist()` keeps it after the first.',
  },
  *run(document) {
    const at = usesSpark(document) ? (caches(document)[0]?.nameNode ?? cachesInSql(document)) : undefined;
    if (!usesSpark(document)) yield notApplicable;
    else if (at) yield { message: 'found', at: document.range(at) };
    else yield { message: 'missing', at: importPlace(document, 'pyspark', 'awsglue') };
  },
});
