import {
  DockerfileParser,
  type Dockerfile as ParsedDockerfile,
  type Instruction as ParsedInstruction,
} from 'dockerfile-ast';
import type { LineMap } from '../../review/range.ts';
import { type Language, type TextDocument, textDocument, zeroByte } from '../document.ts';
import { type Fault, findFaults, isTemplateLine } from './faults.ts';
import { Instruction } from './instruction.ts';
import { Stage } from './stage.ts';
import { expand } from './variables.ts';

/** A Dockerfile as its build sees it. `problem` is set only where there is no stage to judge, or a zero byte. */
export type Dockerfile = TextDocument & {
  /** All instructions in order; those that ONBUILD delays follow it. */
  readonly instructions: readonly Instruction[];
  readonly stages: readonly Stage[];
  /** What `docker build` makes without `--target`. */
  readonly final: Stage | undefined;
  /** What `docker build` would refuse, in the order of the text. */
  readonly faults: readonly Fault[];
};

const named = /(^|\/)((docker|container)file([.\-_][^/]*)?|[^/]+\.(docker|container)file)$/i;
const otherFile = /\.(dockerignore|md|rst|sql|py|sh|ya?ml|json|js|ts|html|csv)$/i;
const otherCode =
  /\.(sql|py|md|rst|ipynb|ya?ml|json|[jt]sx?|html?|css|csv|toml|sh|java|scala|kt|go|c|cpp|h|rb|php|xml)$/i;
const from = /^[ \t]*FROM[ \t]+(?:--platform=\S+\s+)?[\w./:@${}-]+(?:\s+AS\s+\S+)?\s*(#.*)?$/im;
const instructionLine = /^[ \t]*(RUN|CMD|COPY|ADD|ENTRYPOINT|WORKDIR|ENV|USER|EXPOSE)\s+\S/im;

export const dockerfile: Language<Dockerfile> = {
  recognise(path, text) {
    if (named.test(path)) return !otherFile.test(path);
    if (otherCode.test(path)) return false;
    const start = text.slice(0, 5000).replace(/^(\uFEFF?\s*(#[^\n]*)?\n)+/, '');
    return /^\s*(FROM|ARG)\s+\S/i.test(start) && from.test(start) && instructionLine.test(start);
  },

  parse(path, text) {
    const document = textDocument(path, text);
    // A byte order mark would become part of the first keyword, and a lone carriage return ends no line for Docker.
    const parsed = DockerfileParser.parse(text.replace(/^\uFEFF/, ' ').replace(/\r(?!\n)/g, ' '));
    const instructions = parsed.getInstructions().flatMap((each) => toInstruction(document.lines, parsed, each));
    const stages = toStages(instructions);
    const zero = zeroByte(document.lines);
    const faults = zero
      ? [{ kind: 'zero', word: zero.message, at: zero.at } as const]
      : findFaults(document.lines, instructions, stages);
    const at = faults[0]?.at ?? document.lines.lineRange(1);
    const noImage =
      stages.length === 0 ? { message: 'There is no FROM, so there is no image to start from.', at } : undefined;
    const withDelayed = instructions.flatMap((each) => (each.delayed ? [each, each.delayed] : [each]));
    return { ...document, instructions: withDelayed, stages, final: stages.at(-1), faults, problem: zero ?? noImage };
  },
};

function toInstruction(lines: LineMap, parsed: ParsedDockerfile, each: ParsedInstruction): readonly Instruction[] {
  const { start, end } = each.getRange();
  const from = lines.offset({ line: start.line + 1, column: start.character + 1 });
  const to = lines.offset({ line: end.line + 1, column: end.character + 1 });
  // A line of a template engine is no instruction: what is around it can still be read.
  return isTemplateLine(lines.line(start.line + 1))
    ? []
    : [new Instruction(lines, from, to, parsed.getEscapeCharacter())];
}

function toStages(instructions: readonly Instruction[]): readonly Stage[] {
  const globals = new Map<string, string | undefined>();
  const stages: Stage[] = [];
  const named = new Map<string, Stage>();
  const starts = instructions.flatMap((each, i) => (each.keyword === 'FROM' ? [i] : []));
  for (const each of instructions.slice(0, starts[0] ?? 0)) {
    if (each.keyword !== 'ARG') continue;
    for (const { name, value } of each.assignments) {
      globals.set(name, value === undefined ? undefined : expand(value, globals));
    }
  }
  starts.forEach((start, i) => {
    const first = instructions[start];
    if (!first) return;
    const stage = new Stage(first, instructions.slice(start + 1, starts[i + 1]), stages.length, named, globals);
    stages.push(stage);
    if (stage.name !== undefined) named.set(stage.name, stage);
  });
  return stages;
}
