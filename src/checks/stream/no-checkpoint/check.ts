import { usesSpark } from '../../../languages/python/libraries/spark.ts';
import { checkpoint, hasUnknownOptions, writeStream } from '../../../languages/python/libraries/stream.ts';
import { defineCheck, notApplicable, unknown } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Set a checkpoint location',
  expects: 'The query has a checkpoint',
  reads: 'python',
  kind: 'requires',
  level: 'must',
  criterion: 'stream.checkpoint_location',
  messages: {
    found: 'The checkpoint lets the query go on where it stopped.',
    missing:
      'After a restart this query has forgotten what it read: data is lost or written twice. Set `.option("checkpointLocation", ...)` to a durable path.',
  },
  *run(document) {
    const write = usesSpark(document) ? writeStream(document) : undefined;
    const at = write ? checkpoint(document) : undefined;
    if (!write) yield notApplicable;
    else if (at) yield { message: 'found', at: document.range(at) };
    else if (hasUnknownOptions(document)) yield unknown;
    else yield { message: 'missing', at: document.range(write) };
  },
});
