import type { Command } from './commands.ts';
import { isSwallowed, runsLint, testRun } from './tools.ts';

/** The commands of one script, and its text: what one shell runs from top to bottom. */
export type Script = { readonly text: string; readonly commands: readonly Command[] };

/**
 * How the failure of a test or a linter goes unheard: another command replaces its result (`||`), the pipe behind it
 * does, `set +e` lets the script go on to its good end, or the linter was told to succeed whatever it finds.
 */
export type Unheard = 'ignored' | 'piped' | 'unchecked' | 'lenient';

/** Whether a command says by failing that the code is wrong: it runs tests or a linter. */
export function judges(command: Command): boolean {
  const tests = testRun(command);
  return runsLint(command) || (tests !== undefined && tests !== 'opaque');
}

/** The commands of a script whose result is dropped, and how; `strict` has the linters that fail elsewhere in the file. */
export function* unheard(
  script: Script,
  { pipefail, strict }: { readonly pipefail: boolean; readonly strict: ReadonlySet<string> },
): Generator<{ readonly at: number; readonly how: Unheard }> {
  const { text, commands } = script;
  const isPlain = !pipefail && !/pipefail|PIPESTATUS/.test(text);
  const endsWell = alwaysEndsWell(script);
  let isOn = true;
  for (const [at, command] of commands.entries()) {
    isOn = switched(command) ?? isOn;
    if (!judges(command)) continue;
    if (isSwallowed(command, commands[at + 1])) yield { at, how: 'ignored' };
    else if (isPlain && isPiped(commands, at)) yield { at, how: 'piped' };
    else if (!isOn && endsWell) yield { at, how: 'unchecked' };
    else if (isLenient(command, strict)) yield { at, how: 'lenient' };
  }
}

const passingOn = /^(tee|cat|tail|head|sed|ts|less|more)$/;

/** No pipe that a person writes has more commands. */
const pipeLimit = 20;

/** `pytest | tee log`: a pipe has the result of its last command, and `tee` succeeds. */
function isPiped(commands: readonly Command[], at: number): boolean {
  if (commands[at]?.next !== '|') return false;
  let last = at + 1;
  while (commands[last]?.next === '|' && last - at < pipeLimit) last++;
  return passingOn.test(commands[last]?.words[0] ?? '');
}

/** Whether a script that does not stop at a failure ends well, and never asks how its commands ended. */
function alwaysEndsWell({ text, commands }: Script): boolean {
  if (/\$\?|PIPESTATUS|\btrap\b|&&|\|\||\bif\b|\bexit\s+(?!0\b)\S/.test(text)) return false;
  return /^(true|:|exit 0|echo( .*)?)$/s.test(commands.at(-1)?.words.join(' ') ?? '');
}

/** `set -e` and `set +e`: whether the script stops at a failure from here on. */
function switched({ words: [name, ...options] }: Command): boolean | undefined {
  if (name !== 'set') return undefined;
  const given = options.join(' ');
  if (/(^| )\+([a-df-z]*e|o errexit)/.test(given)) return false;
  return /(^| )-([a-df-z]*e|o errexit)/.test(given) ? true : undefined;
}

const lenient = '--exit-zero';
/** The linters that know the option. */
const isLenientLinter = (word: string): boolean => /^(ruff|flake8|pylint)$/.test(word);

/** The linters that some command of the file runs so that they can fail. */
export const strictLinters = (all: readonly Command[]): ReadonlySet<string> =>
  new Set(
    all.flatMap(({ words }) =>
      words.includes(lenient) || words.includes('install') ? [] : words.filter(isLenientLinter),
    ),
  );

/** `flake8 --exit-zero`, where the file runs that linter nowhere without the option. */
function isLenient({ words }: Command, strict: ReadonlySet<string>): boolean {
  const linter = words.find(isLenientLinter);
  return linter !== undefined && words.includes(lenient) && !strict.has(linter);
}

/** What a message about a command names. */
export const namesIn = ({ words }: Command): Readonly<Record<'command' | 'linter', string>> => ({
  command: words.join(' '),
  linter: words.find(isLenientLinter) ?? '',
});
