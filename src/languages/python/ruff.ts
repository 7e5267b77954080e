import { createRequire } from 'node:module';
import type { Diagnostic, Workspace } from '@astral-sh/ruff-wasm-nodejs';
import type { Edit, LineMap, Range } from '../../review/range.ts';

/** What Ruff says of one place; `code` is undefined for a syntax error. */
export type RuffHit = {
  readonly code: string | undefined;
  readonly message: string;
  readonly at: Range;
  /** The edits that together repair it; empty where Ruff knows none. */
  readonly fix: readonly Edit[];
};

/** The hits in the order of the text, and the rules that were looked for. */
export type RuffRun = { readonly hits: readonly RuffHit[]; readonly rules: ReadonlySet<string> };

type Ruff = typeof import('@astral-sh/ruff-wasm-nodejs');

const require = createRequire(import.meta.url);
const packageName = '@astral-sh/ruff-wasm-nodejs';

/** Rules that some check has asked for. They run together, so a file is read once for all of them. */
const asked = new Set<string>();
let workspace: Workspace | undefined;

/**
 * Runs Ruff on a text: its syntax errors for Python 3.11 and what the asked rules find, in the order of the text.
 * Undefined when Ruff gives up, which it does on nesting that no person writes.
 */
export function ruff(text: string, lines: LineMap, rules: readonly string[] = []): RuffRun | undefined {
  if (rules.some((rule) => !asked.has(rule))) {
    for (const rule of rules) asked.add(rule);
    workspace?.free();
    workspace = undefined;
  }
  try {
    workspace ??= open();
    const found: readonly Diagnostic[] = workspace.check(text);
    const place = placer(text, lines);
    const hits = found
      .map((diagnostic) => ({
        code: diagnostic.code === null || diagnostic.code === 'invalid-syntax' ? undefined : diagnostic.code,
        message: diagnostic.message,
        at: place(diagnostic.start_location, diagnostic.end_location),
        fix: (diagnostic.fix?.edits ?? []).map(({ content, location, end_location }) => ({
          range: place(location, end_location),
          text: content ?? '',
        })),
      }))
      .toSorted((a, b) => lines.offset(a.at.start) - lines.offset(b.at.start));
    return { hits, rules: new Set(asked) };
  } catch {
    // A stack that ran over stays lost to this instance; the next text gets a new one.
    delete require.cache[require.resolve(packageName)];
    workspace = undefined;
    return undefined;
  }
}

function open(): Workspace {
  const { Workspace, PositionEncoding }: Ruff = require(packageName);
  const options = { 'target-version': 'py311', preview: false, lint: { select: [...asked] } };
  return new Workspace(options, PositionEncoding.Utf16);
}

type Location = { readonly row: number; readonly column: number };

/** Ruff's rows also end at a lone carriage return. */
function placer(text: string, lines: LineMap): (start: Location, end: Location) => Range {
  const lone = /\r(?!\n)/.test(text);
  const starts = lone
    ? [0, ...[...text.matchAll(/\r\n|\n|\r/g)].map(({ 0: end, index }) => index + end.length)]
    : undefined;
  const offset = ({ row, column }: Location): number => {
    const start = starts ? (starts[row - 1] ?? text.length) : lines.offset({ line: row, column: 1 });
    return start + column - 1;
  };
  return (start, end) => lines.range(offset(start), offset(end));
}
