import type { Range } from '../../review/range.ts';
import { type Language, type TextDocument, textDocument } from '../document.ts';
import { fields, isValidField, keywords } from './schedule.ts';

/** A job: its times, its user (files of the system only) and its command. */
type CronEntry = {
  readonly line: number;
  readonly at: Range;
  /** Five fields, or one keyword such as `@daily`. */
  readonly times: readonly string[];
  readonly user: string | undefined;
  readonly command: string;
  /** Offset of the command in the text. */
  readonly commandFrom: number;
  /** What cron would not accept, in words. */
  readonly fault: string | undefined;
};

type CronVariable = { readonly name: string; readonly value: string; readonly from: number };

export type CrontabDocument = TextDocument & {
  readonly entries: readonly CronEntry[];
  readonly variables: readonly CronVariable[];
  /** The sixth column is a user: `/etc/crontab`, `/etc/cron.d/*`. */
  readonly hasUsers: boolean;
};

const variableLine = /^[ \t]*["']?([A-Za-z_]\w*)["']?[ \t]*=[ \t]*(.*)$/;
const systemPath = /(?:^|\/)(?:etc\/crontab|cron\.d\/[^/]+)$/i;
const cronPath =
  /(?:^|\/)(?:[\w.-]*crontabs?(?:\.(?:txt|example|sample|conf))?|cron\.d\/[^/]+|cron-?jobs?(?:\.txt)?)$|\.cron(?:tab)?$/i;
/** What a line of a file that is named otherwise must look like to count: times with a star, or a keyword. */
const entryLook =
  /^[ \t]*(?:@(?:reboot|yearly|annually|monthly|weekly|daily|midnight|hourly)|(?:[\d*][\d*,/-]*[ \t]+){2}[\d*,/-]+[ \t]+[\w*,/-]+[ \t]+[\w*,/-]+)[ \t]+\S/;
const knownUsers = /^(?:root|www-data|nobody|ubuntu|ec2-user|postgres)$/;

function recognise(path: string, text: string): boolean {
  if (/\.(?:md|py|sh|ya?ml|json|toml|tf|sql|html?|js|ts|csv|tsv|Dockerfile|go|rb|php|service|timer)$/i.test(path))
    return false;
  if (cronPath.test(path)) return true;
  if (!/(?:^|\/)[^/.]+$|\.(?:txt|tab|conf|example|sample|dist)$/i.test(path)) return false;
  const lines = text
    .slice(0, 20_000)
    .split('\n')
    .filter((line) => line.trim() !== '' && !/^\s*#/.test(line) && !variableLine.test(line))
    .slice(0, 200);
  const entries = lines.filter((line) => entryLook.test(line.slice(0, 300)));
  return entries.length > lines.length / 2 && entries.some((line) => /^\s*(?:@|.*\*)/.test(line.slice(0, 60)));
}

function parse(path: string, text: string): CrontabDocument {
  const base = textDocument(path, text);
  const variables: CronVariable[] = [];
  const jobs: { line: number; text: string; from: number }[] = [];
  let from = 0;
  for (let line = 1; line <= base.lines.lineCount; line += 1) {
    const content = base.lines.line(line);
    const bare = content.replace(/^\uFEFF/, '').trimStart();
    const variable = variableLine.exec(bare);
    if (variable && !/^[\d*@]/.test(bare)) {
      const value = variable[2] ?? '';
      variables.push({ name: variable[1] ?? '', value, from: from + content.length - value.length });
    } else if (bare !== '' && !bare.startsWith('#')) {
      jobs.push({ line, text: bare, from: from + content.length - bare.length });
    }
    from = base.lines.offset({ line: line + 1, column: 1 });
  }
  const hasUsers = systemPath.test(path) || (jobs.length > 0 && jobs.every((job) => startsWithUser(job.text)));
  const entries = jobs.map((job) => ({
    ...readEntry(job.text, job.from, hasUsers),
    line: job.line,
    at: base.lines.lineRange(job.line),
  }));
  return { ...base, entries, variables, hasUsers };
}

/** The times and the rest of a line. */
function split(text: string): { readonly times: readonly string[]; readonly rest: string } {
  const times: string[] = [];
  let rest = text;
  const wanted = text.startsWith('@') ? 1 : 5;
  for (const word of text
    .match(/^(?:\S+[ \t]*){0,5}/)?.[0]
    .match(/\S+[ \t]*/g)
    ?.slice(0, wanted) ?? []) {
    times.push(word.trim());
    rest = rest.slice(word.length);
  }
  return { times, rest };
}

const startsWithUser = (text: string): boolean => {
  const [user = '', command] = split(text).rest.split(/[ \t]+/, 2);
  return command !== undefined && knownUsers.test(user);
};

type Entry = Pick<CronEntry, 'times' | 'user' | 'command' | 'commandFrom' | 'fault'>;

function readEntry(text: string, from: number, hasUsers: boolean): Entry {
  const { times, rest } = split(text);
  const user = hasUsers ? /^\S+/.exec(rest)?.[0] : undefined;
  const command = user === undefined ? rest : rest.slice(user.length).trimStart();
  return {
    times,
    user,
    command,
    commandFrom: from + text.length - command.length,
    fault: faultOf(times, user, command, hasUsers),
  };
}

function faultOf(
  times: readonly string[],
  user: string | undefined,
  command: string,
  hasUsers: boolean,
): string | undefined {
  const [first = ''] = times;
  if (first.startsWith('@')) {
    if (!keywords.has(first.toLowerCase())) return `${first} is no keyword of cron`;
  } else {
    if (times.length < 5) return `${times.length} of the 5 time fields`;
    for (const [index, field] of fields.entries()) {
      const value = times[index] ?? '';
      if (!isValidField(value, field)) return `${value} is no ${field.name}`;
    }
  }
  if (hasUsers && (user === undefined || command === '')) return 'no user and command after the times';
  return command.trim() === '' ? 'no command' : undefined;
}

export const crontab: Language<CrontabDocument> = { recognise, parse };
