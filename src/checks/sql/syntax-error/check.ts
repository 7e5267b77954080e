import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Make the SQL readable for its database',
  expects: 'The SQL can be read',
  reads: 'sql',
  kind: 'forbids',
  level: 'must',
  readsBroken: true,
  messages: {
    unreadable: 'The file cannot be read to its end: {fault}.',
    postgres:
      'Postgres stops reading here: {fault}. Look at this word and at the one before it: often a comma, a bracket or a semicolon is missing or too many.',
    mysql:
      'MySQL stops reading here: {fault}. Look at this word and at the one before it: often a comma, a bracket or a semicolon is missing or too many.',
  },
  *run(sql) {
    const { fault, problem } = sql;
    if (problem) yield { message: 'unreadable', at: problem.at, values: { fault: problem.message } };
    else if (fault)
      yield {
        message: fault.database === 'Postgres' ? 'postgres' : 'mysql',
        at: fault.at,
        values: { fault: fault.message },
      };
  },
});
