import type { CrontabDocument } from './language.ts';

/** Where cron mails what an entry prints: the last `MAILTO` above it. Empty: nowhere; undefined: to the account itself. */
export const mailedTo = (
  { commandFrom }: Pick<CrontabDocument['entries'][number], 'commandFrom'>,
  { variables }: CrontabDocument,
): string | undefined =>
  variables
    .findLast(({ name, from }) => name === 'MAILTO' && from < commandFrom)
    ?.value.trim()
    .replace(/^(["'])(.*)\1$/, '$2');
