import { csvReads, usesPandas } from '../../../languages/python/libraries/pandas.ts';
import { defineCheck, notApplicable, unknown } from '../../../review/check.ts';

const typing = ['dtype', 'parse_dates', 'converters'];

export const check = defineCheck({
  title: 'State the types when you read a CSV file',
  expects: 'Every CSV file is read with its types',
  reads: 'python',
  kind: 'forbids',
  level: 'should',
  criterion: 'pd.read_csv_with_dtype_or_parse_dates',
  messages: {
    guessed:
      '`{call}` guesses every type from the values: `007` becomes 7, and one empty cell turns whole numbers into floats. Pass `dtype=` and `parse_dates=`.',
  },
  *run(document) {
    const reads = usesPandas(document) ? csvReads(document) : [];
    if (reads.length === 0) yield notApplicable;
    for (const call of reads) {
      if (typing.some((name) => call.keywords.has(name))) continue;
      if (!call.complete) yield unknown;
      else
        yield {
          message: 'guessed',
          at: document.range(call.function),
          values: { call: document.textOf(call.function) },
        };
    }
  },
});
