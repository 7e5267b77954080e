import type { ShellCommand, ShellDocument } from './document.ts';

const dumping = /^(?:pg_dump|pg_dumpall|pg_basebackup|mysqldump|mariadb-dump|mydumper|mariadb-backup|xtrabackup)$/;
const restoring = /^(?:pg_restore|myloader)$/;
/** These read a dump where they are given one: from a file, a redirect or a pipe. */
const client = /^(?:psql|mysql|mariadb)$/;

/** Commands that write a database out, also inside of a container (`docker compose exec db pg_dump`). */
export const dumps = (shell: ShellDocument): readonly ShellCommand[] =>
  shell.commands.filter((command) => calls(command, dumping));

/** Commands that read a dump in; to list what it holds is not yet that. */
export const restores = (shell: ShellDocument): readonly ShellCommand[] =>
  shell.commands.filter(
    (command) =>
      (calls(command, restoring) && !command.args.some(({ value }) => /^(?:-l|--list)$/.test(value))) ||
      (calls(command, client) && readsIn(shell, command)),
  );

/** A word that is a program, by its own name or with its folder; an option or a file is none. */
const calls = ({ program, args }: ShellCommand, wanted: RegExp): boolean =>
  wanted.test(baseName(program)) || (runners.test(program) && args.some(({ value }) => wanted.test(baseName(value))));

const runners = /^(?:docker|docker-compose|podman|kubectl|ssh)$/;

const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

function readsIn(shell: ShellDocument, command: ShellCommand): boolean {
  const { args, redirects, pipeline, from } = command;
  if (redirects.some(({ operator }) => operator === '<')) return true;
  if (args.some(({ value }) => /^(?:-f.*|--file(?:=.*)?)$/s.test(value) || /^(?:source|\\\.) /.test(value)))
    return true;
  return pipeline !== undefined && shell.commands.some((other) => other.pipeline === pipeline && other.from < from);
}
