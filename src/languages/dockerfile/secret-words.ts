import { tokenIn } from '../credentials.ts';
import { isLiteralSecret, isSecretName, urlCredentials } from './secret.ts';
import type { ShellCommand } from './shell-command.ts';
import type { Word } from './word.ts';

/** The words of a command that hold a secret, written out. */
export function secretWords(command: ShellCommand): readonly Word[] {
  const { name, words, settings } = command;
  const found = words.filter((word, i) => {
    if (tokenIn(word.text) || urlCredentials(word.text)) return true;
    const before = words[i - 1]?.text ?? '';
    return isSecretOption(name, before, word.text) || isAssignment(name, word) || isHeader(word.text);
  });
  return [...settings.filter((word) => isAssignment('export', word)), ...found];
}

function isSecretOption(name: string, option: string, value: string): boolean {
  if (name === 'curl' && /^(-u|--user|--proxy-user)$/.test(option)) {
    const colon = value.indexOf(':');
    return colon !== -1 && value.length > colon + 1 && isLiteralSecret(value.slice(colon + 1)) && !value.includes('$');
  }
  if (name === 'wget' && /^--(http-)?password=/.test(value))
    return isLiteralSecret(value.slice(value.indexOf('=') + 1));
  return /^--(password|token|api-key|secret)$/.test(option) && !value.startsWith('-') && isLiteralSecret(value);
}

/** `export X_TOKEN=...`, `--password=...`; and `user:password` that goes to `chpasswd`. */
function isAssignment(name: string, { text }: Word): boolean {
  if (name === 'echo')
    return /^(root|[a-z_][\w-]{0,30}):[^\s:$`]{1,60}$/.test(text) && !/^\w+:\/\//.test(text) && /^root:/.test(text);
  const equals = text.indexOf('=');
  const key = text.slice(0, Math.max(equals, 0));
  const isOption = /^--(password|token|api-key)$/.test(key);
  return (isOption || (name === 'export' && isSecretName(key))) && isLiteralSecret(text.slice(equals + 1));
}

function isHeader(text: string): boolean {
  const value = /^(?:authorization|private-token|x-api-key)\s*:\s*(?:bearer |token |basic )?(\S+)$/i.exec(text)?.[1];
  return value !== undefined && isLiteralSecret(value);
}
