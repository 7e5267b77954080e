import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Make the SQL readable for its database',
  expects: 'The SQL can be read',
  reads: 'sql',
  kind: 'forbids',
  level: 'must',
  readsBroken: true,
  messages: {
    postgres:
      'Postgres stops reading here: {fault}. Look at this word and at the one before it: often a comma, a bracket or a semicolon is missing or too many.',
    mysql:
      'MySQL stops reading here: {fault}. Look at this word and at the one before it: often a comma, a bracket or a semicolon is missing or too many.',
  },
  *run(sql) {
    const { fault } = sql;
    if (fault)
      yield {
        message: fault.database === 'Postgres' ? 'postgres' : 'mysql',
        at: fault.at,
        values: { fault: fault.message },
      };
  },
});
