import type { ShellCommand, ShellDocument } from './document.ts';

export type ShellOption = 'errexit' | 'nounset' | 'pipefail';

const letters: ReadonlyMap<string, ShellOption> = new Map([
  ['e', 'errexit'],
  ['u', 'nounset'],
]);
const isOption = (word: string): word is ShellOption => word === 'errexit' || word === 'nounset' || word === 'pipefail';

/** `set` and `shopt -o`, wherever they stand, that turn an option on; none for `set +e` and `set -- "$@"`. */
function optionsSetBy(command: ShellCommand): ReadonlySet<ShellOption> {
  const words = command.args.map((word) => word.value);
  if (command.program === 'set') return readOptions(words);
  const isShopt = command.program === 'shopt' && words.some((word) => /^-\w*s/.test(word));
  return isShopt ? new Set(words.filter(isOption)) : new Set();
}

function readOptions(words: readonly string[]): ReadonlySet<ShellOption> {
  const on = new Set<ShellOption>();
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    if (word === '--' || !/^[-+]./.test(word)) break;
    const takesName = word.includes('o');
    const name = words[at + 1] ?? '';
    if (takesName) at += 1;
    if (word.startsWith('+')) continue;
    if (takesName && isOption(name)) on.add(name);
    for (const letter of word.slice(1)) {
      const option = letters.get(letter);
      if (option) on.add(option);
    }
  }
  return on;
}

/** The options that are on somewhere in the script, by its shebang or by `set`. */
export function optionsOf(shell: ShellDocument): ReadonlySet<ShellOption> {
  const byShebang = readOptions(shell.shebang?.options ?? []);
  return new Set([...byShebang, ...shell.commands.flatMap((command) => [...optionsSetBy(command)])]);
}

/** The command that turns one of these options on, else the first that sets any option, else undefined. */
export const settingCommand = (shell: ShellDocument): ShellCommand | undefined =>
  shell.commands.find((command) => optionsSetBy(command).size > 0) ??
  shell.commands.find(({ program, args }) => program === 'set' && /^[-+]\w/.test(args[0]?.value ?? ''));
