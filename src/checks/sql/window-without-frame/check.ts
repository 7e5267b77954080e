import { defineCheck } from '../../../review/check.ts';

const framed = new Set(['SUM', 'AVG', 'COUNT', 'MIN', 'MAX', 'LAST_VALUE', 'NTH_VALUE', 'ARRAY_AGG', 'STRING_AGG']);

export const check = defineCheck({
  title: 'State the frame of a running total',
  expects: 'Every ordered aggregate window states its frame',
  reads: 'sql',
  kind: 'forbids',
  level: 'should',
  messages: {
    unframed:
      '`{window}` has an `ORDER BY` and no frame, so rows that tie are counted in together. Add `ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW`, or the frame that you mean.',
  },
  *run(sql) {
    for (const window of sql.windows) {
      const { spec } = window;
      if (!spec || spec.templated || !spec.order || spec.frame !== undefined || !framed.has(window.name)) continue;
      yield { message: 'unframed', at: sql.at(window), values: { window: sql.source(window) } };
    }
  },
});
