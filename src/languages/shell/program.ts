import type { ShellWord } from './document.ts';

/** Commands that run another one; the number of their own arguments before it. */
const wrappers: ReadonlyMap<string, number> = new Map([
  ['sudo', 0],
  ['command', 0],
  ['exec', 0],
  ['time', 0],
  ['nohup', 0],
  ['env', 0],
  ['builtin', 0],
  ['nice', 0],
  ['ionice', 0],
  ['setsid', 0],
  ['timeout', 1],
]);
/** Options of those that take the next word. */
const takesValue = new Set(['-u', '-g', '-n', '-k', '-s', '--signal', '--kill-after', '--user', '-c']);

/** What a command really runs: `sudo -u etl timeout 30 curl x` runs `curl` with `x`. */
export function programOf(words: readonly ShellWord[]): {
  readonly program: string;
  readonly args: readonly ShellWord[];
} {
  let rest = words;
  for (let depth = 0; depth < 8; depth += 1) {
    const [first, ...args] = rest;
    const name = first?.value.replace(/^(?:\/[\w.-]+)+\//, '') ?? '';
    const own = wrappers.get(name);
    if (own === undefined) return { program: name.includes('\0') ? '' : name, args };
    rest = args.slice(optionsLength(args) + own);
  }
  return { program: '', args: [] };
}

/** How many words at the start are options, their values, or `NAME=value`. */
function optionsLength(args: readonly ShellWord[]): number {
  let at = 0;
  while (at < args.length) {
    const value = args[at]?.value ?? '';
    if (!/^-./.test(value) && !/^[A-Za-z_]\w*=/.test(value)) return at;
    at += takesValue.has(value) ? 2 : 1;
  }
  return at;
}
