import type { ShellDocument, ShellWord } from './document.ts';
import { isLiteralSecret, isSecretName, type WrittenSecret, writtenSecrets } from './secret-words.ts';

/** Secrets that a script writes out: assignments, `name=value` arguments, `--password x`, SQL passwords and URLs. */
export function secretsOf(shell: ShellDocument): readonly WrittenSecret[] {
  const words = [...shell.commands.flatMap((command) => command.words), ...shell.heredocs];
  const values = shell.assignments.flatMap(({ value }) => value ?? []);
  const all = [
    ...shell.assignments.flatMap(({ name, value }) =>
      value && isSecretName(name) && isLiteralSecret(value.value) ? [{ name, from: value.from, to: value.to }] : [],
    ),
    ...shell.commands.flatMap((command) => optionValues(command.words)),
    ...[...values, ...words].flatMap(writtenIn),
  ];
  return withoutOverlaps(all.toSorted((a, b) => a.from - b.from));
}

const writtenIn = ({ masked, from }: { readonly masked: string; readonly from: number }): readonly WrittenSecret[] =>
  writtenSecrets(masked).map((secret) => ({ ...secret, from: secret.from + from, to: secret.to + from }));

function withoutOverlaps(sorted: readonly WrittenSecret[]): readonly WrittenSecret[] {
  let end = -1;
  return sorted.filter(({ from, to }) => {
    if (from < end) return false;
    end = to;
    return true;
  });
}

/** `--password x`: the value is the next word. */
function optionValues(words: readonly ShellWord[]): readonly WrittenSecret[] {
  return words.flatMap((word, index) => {
    const value = words[index + 1];
    const name = /^--([a-z][\w-]{1,60})$/i.exec(word.value)?.[1];
    if (name === undefined || value === undefined || value.value.startsWith('-')) return [];
    return isSecretName(name) && isLiteralSecret(value.value) ? [{ name, from: value.from, to: value.to }] : [];
  });
}
