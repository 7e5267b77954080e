import { z } from 'zod';
import { queryHead } from '../../../languages/sql/place.ts';
import { defineCheck, unknown } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Look across rows with a window function',
  expects: 'The query uses a window function',
  reads: 'sql',
  kind: 'requires',
  level: 'praise',
  criterion: 'sql.window_function',
  params: z.strictObject({ partition: z.boolean().default(false), order: z.boolean().default(false) }),
  messages: {
    found: 'The window function looks across rows without collapsing them.',
    missing:
      'There is no {what} here. `sum(amount) OVER (PARTITION BY ... ORDER BY ...)` says which rows belong together and in which order they are read.',
  },
  *run(sql, params) {
    const { partition, order } = params;
    const fitting = sql.windows.find(({ spec }) => {
      if (!partition && !order) return true;
      return spec !== undefined && (!partition || spec.partitioned) && (!order || spec.order !== undefined);
    });
    const [first] = sql.windows;
    const parts = [...(partition ? ['PARTITION BY'] : []), ...(order ? ['ORDER BY'] : [])].join(' and ');
    const what = parts === '' ? 'window function' : `window with ${parts}`;
    if (fitting) yield { message: 'found', at: sql.at(fitting) };
    else if (sql.windows.some(({ spec }) => !spec || spec.templated)) yield unknown;
    else yield { message: 'missing', at: first ? sql.at(first) : queryHead(sql), values: { what } };
  },
});
