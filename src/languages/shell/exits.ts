import type { ShellCommand } from './document.ts';

/** `exit 1`, `exit "$status"`, or a call of what scripts name so: `die`, `fail`. */
export function isFailure({ program, args }: ShellCommand): boolean {
  if (/^(?:die|fail|fatal|abort|bail)\w*$/i.test(program)) return true;
  if (program !== 'exit') return false;
  const code = args[0]?.value;
  return code !== undefined && code !== '' && !/^0+$/.test(code);
}

/** Whether the text of a message says that something went wrong. */
export const saysError = (words: string): boolean =>
  /\b(?:error|fatal|failed|failure|cannot|can't|could not|not found|missing|invalid|no such|does not exist)\b/i.test(
    words,
  );

/** `echo` and `printf` that go where results go: not to another descriptor, a file, or a pipe. */
export const printsToOutput = (command: ShellCommand): boolean =>
  (command.program === 'echo' || command.program === 'printf') &&
  command.redirects.length === 0 &&
  command.pipeline === undefined;
