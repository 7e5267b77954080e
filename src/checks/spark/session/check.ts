import { importPlace } from '../../../languages/python/libraries/place.ts';
import { sessions, usesSpark } from '../../../languages/python/libraries/spark.ts';
import { defineCheck, notApplicable } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Create the session in one place',
  expects: 'The job creates its Spark session',
  reads: 'python',
  kind: 'requires',
  level: 'praise',
  criterion: 'spark.creates_session',
  messages: {
    found: 'The job creates its own session, so it runs by itself.',
    missing:
      'No Spark session is created here. `SparkSession.builder.appName("...").getOrCreate()` makes one, or takes the one that is there.',
  },
  *run(document) {
    const at = usesSpark(document) ? sessions(document)[0]?.nameNode : undefined;
    if (!usesSpark(document)) yield notApplicable;
    else if (at) yield { message: 'found', at: document.range(at) };
    else yield { message: 'missing', at: importPlace(document, 'pyspark', 'awsglue') };
  },
});
