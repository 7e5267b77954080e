import { usesSpark } from '../../../languages/python/libraries/spark.ts';
import { readStream, writeStream } from '../../../languages/python/libraries/stream.ts';
import { defineCheck, notApplicable } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Write the result as a stream',
  expects: 'The result is written as a stream',
  reads: 'python',
  kind: 'requires',
  level: 'praise',
  criterion: 'stream.writeStream',
  messages: {
    found: 'The result is written as a stream.',
    missing: 'The stream is read, and never written: without `writeStream` and `start()` nothing runs at all.',
  },
  *run(document) {
    const place = usesSpark(document) ? (readStream(document) ?? writeStream(document)) : undefined;
    const at = place ? writeStream(document) : undefined;
    if (!place) yield notApplicable;
    else if (at) yield { message: 'found', at: document.range(at) };
    else yield { message: 'missing', at: document.range(readStream(document) ?? place) };
  },
});
