import { tableHead } from '../../../languages/sql/place.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Declare how tables refer to each other',
  expects: 'A foreign key is declared',
  reads: 'sql',
  kind: 'requires',
  level: 'note',
  onlyTasksAsk: true,
  criterion: 'sql.foreign_key',
  messages: {
    found: 'The foreign key lets the database refuse rows that point to nothing.',
    missing:
      "No foreign key is declared, so a row can point to one that does not exist. Add `REFERENCES` to the column that holds the other table's key.",
  },
  *run(sql) {
    const isReference = (at: number): boolean =>
      sql.word(at + 1) !== 'ON' && /^(?:word|quoted|template)$/.test(sql.tokens[at + 1]?.kind ?? '');
    const found = sql
      .find('FOREIGN KEY', 'REFERENCES')
      .find(({ first }) => sql.word(first) === 'FOREIGN' || isReference(first));
    yield found ? { message: 'found', at: sql.at(found) } : { message: 'missing', at: tableHead(sql) };
  },
});
