import { builtSql, sqlArgument } from '../../../languages/python/sql-text.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Pass values to SQL as parameters',
  expects: 'No SQL is built from strings',
  reads: 'python',
  kind: 'forbids',
  level: 'must',
  criterion: 'py.sql_built_by_interpolation',
  messages: {
    built:
      '`{call}` gets SQL that is put together from strings. A quote in a value breaks it or changes what it does. Write a placeholder and pass the values as the second argument.',
  },
  *run(document) {
    for (const call of document.calls) {
      const argument = sqlArgument(call);
      if (!argument || !builtSql(argument.sql, argument.certain, document)) continue;
      yield { message: 'built', at: document.range(call.nameNode), values: { call: call.method ?? '' } };
    }
  },
});
