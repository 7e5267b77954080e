import { isLiteralSecret, isSecretName, type WrittenSecret, writtenSecrets } from '../shell/secret-words.ts';
import type { CrontabDocument } from './language.ts';

/** Whether the output of a command goes to a file, or through a pipe to `tee` or `logger`. */
export const redirects = (command: string): boolean => />|\|&?\s*(?:\/\S*\/)?(?:tee|logger)\b/.test(command);

/** Whether error messages go along: `2>&1`, `2>> file`. */
export const keepsErrors = (command: string): boolean => /(?:^|[^\w])2>/.test(command);

/** Secrets that an entry or a variable of the crontab writes out; offsets in the text of the file. */
export function secretsOf(crontab: CrontabDocument): readonly WrittenSecret[] {
  const inEntries = crontab.entries.flatMap(({ command, commandFrom }) =>
    [...writtenSecrets(command), ...optionSecrets(command)].map(({ name, from, to }) => ({
      name,
      from: from + commandFrom,
      to: to + commandFrom,
    })),
  );
  const inVariables = crontab.variables.flatMap(({ name, value, from }) => {
    const bare = value.trim().replace(/^(["'])(.*)\1$/, '$2');
    if (isSecretName(name) && isLiteralSecret(bare)) return [{ name, from, to: from + value.trimEnd().length }];
    return writtenSecrets(value).map((secret) => ({ ...secret, from: secret.from + from, to: secret.to + from }));
  });
  return [...inEntries, ...inVariables].toSorted((a, b) => a.from - b.from);
}

/** `--password x`, and what MySQL's programs take as `-px`. */
function optionSecrets(command: string): readonly WrittenSecret[] {
  const named = [...command.matchAll(/(?<=\s)--([a-z][\w-]{1,60})\s{1,5}["']?([^\s"'-][^\s"']{0,200})/gi)];
  const short = /\bmysql(?:dump|admin)?\b/.test(command)
    ? [...command.matchAll(/(?<=\s)-(p)["']?([^\s"']{1,200})/g)]
    : [];
  return [...named, ...short].flatMap((match) => {
    const [whole, name = '', value = ''] = match;
    if ((name !== 'p' && !isSecretName(name)) || !isLiteralSecret(value)) return [];
    const from = match.index + whole.lastIndexOf(value);
    return [{ name: name === 'p' ? '-p' : name, from, to: from + value.length }];
  });
}

/** Programs that run another one, with the options and the argument before it. */
const wrapper =
  /^(?:(?:\/usr)?\/bin\/)?(?:flock(?:\s+-(?:[wE]\s*\d+|-?\w[\w-]*))*\s+\S+|nice(?:\s+-n?\s*-?\d+)?|ionice(?:\s+-\w\s*\d+)*|timeout(?:\s+-\S+)*\s+\S+|sudo(?:\s+-u\s+\S+)?|nohup|time|env|chronic)\s+/;
const assignment = /^[A-Za-z_]\w{0,80}=(?:"[^"]*"|'[^']*'|\S*)\s+/;

/** Offset of what the command really starts, after locks, time limits and variables. */
function startOf(command: string): number {
  let from = 0;
  for (let depth = 0; depth < 8; depth += 1) {
    const rest = command.slice(from, from + 2_000);
    const match = wrapper.exec(rest) ?? assignment.exec(rest);
    if (!match) break;
    from += match[0].length;
  }
  return from;
}

const interpreter =
  /^(?:\S*\/)?(?:python[\d.]*|bash|sh|zsh|node|ruby|perl|php|Rscript|spark-submit)\s+(?:-[uOBE]+\s+)*/;

/** The script that a command calls by a path that is not absolute, unless a `cd` comes first. */
export function relativePath(command: string): { readonly from: number; readonly path: string } | undefined {
  const from = startOf(command);
  const rest = command.slice(from, from + 2_000);
  if (/^(?:cd|\.|source|\[|test)\s/.test(rest) || /^["'(]/.test(rest)) return undefined;
  const called = interpreter.exec(rest)?.[0].length ?? 0;
  const path = /^[^\s;&|<>"'`$()]+/.exec(rest.slice(called))?.[0];
  if (path === undefined || /^[/-]|:\/\//.test(path)) return undefined;
  const isFile =
    path.startsWith('~') ||
    path.startsWith('./') ||
    path.startsWith('../') ||
    /\w\/\w|\.(?:sh|py|rb|pl|js|R)$/.test(path);
  return isFile ? { from: from + called, path } : undefined;
}

/** In `/usr/bin` or `/bin` on every system, or part of the shell. */
const everywhere = new Set(
  '[ test cd echo printf true false : exit export find rm cp mv ln cat date gzip tar bash sh sleep touch mkdir chmod chown ls grep sed awk logger tee test run-parts if for while command set . source umask'.split(
    ' ',
  ),
);

/** The program that a command starts by its name alone, and that is not the same everywhere. */
export function bareProgram(command: string): { readonly from: number; readonly name: string } | undefined {
  const from = startOf(command);
  const name = /^[A-Za-z][\w.-]{0,60}(?=\s|$)/.exec(command.slice(from))?.[0];
  if (name === undefined || everywhere.has(name) || /\.(?:sh|py)$/.test(name)) return undefined;
  return { from, name };
}
