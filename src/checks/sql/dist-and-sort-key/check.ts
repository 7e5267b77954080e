import { tableHead } from '../../../languages/sql/place.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Choose distribution and sort key in Redshift',
  expects: 'The table has a distribution and a sort key',
  reads: 'sql',
  kind: 'requires',
  level: 'note',
  onlyTasksAsk: true,
  messages: {
    found: 'The table says how its rows are spread over the nodes and in which order they lie.',
    missing: 'The table has no {key}. Name it, so that joins stay on one node and scans skip blocks.',
  },
  *run(sql) {
    const [dist] = sql.find('DISTKEY', 'DISTSTYLE');
    const [sort] = sql.find('SORTKEY');
    if (dist) yield { message: 'found', at: sql.at(dist) };
    else yield { message: 'missing', at: tableHead(sql), values: { key: 'distribution key (DISTKEY or DISTSTYLE)' } };
    if (sort) yield { message: 'found', at: sql.at(sort) };
    else yield { message: 'missing', at: tableHead(sql), values: { key: 'sort key (SORTKEY)' } };
  },
});
