import type { Command } from '../workflow/commands.ts';
import { isSecretName } from '../workflow/secrets.ts';
import { program } from '../workflow/tools.ts';

/** A secret in a variable that a command prints or hands over as an argument: the variable's name. */
export type Exposed = { readonly kind: 'printed' | 'argument'; readonly name: string };

/** The first secret that a command shows; `raw` is the command as it is written, quotes and all. */
export function exposedSecret(command: Command, raw: string): Exposed | undefined {
  const words = program(command);
  const [name = ''] = words;
  // Between single quotes a variable is plain text.
  if (raw.includes("'")) return undefined;
  const shown = /^(echo|printf)$/.test(name) ? printed(words, command.next) : undefined;
  if (shown !== undefined) return { kind: 'printed', name: shown };
  const given = words.flatMap((word, at) => handedOver(words, word, words[at + 1] ?? '') ?? [])[0];
  return given === undefined ? undefined : { kind: 'argument', name: given };
}

/** Into a file, a pipe or a substitution it does not reach the log. */
function printed(words: readonly string[], next: string): string | undefined {
  if (!/^(\n|;|&&|\|\||)$/.test(next) || words.some((word) => word.includes('>'))) return undefined;
  return words.flatMap((word) => secretVariable(word) ?? [])[0];
}

/** The name of a variable in a text that is meant to hold a secret. */
function secretVariable(text: string): string | undefined {
  const names = [...text.slice(0, 1000).matchAll(/(?<!\\)\$(?:(\w+)|\{(\w+)\})/g)].map(
    (found) => found[1] ?? found[2] ?? '',
  );
  return names.find(isSecretName);
}

function handedOver(words: readonly string[], word: string, next: string): string | undefined {
  const [name = ''] = words;
  const joined = /^--([a-z][\w-]*)=(.+)$/s.exec(word);
  if (joined) return isSecretName(joined[1] ?? '') ? variableOnly(joined[2] ?? '') : undefined;
  if (/^--[a-z]/.test(word) && isSecretName(word.slice(2))) return variableOnly(next);
  if (word === '-p') return isLogin(words) ? variableOnly(next) : undefined;
  if (name !== 'curl') return undefined;
  if (/^(-H|--header)$/.test(word))
    return /^(private-token|job-token|authorization)\s*:/i.test(next) ? secretVariable(next) : undefined;
  return /^(-u|--user)$/.test(word) && next.includes(':') ? secretVariable(next) : undefined;
}

/** Programs whose `-p` is a password. */
const isLogin = (words: readonly string[]): boolean =>
  words[0] === 'sshpass' || words[0] === 'twine' || words.slice(1, 3).includes('login');

const variableOnly = (text: string): string | undefined =>
  /^\$(\w+|\{\w+\})$/.test(text) ? secretVariable(text) : undefined;
