import { tableHead } from '../../../languages/sql/place.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Store the table in a columnar format',
  expects: 'The table is stored as Parquet or ORC',
  reads: 'sql',
  kind: 'requires',
  level: 'note',
  onlyTasksAsk: true,
  messages: {
    found: 'The format is columnar, so a query reads only the columns that it names.',
    missing:
      'The table names no columnar format. Store it as Parquet or ORC, so that queries read only the columns that they name.',
  },
  *run(sql) {
    const named = sql.find(
      'STORED AS PARQUET',
      'STORED AS ORC',
      'USING PARQUET',
      'USING ORC',
      'USING DELTA',
      'USING ICEBERG',
    );
    const option = sql
      .find('FORMAT =')
      .find(({ last }) => /^(?:parquet|orc|delta|iceberg)$/i.test(sql.tokens[last + 1]?.value ?? ''));
    const found = named[0] ?? (option && { first: option.first, last: option.last + 1 });
    yield found ? { message: 'found', at: sql.at(found) } : { message: 'missing', at: tableHead(sql) };
  },
});
