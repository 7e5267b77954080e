import type { Range } from '../../review/range.ts';
import { asSentence, type Language, type TextDocument, textDocument, zeroByte } from '../document.ts';
import { type Command, flatCommands, readCommands } from '../workflow/commands.ts';
import { allStatements, readStatements, type Statement } from './statements.ts';
import type { Token } from './tokens.ts';

/** A command of a `sh`, `bat` or `powershell` step, with the string that holds it. */
export type ShellCommand = {
  readonly script: Token;
  readonly command: Command;
  readonly following: Command | undefined;
};

/** A Jenkinsfile. Steps that a shared library brings are not known. */
export type Jenkinsfile = TextDocument & {
  /** Every statement of the file, outer ones first. */
  readonly all: readonly Statement[];
  /** The `pipeline { }` of a declarative file. */
  readonly pipeline: Statement | undefined;
  readonly commands: readonly ShellCommand[];
  /** Steps may come from elsewhere: `@Library`, `library`, `load`. */
  readonly loads: boolean;
  /** Where to point when something is missing in the whole file. */
  readonly startAt: Range;
};

const shells: ReadonlySet<string> = new Set(['sh', 'bat', 'powershell', 'pwsh']);

export const jenkinsfile: Language<Jenkinsfile> = {
  recognise(path, text) {
    if (/(^|[/._-])jenkinsfile([._-][^/]*)?$/i.test(path)) return !/\.(md|txt|ya?ml|json)$/i.test(path);
    if (!/(^|\/)[^/.]+$|\.(groovy|jenkins)$/i.test(path)) return false;
    return (
      /^[ \t]*pipeline[ \t]*\{/m.test(text) || (/^[ \t]*node\b.{0,80}\{/m.test(text) && /\bstage[ \t]*\(/.test(text))
    );
  },
  parse(path, text) {
    const base = textDocument(path, text);
    const { statements, problem } = readStatements(text);
    const zero = zeroByte(base.lines);
    const all = allStatements(statements);
    const pipeline = all.find(({ name, body }) => name === 'pipeline' && body);
    const start = pipeline ?? all.find(({ body }) => body) ?? all[0];
    return {
      ...base,
      problem: zero
        ? asSentence(zero)
        : problem && { message: problem.message, at: base.lines.range(problem.from, problem.to) },
      all,
      pipeline,
      commands: all.filter(runsShell).flatMap(commandsIn),
      loads: all.some(({ name }) => /^(@Library|library|load)\b/.test(name)),
      startAt: start ? base.lines.range(start.from, start.from + start.name.length) : base.lines.lineRange(1),
    };
  },
};

/** `sh '...'`, and `def out = sh(script: '...', returnStdout: true)`. */
const runsShell = ({ tokens }: Statement): boolean =>
  tokens.some(({ kind, text }) => kind === 'word' && shells.has(text));

function commandsIn({ tokens }: Statement): readonly ShellCommand[] {
  const at = tokens.findIndex(({ kind, text }) => kind === 'word' && shells.has(text));
  const rest = tokens.slice(at + 1);
  const named = rest.findIndex(({ text }, index) => text === 'script' && rest[index + 1]?.text === ':');
  const script = (named === -1 ? rest : rest.slice(named)).find(({ kind }) => kind === 'string');
  if (!script) return [];
  const commands = flatCommands(readCommands(script.text));
  return commands.map((command, index) => ({ script, command, following: commands[index + 1] }));
}

/** Where a command stands in the file: its first line. */
export function placeOf({ lines }: Jenkinsfile, { script, command }: ShellCommand): Range {
  const from = (script.content ?? script.from) + command.from;
  const first = script.text.slice(command.from, command.to).split('\n', 1)[0] ?? '';
  return lines.range(from, from + first.trimEnd().length);
}

/** The range of a statement's first word. */
export const nameRange = ({ lines }: Jenkinsfile, { name, from }: Statement): Range =>
  lines.range(from, from + name.length);

/** A section of the declarative pipeline, such as `options`. */
export const section = ({ pipeline }: Jenkinsfile, name: string): Statement | undefined =>
  pipeline?.body?.find((statement) => statement.name === name);
