import { queryHead } from '../../../languages/sql/place.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Write the frame of a window',
  expects: 'A window has an explicit frame',
  reads: 'sql',
  kind: 'requires',
  level: 'praise',
  criterion: 'sql.window_frame',
  messages: {
    found: 'The frame says exactly which rows the window sees.',
    missing:
      'No window states its frame. `ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW` makes a running total that does not depend on ties.',
  },
  *run(sql) {
    const frame = sql.windows.find(({ spec }) => spec?.frame !== undefined)?.spec?.frame;
    yield frame === undefined
      ? { message: 'missing', at: queryHead(sql) }
      : { message: 'found', at: sql.at({ first: frame, last: frame + 1 }) };
  },
});
