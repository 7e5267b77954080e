import type { LineMap, Range } from '../../review/range.ts';
import { execCommands, type ShellCommand, shellCommands } from './shell-command.ts';
import { joinLines, type LogicalText, splitWords, Word } from './word.ts';

/** `--from=build`, `--mount=type=cache,target=/x`. */
export type Flag = { readonly name: string; readonly value: string; readonly word: Word };

/** `X=y` of an ENV or ARG; without a value where an ARG only names it. */
export type Assignment = { readonly name: string; readonly value: string | undefined; readonly word: Word };

/** One instruction with its arguments, continuation lines joined. */
export class Instruction {
  /** In capitals. */
  readonly keyword: string;
  readonly keywordRange: Range;
  readonly flags: readonly Flag[];
  /** Arguments without flags, split at white space. */
  readonly words: readonly Word[];
  /** Arguments without flags, as one line. */
  readonly line: LogicalText;
  /** What the heredocs of this instruction hold, end markers included. */
  readonly body: LogicalText | undefined;
  /** The instruction that ONBUILD delays. */
  readonly delayed: Instruction | undefined;
  /** Offsets in the file, from the keyword to the end of the last line. */
  readonly from: number;
  readonly to: number;
  readonly #lines: LineMap;
  #exec: readonly Word[] | null | undefined;
  #commands: readonly ShellCommand[] | undefined;
  #assignments: readonly Assignment[] | undefined;

  constructor(lines: LineMap, from: number, to: number, escapeChar: string) {
    const keyword = /^\S+/.exec(lines.text.slice(from, Math.min(to, from + 200)))?.[0] ?? '';
    const { line, body } = joinLines(lines, from + keyword.length, to, escapeChar);
    const words = splitWords(line, escapeChar);
    const leading = words.findIndex((word) => !/^--\w/.test(word.raw));
    const count = leading === -1 ? words.length : leading;
    const hasFlags = /^(FROM|RUN|COPY|ADD|HEALTHCHECK)$/i.test(keyword);
    this.#lines = lines;
    this.from = from;
    this.to = to;
    this.keyword = keyword.toUpperCase();
    this.keywordRange = lines.range(from, from + keyword.length);
    this.flags = hasFlags ? words.slice(0, count).map(toFlag) : [];
    this.words = hasFlags ? words.slice(count) : words;
    this.line = hasFlags ? afterFlags(line, words.slice(0, count)) : line;
    this.body = body;
    // Docker refuses an ONBUILD in an ONBUILD.
    const first = keyword.toUpperCase() === 'ONBUILD' ? this.words[0] : undefined;
    this.delayed =
      first && !/^onbuild$/i.test(first.raw) ? new Instruction(lines, first.from, to, escapeChar) : undefined;
  }

  /** Where a comment on the whole instruction stands: its first line, without the escape character at the end. */
  get range(): Range {
    const start = this.#lines.position(this.from);
    const line = this.#lines.line(start.line).trimEnd();
    const { length } = line.endsWith('\\') ? line.slice(0, -1).trimEnd() : line;
    return { start, end: { line: start.line, column: Math.max(length + 1, start.column + 1) } };
  }

  flag(name: string): Flag | undefined {
    return this.flags.find((flag) => flag.name === name);
  }

  /** The words of the JSON form, `["a", "b"]`; undefined when it is not written so. */
  get exec(): readonly Word[] | undefined {
    if (this.#exec === undefined) this.#exec = execForm(this.line) ?? null;
    return this.#exec ?? undefined;
  }

  /** The simple commands of a RUN, CMD or ENTRYPOINT: of the shell form, the exec form or the heredoc. */
  get commands(): readonly ShellCommand[] {
    this.#commands ??= this.#readCommands();
    return this.#commands;
  }

  #readCommands(): readonly ShellCommand[] {
    if (this.exec) return execCommands(this.exec, this.line);
    const commands = shellCommands(this.line);
    const [first] = this.words;
    if (!this.body || !first) return commands;
    // `RUN <<EOF` runs its body; `RUN cat <<EOF > file` only writes it.
    const runsBody = first.raw.startsWith('<<') || /^(\/bin\/)?(ba)?sh$/.test(first.text);
    return runsBody ? [...commands, ...shellCommands(this.body)] : commands;
  }

  /** `key=value` pairs; the old `ENV key value` too. */
  get assignments(): readonly Assignment[] {
    this.#assignments ??= this.#readAssignments();
    return this.#assignments;
  }

  #readAssignments(): readonly Assignment[] {
    const [first, second] = this.words;
    if (this.keyword === 'ENV' && first && second && !first.raw.includes('=')) {
      const last = this.words.at(-1) ?? second;
      const word = new Word(this.#lines, first.from, last.to, this.#lines.text.slice(first.from, last.to), first.text);
      return [
        {
          name: first.text,
          value: this.words
            .slice(1)
            .map((part) => part.text)
            .join(' '),
          word,
        },
      ];
    }
    return this.words.map((word) => {
      const equals = word.text.indexOf('=');
      if (equals === -1) return { name: word.text, value: undefined, word };
      return { name: word.text.slice(0, equals), value: word.text.slice(equals + 1), word };
    });
  }

  /** What a COPY or ADD takes from, without its target; none where a heredoc gives the content. */
  get sources(): readonly Word[] {
    const words = this.exec ?? this.words;
    return words.slice(0, -1).filter((word) => !word.raw.startsWith('<<'));
  }

  get target(): Word | undefined {
    return (this.exec ?? this.words).at(-1);
  }
}

function toFlag(word: Word): Flag {
  const text = word.text.slice(2);
  const equals = text.indexOf('=');
  return equals === -1
    ? { name: text, value: '', word }
    : { name: text.slice(0, equals), value: text.slice(equals + 1), word };
}

function afterFlags(line: LogicalText, flags: readonly Word[]): LogicalText {
  let at = 0;
  for (const flag of flags) at = line.text.indexOf(flag.raw, at) + flag.raw.length;
  return at === 0 ? line : line.slice(at, line.text.length);
}

function execForm(line: LogicalText): readonly Word[] | undefined {
  if (!/^\s*\[/.test(line.text)) return undefined;
  let values: unknown;
  try {
    values = JSON.parse(line.text);
  } catch {
    return undefined;
  }
  if (!Array.isArray(values) || !values.every((value) => typeof value === 'string')) return undefined;
  const places = [...line.text.matchAll(/"(?:[^"\\]|\\.)*"/g)];
  return values.map((value, i) => {
    const from = places[i]?.index ?? 0;
    return line.word(from, from + (places[i]?.[0].length ?? 0), value);
  });
}
