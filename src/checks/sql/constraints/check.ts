import { z } from 'zod';
import { tableHead } from '../../../languages/sql/place.ts';
import { defineCheck, notApplicable } from '../../../review/check.ts';

const phrases = {
  'NOT NULL': ['NOT NULL'],
  CHECK: ['CHECK ('],
  UNIQUE: ['UNIQUE'],
  'FOREIGN KEY': ['FOREIGN KEY', 'REFERENCES'],
} as const;

export const check = defineCheck({
  title: 'Let the table refuse what cannot be',
  expects: 'The tables state what must hold',
  reads: 'sql',
  kind: 'requires',
  level: 'note',
  onlyTasksAsk: true,
  params: z.strictObject({
    wanted: z.array(z.enum(['NOT NULL', 'CHECK', 'UNIQUE', 'FOREIGN KEY'])).default(['NOT NULL', 'CHECK']),
  }),
  messages: {
    found: 'The constraint makes the database refuse what cannot be right.',
    missing:
      'No table here has `{constraint}`. Write the rule into the table, so that a wrong row is refused on the day it arrives.',
  },
  *run(sql, params) {
    if (sql.tables.length === 0) yield notApplicable;
    for (const constraint of sql.tables.length === 0 ? [] : params.wanted) {
      const [found] = sql.find(...phrases[constraint]).filter(({ first }) => sql.word(first - 1) !== 'IF');
      if (found) yield { message: 'found', at: sql.at(found) };
      else yield { message: 'missing', at: tableHead(sql), values: { constraint } };
    }
  },
});
