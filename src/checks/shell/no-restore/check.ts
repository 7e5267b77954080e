import { restores } from '../../../languages/shell/dumps.ts';
import { headOf } from '../../../languages/shell/place.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Keep a script that restores the dump',
  expects: 'A script restores the dump',
  reads: 'shell',
  kind: 'requires',
  level: 'note',
  onlyTasksAsk: true,
  messages: {
    found: 'The way back is a script too, so it can be practised before it is needed.',
    missing:
      'No script here reads a dump in. A backup that nobody has restored is a hope: write the way back (`pg_restore`, `psql`, `mysql`), and run it once.',
  },
  *run(shell) {
    const [found] = restores(shell);
    if (found) yield { message: 'found', at: headOf(shell, found) };
  },
});
