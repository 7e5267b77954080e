import { tableHead } from '../../../languages/sql/place.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Declare a primary key',
  expects: 'A primary key is declared',
  reads: 'sql',
  kind: 'requires',
  level: 'note',
  onlyTasksAsk: true,
  criterion: 'sql.primary_key',
  messages: {
    found: 'The primary key says what makes a row unique, and the database keeps it so.',
    missing:
      'No primary key is declared, so the same row can be stored twice. Name the column or columns that make a row unique as `PRIMARY KEY`.',
    noTable:
      'No table is made in this file. Write its `CREATE TABLE`, with the `PRIMARY KEY` that says what makes a row unique.',
  },
  *run(sql) {
    const [found] = sql.find('PRIMARY KEY');
    if (found) yield { message: 'found', at: sql.at(found) };
    else yield { message: sql.tables.length > 0 ? 'missing' : 'noTable', at: tableHead(sql) };
  },
});
