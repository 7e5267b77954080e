import { Composer, type Document, Parser, type YAMLError } from 'yaml';
import type { LineMap, Range } from '../../review/range.ts';
import { asSentence, type SyntaxProblem, type TextDocument, textDocument, zeroByte } from '../document.ts';
import { Converter } from './convert.ts';
import type { YamlEntry, YamlNode } from './node.ts';
import { plainWords } from './plain-words.ts';

/** A YAML text that was read. With a `problem` the nodes are what could be read, and not to be judged. */
export type YamlDocument = TextDocument & {
  /** The first document of the text that holds anything. */
  readonly root: YamlNode | undefined;
  /** Every document of a text with `---` between them, empty ones left out. */
  readonly roots: readonly YamlNode[];
  /** Keys that stand twice in the same mapping (the second one): PyYAML takes the last, GitHub and Compose refuse. */
  readonly duplicates: readonly YamlEntry[];
  /** Holds Jinja or Helm templates (`{{ x }}`, `{% if %}`; not GitHub's `${{ x }}`): YAML only once it is rendered. */
  readonly templated: boolean;
};

const template = /(?<!\$)\{\{|\{%/;

/** Longer ones are data, and their checks would take seconds. */
const lengthLimit = 700_000;

/** The documents up to the first error of the grammar; undefined where they are nested too deeply for the parser. */
function documentsOf(text: string): readonly Document.Parsed[] | undefined {
  const parser = new Parser();
  const composer = new Composer({ uniqueKeys: false, strict: false, prettyErrors: false, logLevel: 'silent' });
  const documents: Document.Parsed[] = [];
  let isBroken = false;
  // A broken text may have an error for each of its words, and to note where each was made is what takes the time.
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    for (const token of parser.parse(text)) {
      documents.push(...composer.next(token));
      // What follows an error would only bring more of them, one for each word.
      isBroken = token.type === 'error';
      if (isBroken) break;
    }
    documents.push(...composer.end(isBroken, text.length));
    return documents;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

const tooMuch = (lines: LineMap): SyntaxProblem => ({
  message: lines.text.length > lengthLimit ? 'The file is too long to be read.' : deep,
  at: lines.lineRange(1),
});

const deep = 'The file is nested too deeply to be read.';

/**
 * Reads YAML 1.2 (so `on` and `yes` are texts), as lenient as the tools that learners' files are for. Never throws:
 * what cannot be read becomes `problem`, with the parser's own words.
 */
export function readYaml(path: string, text: string): YamlDocument {
  const base = textDocument(path, text);
  const documents = text.length > lengthLimit ? undefined : documentsOf(text);
  if (!documents)
    return { ...base, roots: [], root: undefined, duplicates: [], templated: false, problem: tooMuch(base.lines) };
  const error = documents.find((document) => document.errors.length > 0)?.errors[0];
  const converter = new Converter(base.lines);
  const read = error ? [] : documents.flatMap((document) => converter.document(document) ?? []);
  const roots = read.filter((root) => root.kind !== 'scalar' || root.value !== null);
  const stop = error ? describe(error, base.lines) : converter.problem;
  const problem = controlCharacter(base.lines) ?? (stop && (conflict(base.lines) ?? stop));
  const templated = template.test(text);
  return {
    ...base,
    roots,
    root: roots[0],
    duplicates: converter.duplicates,
    templated,
    problem: problem && templated ? explainTemplate(problem, base.lines) : problem,
  };
}

/** https://yaml.org/spec/1.2.2/#51-character-set: what PyYAML, libyaml and Go's reader refuse, and ours does not. */
const unprintable = /[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;

function controlCharacter(lines: LineMap): SyntaxProblem | undefined {
  const found = unprintable.exec(lines.text);
  if (!found) return undefined;
  const zero = found[0] === '\0' ? zeroByte(lines) : undefined;
  if (zero) return asSentence(zero);
  const code = found[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
  return {
    message: `Here stands the control character U+${code}, which YAML does not allow.`,
    at: lines.range(found.index, found.index + 1),
  };
}

function conflict(lines: LineMap): SyntaxProblem | undefined {
  const at = /^<{7} /m.exec(lines.text)?.index;
  if (at === undefined) return undefined;
  return {
    message: 'A merge conflict begins here that is not resolved.',
    at: lines.lineRange(lines.position(at).line),
  };
}

function describe(error: YAMLError, lines: LineMap): SyntaxProblem {
  const [from, to] = error.pos;
  if (error.code === 'RESOURCE_EXHAUSTION') return { message: deep, at: lines.range(from, from + 1) };
  const { line, column } = lines.position(from);
  const message = plainWords({
    message: error.message,
    before: lines.line(line).slice(0, column - 1),
    here: lines.line(line).slice(column - 1),
  });
  // The parser names the end of the text where something is never closed: the last line that can be seen is meant.
  const seen = lines.text.trimEnd().length;
  if (from >= seen) return { message, at: lines.lineRange(lines.position(seen).line) };
  // A range over many lines would be a comment on half of the file: the first line is where to look.
  const first = lines.position(from);
  const lineEnd = from + lines.line(first.line).length - first.column + 1;
  return { message, at: lines.range(from, Math.max(Math.min(to, lineEnd), from + 1)) };
}

/** A parser's words about a template are of no use; the line is. */
function explainTemplate(problem: SyntaxProblem, lines: LineMap): SyntaxProblem {
  const { line } = problem.at.start;
  if (!template.test(lines.line(line))) return problem;
  return {
    message: 'This line is a template: the text is YAML only after it was rendered.',
    at: lines.lineRange(line),
  };
}

/** The line `---` with which the document of this root begins. */
export function separatorOf(root: YamlNode): Range {
  const { lines } = root;
  return lines.lineRange(lines.position(lines.text.lastIndexOf('\n---', root.from) + 1).line);
}
