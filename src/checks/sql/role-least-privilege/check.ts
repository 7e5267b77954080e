import { grants } from '../../../languages/sql/grants.ts';
import { queryHead } from '../../../languages/sql/place.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Make a role that may do only its work',
  expects: 'A role is created and given named privileges',
  reads: 'sql',
  kind: 'requires',
  level: 'note',
  onlyTasksAsk: true,
  messages: {
    found: 'The role gets named privileges and no more.',
    missing: 'A role with only the privileges it needs is missing: {part}.',
    superuser: 'A superuser passes every check of the database. Make a plain role and grant it what its work needs.',
  },
  *run(sql) {
    const created = sql
      .find('CREATE ROLE', 'CREATE USER')
      .filter(({ first }) => sql.statements.some((s) => s.first === first));
    const superuser = sql.find('SUPERUSER').find(({ first }) => sql.word(first - 1) !== '.');
    const granted = grants(sql).find(({ all, toPublic }) => !all && toPublic === undefined);
    if (superuser) yield { message: 'superuser', at: sql.at(superuser) };
    if (created[0] && granted)
      yield { message: 'found', at: sql.at({ first: granted.first, last: granted.privileges.last }) };
    else if (granted) yield { message: 'missing', at: queryHead(sql), values: { part: 'no role is created' } };
    else
      yield {
        message: 'missing',
        at: created[0] ? sql.at(created[0]) : queryHead(sql),
        values: { part: 'no named privileges are granted' },
      };
  },
});
