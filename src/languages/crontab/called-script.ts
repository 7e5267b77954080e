import type { Submission } from '../../review/submission.ts';
import type { ShellDocument } from '../shell/document.ts';

/** The shell scripts of the repository that a command of cron names, by their file names: where they are installed differs. */
export function calledScripts(command: string, submission: Submission): readonly ShellDocument[] {
  const names = new Set(command.split(/[\s;&|<>"'`$()]+/).map((word) => word.slice(word.lastIndexOf('/') + 1)));
  return submission
    .pathsOf('shell')
    .filter((path) => names.has(path.slice(path.lastIndexOf('/') + 1)))
    .flatMap((path) => submission.document('shell', path) ?? []);
}
