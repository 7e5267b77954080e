import type { Command } from './commands.ts';
import { isLiteralSecret, isSecretName, secretInText } from './secrets.ts';
import { program } from './tools.ts';

/** A secret written out in a command: its value, and the host when it is the password of an URL. */
export type WrittenSecret = { readonly value: string; readonly host?: string | undefined };

/** The first secret that a command holds in clear text: an assignment, a flag, `user:password`, a known kind of key. */
export function secretInCommand(command: Command): WrittenSecret | undefined {
  const words = program(command);
  for (const [at, word] of command.words.entries()) {
    const next = command.words[at + 1] ?? '';
    const found =
      assigned(word) ??
      flagged(words[0] ?? '', word, next) ??
      (isLogin(words) && word === '-p' ? literal(next) : undefined) ??
      (command.words[at - 1] === 'set' && isSecretName(word) && !next.startsWith('-') ? literal(next) : undefined) ??
      secretInText(word);
    if (found) return { value: found.value, host: 'host' in found ? found.host : undefined };
  }
  return undefined;
}

/** `DB_PASSWORD=x`, also behind a flag: `--from-literal=password=x`, `--password=x`. */
function assigned(word: string): WrittenSecret | undefined {
  const equals = /^-{0,2}[\w.-]+=/.exec(word);
  if (!equals) return undefined;
  const nested = /^[\w.-]+=/.exec(word.slice(equals[0].length));
  const name = (nested ?? equals)[0].slice(0, -1);
  const value = word.slice(equals[0].length + (nested?.[0].length ?? 0));
  return isSecretName(name) && isLiteralSecret(value) && !/\s/.test(value.trim()) ? { value } : undefined;
}

function flagged(name: string, word: string, next: string): WrittenSecret | undefined {
  if (/^mysql(admin|dump|import)?$/.test(name) && /^-p[^-]{2,}/.test(word)) return literal(word.slice(2));
  if (name === 'curl' && /^(-u|--user)$/.test(word))
    return next.includes(':') ? literal(next.slice(next.indexOf(':') + 1)) : undefined;
  const plain = word.startsWith('--') && isSecretName(word) && next !== '' && !/^-|[=/]/.test(next);
  return plain ? literal(next) : undefined;
}

/** Programs whose `-p` is a password; that of `docker run` is a port, that of `docker compose` a project. */
const isLogin = (words: readonly string[]): boolean =>
  words[0] === 'sshpass' || words[0] === 'twine' || words.slice(1, 3).includes('login');

const literal = (value: string): WrittenSecret | undefined => (isLiteralSecret(value) ? { value } : undefined);
