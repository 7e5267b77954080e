import type { LineMap, Range } from '../../review/range.ts';
import { isTemplated } from './image.ts';
import type { Instruction } from './instruction.ts';
import type { Stage } from './stage.ts';

/** https://docs.docker.com/reference/dockerfile/#overview */
const keywords = new Set(
  'ADD ARG CMD COPY ENTRYPOINT ENV EXPOSE FROM HEALTHCHECK LABEL MAINTAINER ONBUILD RUN SHELL STOPSIGNAL USER VOLUME WORKDIR'.split(
    ' ',
  ),
);

/** More than this is one mistake told often. */
const faultLimit = 20;

/** A line that Jinja, Go templates or a C-like preprocessor would take out. */
export const isTemplateLine = (line: string): boolean => /^\s*(\{\{|\{%|\{#|<%|#include\b)/.test(line);

/** What is wrong: an id of the messages of `dockerfile/syntax-error`, the word it is about and its place. */
export type Fault = { readonly kind: FaultKind; readonly word: string; readonly at: Range };

type FaultKind =
  | 'zero'
  | 'value'
  | 'unknown'
  | 'continued'
  | 'early'
  | 'empty'
  | 'target'
  | 'comment'
  | 'image'
  | 'start'
  | 'heredoc';

/** What `docker build` refuses and one can see without building. */
export function findFaults(
  lines: LineMap,
  instructions: readonly Instruction[],
  stages: readonly Stage[],
): readonly Fault[] {
  const faults: Fault[] = [];
  let seenFrom = false;
  for (const each of instructions) {
    const word = lines.text.slice(each.from, each.from + each.keyword.length).slice(0, 40);
    const kind = keywords.has(each.keyword) ? faultOf(each, seenFrom) : unknownKeyword(word, isIndented(lines, each));
    if (kind) faults.push({ kind, word, at: each.range });
    seenFrom ||= each.keyword === 'FROM';
    if (faults.length >= faultLimit) break;
  }
  return stages.length === 0 && faults.length === 0
    ? [{ kind: 'start', word: 'FROM', at: lines.lineRange(1) }]
    : faults;
}

function faultOf(each: Instruction, seenFrom: boolean): FaultKind | undefined {
  const { keyword, words } = each;
  if (!seenFrom && keyword !== 'FROM' && keyword !== 'ARG') return 'early';
  if (words.length === 0 && !each.body) return mayBeEmpty.has(keyword) ? undefined : 'empty';
  if (keyword === 'FROM') return faultOfFrom(each);
  if (isUnclosed(each)) return 'heredoc';
  if (keyword === 'ENV' && words.length === 1 && !/[={]/.test(words[0]?.raw ?? '')) return 'value';
  const needsTarget = (keyword === 'COPY' || keyword === 'ADD') && !each.body;
  return needsTarget && (each.exec ?? words).length < 2 ? 'target' : undefined;
}

const mayBeEmpty = new Set(['CMD', 'ENTRYPOINT', 'HEALTHCHECK']);

function faultOfFrom({ words, line }: Instruction): FaultKind | undefined {
  if (isTemplated(line.text)) return undefined;
  if (words.length === 1 || (words.length === 3 && words[1]?.text.toLowerCase() === 'as')) return undefined;
  // Docker takes no comment at the end of a line.
  return words.some((word) => word.raw.startsWith('#')) ? 'comment' : 'image';
}

/** `RUN <<EOF` takes everything up to a line `EOF`. */
function isUnclosed({ keyword, words, body }: Instruction): boolean {
  if (!/^(?:RUN|COPY|ADD)$/.test(keyword)) return false;
  const ends = words.flatMap(({ raw }) => /^\d*<<-?(["']?)([a-z_]\w*)\1$/i.exec(raw)?.[2] ?? []);
  if (ends.length === 0) return false;
  const lines = new Set(body?.text.split('\n').map((line) => line.trim()));
  return ends.some((end) => !lines.has(end));
}

const isIndented = ({ text }: LineMap, { from }: Instruction): boolean => /[ \t]/.test(text.charAt(from - 1));

/** A line that is indented, or looks like a shell's, belongs to the RUN above it. */
const unknownKeyword = (word: string, indented: boolean): FaultKind =>
  indented || /[^a-z]|^(pip|apt|apk|curl|wget|python|echo|rm|mkdir|cd|chmod|chown|export)$/i.test(word)
    ? 'continued'
    : 'unknown';
