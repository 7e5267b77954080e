import { curlCalls } from './curl.ts';
import type { Extent, ShellCommand, ShellDocument, ShellWord } from './document.ts';
import { isSecretName } from './secret-words.ts';

export type SecretArgument = Extent & { readonly kind: 'argument' | 'url' };

/** Shell built-ins start no process: nothing of theirs is seen in `ps`. */
const builtins = new Set('echo printf export local declare readonly typeset test [ read unset set : return'.split(' '));

/** Secrets, written out or in a variable, that other users of the machine or server logs can see. */
export function secretArguments(shell: ShellDocument): readonly SecretArgument[] {
  const inCurl = curlCalls(shell).flatMap(({ values, urls }) => [
    ...urls.filter(isSecretUrl).map((word) => at(word, 'url')),
    ...values.filter(({ option, value }) => isSecretValue(option, value)).map(({ value }) => at(value, 'argument')),
  ]);
  const addresses = addressNames(shell);
  const assigned = shell.assignments
    .filter(({ name, value }) => value && addresses.has(name) && isSecretUrl(value))
    .map((assignment) => at(assignment.value ?? assignment, 'url'));
  const others = shell.commands
    .filter(({ program }) => program !== 'curl' && !builtins.has(program) && program !== '')
    .flatMap(secretsOfCommand);
  return [...inCurl, ...assigned, ...others].toSorted((a, b) => a.from - b.from);
}

/** The variables that hold an address for curl: `curl "$url"`. */
const addressNames = (shell: ShellDocument): ReadonlySet<string> =>
  new Set(
    curlCalls(shell).flatMap(({ urls }) => urls.flatMap(({ raw }) => /^"?\$\{?(\w+)\}?"?$/.exec(raw)?.[1] ?? [])),
  );

const at = ({ from, to }: Extent, kind: SecretArgument['kind']): SecretArgument => ({ from, to, kind });

/** `?api_key=...`, `https://user:pass@...` */
function isSecretUrl({ raw }: ShellWord): boolean {
  if (/:\/\/[^\s/@:'"]{1,200}:[^\s/@'"]{1,200}@/.test(raw)) return true;
  return [...raw.matchAll(/[?&]([\w.-]{1,80})=(?=[^&\s"'])/g)].some(
    ([, name = '']) => isSecretName(name) || /^(?:appid|key|apikey|auth|sig)$/i.test(name),
  );
}

/** `-u user:password`, `-H "Authorization: Bearer $TOKEN"`; a header read from a file starts with `@`. */
function isSecretValue(option: string, { raw, value }: ShellWord): boolean {
  if (option === 'u' || option === 'user') return /.:./.test(raw);
  if (option === 'H' || option === 'header') return !value.startsWith('@') && isSecretHeader(raw);
  return option === 'oauth2-bearer';
}

const isSecretHeader = (raw: string): boolean => /(?:authorization|api-?key|token)\s*:\s*\S/i.test(raw);

const mysqlLike = /^(?:mysql|mysqldump|mysqladmin|mysqlimport|mariadb(?:-\w+)?)$/;

const postgresLike = /^(?:psql|pg_dump|pg_dumpall|pg_restore|pg_basebackup|createdb|dropdb)$/;

function secretsOfCommand({ program, args }: ShellCommand): readonly SecretArgument[] {
  return args.flatMap((word, index) => {
    if (program === 'wget' && /^--header\b/.test(word.value) && isSecretHeader(word.raw)) return [at(word, 'argument')];
    const next = args[index + 1];
    const [, name = '', value] = /^--([a-z][\w-]{1,60})(=.+)?$/is.exec(word.value) ?? [];
    if (isSecretName(name) && value) return [at(word, 'argument')];
    if (isSecretName(name) && next && !next.value.startsWith('-') && !mysqlLike.test(program))
      return [at(next, 'argument')];
    if (mysqlLike.test(program) && /^-p./s.test(word.value)) return [at(word, 'argument')];
    if (program === 'sshpass' && word.value.startsWith('-p') && index === 0)
      return [at(word.value === '-p' && next ? next : word, 'argument')];
    if (postgresLike.test(program) && isSecretUrl(word)) return [at(word, 'argument')];
    return (program === 'wget' || program === 'http') && isSecretUrl(word) ? [at(word, 'url')] : [];
  });
}
