import { dumps } from '../../../languages/shell/dumps.ts';
import { headOf } from '../../../languages/shell/place.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: "Dump the database with the database's own tool",
  expects: 'A script dumps the database',
  reads: 'shell',
  kind: 'requires',
  level: 'note',
  onlyTasksAsk: true,
  messages: {
    found: "The dump is made by the database's own tool, so it is of one moment and can be read in again.",
    missing:
      'No script here dumps the database. Call its own tool, such as `pg_dump` or `mysqldump`: files copied from under a running server hold parts of several moments, and may not start again.',
  },
  *run(shell) {
    const [found] = dumps(shell);
    if (found) yield { message: 'found', at: headOf(shell, found) };
  },
});
