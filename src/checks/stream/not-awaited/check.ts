import { firstCall, usesSpark } from '../../../languages/python/libraries/spark.ts';
import { writeStream } from '../../../languages/python/libraries/stream.ts';
import { defineCheck, notApplicable } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Wait for the query',
  expects: 'The program waits for its query',
  reads: 'python',
  kind: 'requires',
  level: 'should',
  criterion: 'stream.awaits_termination',
  messages: {
    found: 'The program waits for its query and sees its failure.',
    missing:
      'Nothing waits for this query: the program ends right after the start, and the stream with it. Call `query.awaitTermination()`.',
  },
  *run(document) {
    const place = usesSpark(document)
      ? (writeStream(document) ??
        document.calls.find(({ callee }) => /(?:^|\.)StreamingContext$/.test(callee ?? ''))?.nameNode)
      : undefined;
    const at = place
      ? firstCall(document, 'awaitTermination', 'awaitAnyTermination', 'awaitTerminationOrTimeout')?.nameNode
      : undefined;
    if (!place) yield notApplicable;
    else if (at) yield { message: 'found', at: document.range(at) };
    else yield { message: 'missing', at: document.range(place) };
  },
});
