import { importPlace } from '../../../languages/python/libraries/place.ts';
import { usesSpark } from '../../../languages/python/libraries/spark.ts';
import { readStream } from '../../../languages/python/libraries/stream.ts';
import { defineCheck, notApplicable } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Read the source as a stream',
  expects: 'The source is read as a stream',
  reads: 'python',
  kind: 'requires',
  level: 'praise',
  criterion: 'stream.readStream',
  messages: {
    found: 'The source is read as a stream, so new data is taken as it comes.',
    missing:
      'This file works with Spark and reads nothing as a stream. `spark.readStream` takes what is new since the last batch.',
  },
  *run(document) {
    const at = usesSpark(document) ? readStream(document) : undefined;
    if (!usesSpark(document)) yield notApplicable;
    else if (at) yield { message: 'found', at: document.range(at) };
    else yield { message: 'missing', at: importPlace(document, 'pyspark', 'awsglue') };
  },
});
