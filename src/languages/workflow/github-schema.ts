import { readFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { dirname, join } from 'node:path';
import { convertOn } from '@actions/workflow-parser/model/converter/events';
import { convertJobs } from '@actions/workflow-parser/model/converter/jobs';
import { JSONObjectReader } from '@actions/workflow-parser/templates/json-object-reader';
import { TemplateSchema } from '@actions/workflow-parser/templates/schema/index';
import { TemplateContext, TemplateValidationErrors } from '@actions/workflow-parser/templates/template-context';
import { readTemplate } from '@actions/workflow-parser/templates/template-reader';
import type { TemplateToken } from '@actions/workflow-parser/templates/tokens/index';
import { isMapping } from '@actions/workflow-parser/templates/tokens/type-guards';
import { NoOperationTraceWriter } from '@actions/workflow-parser/templates/trace-writer';
import { YamlObjectReader } from '@actions/workflow-parser/workflows/yaml-object-reader';
import { editDistance } from '../../review/edit-distance.ts';
import { type LineMap, type Range, span } from '../../review/range.ts';
import type { YamlDocument } from '../yaml/read-yaml.ts';

/** Something that GitHub's own parser refuses, in its words. */
export type SchemaProblem = { readonly message: string; readonly at: Range };

// The package's entry imports JSON without an import attribute, which Node refuses; its modules can be imported one by
// one, and then the schema is read here. Once, at import, as a grammar would be.
const schema = TemplateSchema.load(new JSONObjectReader(undefined, schemaText()));

function schemaText(): string {
  const manifest = findPackageJSON('@actions/workflow-parser', import.meta.url);
  if (manifest === undefined) throw new Error('@actions/workflow-parser is not installed');
  return readFileSync(join(dirname(manifest), 'dist', 'workflow-v1.0.min.json'), 'utf8');
}

/** The parser writes every alias out anew, so a few nested anchors could ask for millions of nodes. */
const aliasLimit = 20;
/** Its time grows with the square of a script's length; no file that a person writes is so long. */
const lengthLimit = 200_000;

/**
 * What GitHub's parser says of a workflow that is valid YAML: unknown keys, wrong types, contexts that are not available
 * where they are used, expressions that cannot be read, needs that never come. Problems without a place are left out.
 */
export function schemaProblems({ text, lines }: YamlDocument): readonly SchemaProblem[] {
  if (text.length > lengthLimit) return [];
  if ((text.match(/(^|[\s[,])\*[\w-]/g)?.length ?? 0) > aliasLimit) return [];
  const context = new TemplateContext(new TemplateValidationErrors(), schema, new NoOperationTraceWriter());
  try {
    read(context, text);
  } catch {
    // It throws on some texts that no one writes; then it has not judged them.
    return [];
  }
  const found = context.errors
    .getErrors()
    .flatMap(({ rawMessage, range }) => (range ? [{ message: rawMessage, at: firstLine(range, lines) }] : []));
  return found
    .filter((problem, index) => !follows(problem, found.slice(0, index), found))
    .map(({ message, at }) => ({ message: inPlainWords(message), at }));
}

/** Whether a problem is only there because of a key that is named as well: the mapping is unclear, or lacks that key. */
function follows(
  { message, at }: SchemaProblem,
  before: readonly SchemaProblem[],
  all: readonly SchemaProblem[],
): boolean {
  if (message.startsWith(unclear)) return before.some((other) => other.at.start.line === at.start.line);
  const missing = missingKey(message);
  return missing !== undefined && all.some((other) => isMisspelled(other, missing) && isBelow(other.at, at, all));
}

const missingKey = (message: string): string | undefined =>
  /^Required property is missing: (\S{1,40})$/.exec(message)?.[1];

function isMisspelled({ message }: SchemaProblem, key: string): boolean {
  const written = /^Unexpected value '([^']{1,40})'$/.exec(message)?.[1];
  return written !== undefined && editDistance(written, key) <= 2;
}

/** Whether a key stands in the mapping that begins at `start` and lacks one, not in a later one that does. */
const isBelow = (key: Range, start: Range, all: readonly SchemaProblem[]): boolean =>
  key.start.column === start.start.column &&
  key.start.line >= start.start.line &&
  !all.some(
    ({ message, at: { start: other } }) =>
      missingKey(message) !== undefined && other.line > start.start.line && other.line <= key.start.line,
  );

const unclear = "There's not enough info to determine what you meant";

function inPlainWords(message: string): string {
  if (message === "Unexpected value '<<'")
    return "GitHub reads anchors, but not the merge key '<<'; write the keys out";
  if (!message.startsWith(unclear)) return message;
  if (/\bruns-on\b/.test(message)) return 'this job has neither runs-on nor uses';
  return /\brun\b/.test(message) ? 'this step has neither run nor uses' : message;
}

/** What is wrong with a whole job is said on its first line. The parser may count lines and columns in its own way. */
function firstLine({ start, end }: Range, lines: LineMap): Range {
  const line = Math.min(start.line, lines.lineCount);
  const last = lines.line(line).length + 1;
  const column = Math.min(start.column, last);
  return span(line, column, start.line === end.line ? Math.min(Math.max(end.column, column), last) : last);
}

function read(context: TemplateContext, text: string): void {
  const file = context.getFileId('workflow');
  const reader = new YamlObjectReader(file, text);
  if (reader.errors.length > 0) return;
  const root = readTemplate(context, 'workflow-root-strict', reader, file);
  if (root && context.errors.count === 0) convert(context, root);
}

/** The rules between the parts, such as `needs` in a circle; they presume that the parts are right. */
function convert(context: TemplateContext, root: TemplateToken): void {
  if (!isMapping(root)) return;
  for (const { key, value } of root) {
    if (key.toString() === 'on') convertOn(context, value);
    if (key.toString() === 'jobs') convertJobs(context, value);
  }
}
