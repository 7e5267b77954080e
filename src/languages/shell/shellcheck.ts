import { spawnSync } from 'node:child_process';
import { z } from 'zod';
import type { LineMap, Range } from '../../review/range.ts';

export type ShellcheckComment = {
  readonly code: number;
  readonly level: 'error' | 'warning' | 'info' | 'style';
  /** In shellcheck's own words. */
  readonly message: string;
  readonly at: Range;
};

/** Runs shellcheck on a text: its standard output, or undefined when it cannot be run. */
export type RunShellcheck = (text: string, args: readonly string[]) => string | undefined;

const program = 'shellcheck';

/** A linter: it reads the script and never runs it. It gets no environment, no configuration file, and a second and a half. */
const runInstalled: RunShellcheck = (text, args) => {
  const result = spawnSync(program, [...args], {
    input: text,
    encoding: 'utf8',
    cwd: '/',
    env: { PATH: '/usr/local/bin:/usr/bin:/bin:/opt/homebrew/bin', LC_ALL: 'C.UTF-8' },
    timeout: 1_500,
    killSignal: 'SIGKILL',
    maxBuffer: 8_000_000,
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  // 0: nothing to say, 1: comments; all else means that it did not judge.
  return result.error === undefined && (result.status === 0 || result.status === 1) ? result.stdout : undefined;
};

const outputSchema = z.object({
  comments: z.array(
    z.object({
      line: z.int(),
      endLine: z.int(),
      column: z.int(),
      endColumn: z.int(),
      level: z.enum(['error', 'warning', 'info', 'style']),
      code: z.int(),
      message: z.string(),
    }),
  ),
});

/** What shellcheck reports, in the order of the text; undefined when it is not installed, fails or takes too long. */
export function shellcheck(
  lines: LineMap,
  dialect: string | undefined,
  run: RunShellcheck = runInstalled,
): readonly ShellcheckComment[] | undefined {
  const output = run(lines.text, ['--norc', '--format=json1', ...(dialect ? [`--shell=${dialect}`] : []), '-']);
  if (output === undefined) return undefined;
  const parsed = outputSchema.safeParse(parseJson(output));
  if (!parsed.success) return undefined;
  return parsed.data.comments
    .map(({ code, level, message, line, column, endLine, endColumn }) => ({
      code,
      level,
      message,
      at:
        line === endLine && column === endColumn
          ? lines.lineRange(line)
          : { start: position(lines, line, column), end: position(lines, endLine, endColumn) },
    }))
    .toSorted((a, b) => a.at.start.line - b.at.start.line || a.at.start.column - b.at.start.column);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** shellcheck counts characters, editors count UTF-16 code units. */
function position(lines: LineMap, line: number, column: number): Range['start'] {
  const before = [...lines.line(line)].slice(0, column - 1).join('');
  return { line, column: before.length + 1 };
}
