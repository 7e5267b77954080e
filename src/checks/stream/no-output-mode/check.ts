import { usesSpark } from '../../../languages/python/libraries/spark.ts';
import { writeStream } from '../../../languages/python/libraries/stream.ts';
import { defineCheck, notApplicable } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'State the output mode',
  expects: 'The output mode is stated',
  reads: 'python',
  kind: 'requires',
  level: 'should',
  criterion: 'stream.output_mode',
  messages: {
    found: 'The output mode is stated.',
    missing:
      'The output mode is left to the default, and a reader cannot tell whether rows are added or replaced. State it: `.outputMode("append")`.',
  },
  *run(document) {
    const place = usesSpark(document) ? writeStream(document) : undefined;
    const at = place
      ? document.calls.find(
          ({ method, receiver, keywords }) => (receiver && method === 'outputMode') || keywords.has('outputMode'),
        )?.nameNode
      : undefined;
    if (!place) yield notApplicable;
    else if (at) yield { message: 'found', at: document.range(at) };
    else yield { message: 'missing', at: document.range(place) };
  },
});
