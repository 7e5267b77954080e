import { isCollection, LineCounter, type Node, parseDocument } from 'yaml';
import type { z } from 'zod';
import type { CurriculumProblem } from './curriculum.ts';
import { pathOf, remedyOf } from './schema-issue.ts';
import { yamlFault } from './yaml-fault.ts';

export type FrontMatter<T> =
  | { readonly ok: true; readonly data: T; readonly body: string; lineOf(path: readonly PropertyKey[]): number }
  | { readonly ok: false; readonly problems: readonly CurriculumProblem[] };

/** Reads YAML between `---` lines, and the Markdown after it. Every problem carries the line in the file. */
export function parseFrontMatter<S extends z.ZodType>(file: string, text: string, schema: S): FrontMatter<z.output<S>> {
  const match = /^---\r?\n([\s\S]*?)\r?\n---\r?\n?/.exec(text);
  if (!match)
    return {
      ok: false,
      problems: [{ file, line: 1, message: 'begin the file with front matter between two `---` lines' }],
    };
  const parsed = parseYaml(file, match[1] ?? '', schema, 1);
  return parsed.ok ? { ...parsed, body: text.slice(match[0].length) } : parsed;
}

type Parsed<T> =
  | { readonly ok: true; readonly data: T; lineOf(path: readonly PropertyKey[]): number }
  | { readonly ok: false; readonly problems: readonly CurriculumProblem[] };

/** Reads a YAML text by a schema; `linesBefore` is added to every line that a problem names. */
export function parseYaml<S extends z.ZodType>(
  file: string,
  text: string,
  schema: S,
  linesBefore = 0,
): Parsed<z.output<S>> {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter });
  const at = (offset: number): number => counter.linePos(offset).line + linesBefore;
  const [error] = document.errors;
  if (error) {
    const { offset, message } = yamlFault(error, text);
    return { ok: false, problems: [{ file, line: at(offset), message }] };
  }
  const lineOf = (path: readonly PropertyKey[]): number => at(closest(document.contents, path));
  let value: unknown;
  try {
    // A text of comments alone has no keys.
    value = document.toJS({ maxAliasCount: 50 }) ?? {};
  } catch {
    return {
      ok: false,
      problems: [{ file, line: 1 + linesBefore, message: 'too many YAML aliases; write the values out' }],
    };
  }
  const result = schema.safeParse(value);
  if (result.success) return { ok: true, data: result.data, lineOf };
  const problems = result.error.issues.map((issue) => {
    const path = pathOf(issue);
    const name = path.length > 0 ? `\`${path.join('.')}\`: ` : '';
    return { file, line: lineOf(path), message: `${name}${remedyOf(issue, schema)}` };
  });
  return { ok: false, problems };
}

/** Offset of the node at `path`, or of the nearest one above it that exists. */
function closest(root: Node | null, path: readonly PropertyKey[]): number {
  let offset = root?.range?.[0] ?? 0;
  let node: unknown = root;
  for (const key of path) {
    if (!isCollection(node)) break;
    const items = node.items as readonly { key?: { value?: unknown; range?: readonly number[] } }[];
    const pair = items.find((item) => item.key?.value === key);
    const next = node.get(key as never, true) as Node | undefined;
    if (pair?.key?.range?.[0] !== undefined) offset = pair.key.range[0];
    else if (next?.range) offset = next.range[0];
    node = next;
  }
  return offset;
}
