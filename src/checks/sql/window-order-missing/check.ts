import { defineCheck } from '../../../review/check.ts';

const ranking = new Set(
  'ROW_NUMBER RANK DENSE_RANK PERCENT_RANK CUME_DIST NTILE LAG LEAD FIRST_VALUE LAST_VALUE NTH_VALUE'.split(' '),
);

export const check = defineCheck({
  title: 'Order the window of a ranking function',
  expects: 'Every ranking function has an order',
  reads: 'sql',
  kind: 'forbids',
  level: 'must',
  messages: {
    unordered:
      '`{window}` has no `ORDER BY`, so the database numbers the rows as it happens to read them. Order by what the rank means.',
  },
  *run(sql) {
    for (const window of sql.windows) {
      const { spec } = window;
      if (!ranking.has(window.name) || !spec || spec.templated || spec.order) continue;
      yield { message: 'unordered', at: sql.at(window), values: { window: sql.source(window) } };
    }
  },
});
