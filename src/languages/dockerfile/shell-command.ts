import { LogicalText, type Word } from './word.ts';

/** One simple command of a RUN: `apt-get install -y curl`. */
export type ShellCommand = {
  /** The program without its folder: `pip` for `/opt/venv/bin/pip`. */
  readonly name: string;
  /** The program and its arguments, without `sudo`, `env X=y` and the like. */
  readonly words: readonly [Word, ...Word[]];
  /** Programs that only start another: `sudo`, `env`. */
  readonly wrappers: readonly Word[];
  /** `X=y` before the command. */
  readonly settings: readonly Word[];
  /** What stands before it: `&&`, `||`, `;`, `|`, `&`, a line break, or '' for the first. */
  readonly operator: string;
};

type Token = { readonly word?: Word; readonly operator?: string };

/** `bash -c "sh -c '...'"`: strings in strings are read this deep. */
const nestingLimit = 3;

/** Splits shell text into its simple commands; those in `sh -c "..."` included. Never throws, linear in the text. */
export function shellCommands(code: LogicalText, nesting = 0): readonly ShellCommand[] {
  const commands: ShellCommand[] = [];
  let words: Word[] = [];
  let before = '';
  const close = (next: string) => {
    const command = toCommand(words, before);
    if (command) commands.push(command, ...innerCommands(command, code, nesting));
    if (words.length > 0 || before === '') before = next;
    else if (next !== '\n') before = next;
    words = [];
  };
  for (const token of tokens(code)) {
    if (token.word) words.push(token.word);
    else close(token.operator ?? '');
  }
  close('');
  return commands;
}

/** The commands of an exec form: `["bash", "-c", "..."]`. */
export function execCommands(words: readonly Word[], code: LogicalText): readonly ShellCommand[] {
  const command = toCommand(words, '');
  return command ? [command, ...innerCommands(command, code, 0)] : [];
}

function innerCommands(command: ShellCommand, code: LogicalText, nesting: number): readonly ShellCommand[] {
  if (!/^(ba|da|z|a|k)?sh$|^su$/.test(command.name) || nesting >= nestingLimit) return [];
  const flag = command.words.findIndex((word) => /^-[a-z]*c$/.test(word.text));
  const script = flag > 0 ? command.words[flag + 1] : undefined;
  if (!script) return [];
  const quote = /^(['"])[\s\S]*\1$/.test(script.raw) ? 1 : 0;
  const inner = script.raw.slice(quote, script.raw.length - quote);
  const place = [{ at: 0, from: script.from + quote }];
  return shellCommands(new LogicalText(code.lines, inner, place), nesting + 1);
}

const reserved = new Set(['if', 'then', 'else', 'elif', 'do', 'while', 'until', '!', '{', '}', 'fi', 'done', 'esac']);
const wrappers: Readonly<Record<string, number>> = {
  sudo: 0,
  env: 0,
  exec: 0,
  nohup: 0,
  time: 0,
  nice: 0,
  command: 0,
  eatmydata: 0,
  xargs: 0,
  gosu: 1,
  'su-exec': 1,
  timeout: 1,
  retry: 0,
};
/** `conda run -n x`, `poetry run`: what follows is the command. */
const runners = new Set(['conda', 'mamba', 'micromamba', 'poetry', 'pipenv', 'pdm', 'hatch']);
const valued = /^(-u|-g|-n|-p|-I|-L|-P|--user|--name|--prefix)$/;

function toCommand(all: readonly Word[], operator: string): ShellCommand | undefined {
  const wrapped: Word[] = [];
  const settings: Word[] = [];
  let at = 0;
  for (;;) {
    const word = all[at];
    if (!word) return undefined;
    const name = baseName(word.text);
    if (reserved.has(word.raw)) {
      at++;
    } else if (/^[A-Za-z_]\w*\+?=/.test(word.raw)) {
      settings.push(word);
      at++;
    } else if (Object.hasOwn(wrappers, name)) {
      wrapped.push(word);
      at = skipOptions(all, at + 1) + (wrappers[name] ?? 0);
    } else if (runners.has(name) && all[at + 1]?.text === 'run') {
      wrapped.push(word);
      at = skipOptions(all, at + 2);
    } else {
      return { name, words: [word, ...all.slice(at + 1)], wrappers: wrapped, settings, operator };
    }
  }
}

function skipOptions(words: readonly Word[], from: number): number {
  let at = from;
  while (words[at]?.text.startsWith('-')) at += valued.test(words[at]?.text ?? '') ? 2 : 1;
  return at;
}

const baseName = (text: string): string => text.slice(text.lastIndexOf('/') + 1);

/** The words and operators of shell text; redirections and comments are left out. */
function* tokens(code: LogicalText): Generator<Token> {
  const { text } = code;
  let at = 0;
  let dropNext = false;
  let acrossLines = true;
  while (at < text.length) {
    const char = text[at] ?? '';
    if (char === '\n' || char === ';' || char === '&' || char === '|' || char === '(' || char === ')') {
      const redirect = /^&>>?/.exec(text.slice(at, at + 3));
      const operator = redirect?.[0] ?? /^(&&|\|\||\|&|;;|[\s\S])/.exec(text.slice(at, at + 2))?.[0] ?? char;
      at += operator.length;
      if (redirect) dropNext = true;
      else yield { operator: operator === '|&' ? '|' : operator };
    } else if (/\s/.test(char)) {
      at++;
    } else if (char === '\\' && /^\\\r?\n/.test(text.slice(at, at + 3))) {
      at = text.indexOf('\n', at) + 1;
    } else if (char === '#') {
      const end = text.indexOf('\n', at);
      at = end === -1 ? text.length : end;
    } else if (/^\d?[<>]/.test(text.slice(at, at + 2))) {
      const operator = /^\d?(>>|>\||[<>]&-?\d?|<<<|<<-?|<>|[<>])/.exec(text.slice(at, at + 5))?.[0] ?? char;
      at += operator.length;
      dropNext = !/&-?\d?$/.test(operator);
    } else {
      const { end, value, closed } = readWord(text, at, acrossLines);
      // An opening that is never closed would swallow the rest, again and again: from here on words end with their line.
      acrossLines &&= closed;
      if (!dropNext) yield { word: code.word(at, end, value) };
      dropNext = false;
      at = end;
    }
  }
}

type ReadWord = { readonly end: number; readonly value: string; readonly closed: boolean };

/** Reads one word: quotes, escapes, `$(...)`, `${...}` and backquotes belong to it. */
function readWord(text: string, start: number, acrossLines: boolean): ReadWord {
  let at = start;
  let value = '';
  let quote = '';
  let depth = 0;
  for (; at < text.length; at++) {
    const char = text[at] ?? '';
    if (char === '\n' && !acrossLines) {
      break;
    } else if (char === '\\' && quote !== "'") {
      at++;
      const escaped = text[at] ?? '';
      if (escaped !== '\n' && escaped !== '\r') value += escaped;
    } else if (quote === '' && depth === 0 && endsWord(text, at, value)) {
      break;
    } else if (quote === '' && (char === '"' || char === "'" || char === '`')) {
      quote = char;
    } else if (char === quote) {
      quote = '';
    } else {
      if (char === '$' && (text[at + 1] === '(' || text[at + 1] === '{')) depth++;
      else if (depth > 0 && quote !== "'" && (char === ')' || char === '}')) depth--;
      value += char;
    }
  }
  const closed = quote === '' && depth === 0;
  if (!closed && acrossLines && text.includes('\n', start)) return { ...readWord(text, start, false), closed: false };
  return { end: Math.min(at, text.length), value, closed: true };
}

/** `pandas>=2` is meant as one word, although the shell sees a redirection. */
function endsWord(text: string, at: number, value: string): boolean {
  const char = text[at] ?? '';
  if (char === '<' || char === '>')
    return !(/[\w\])]$/.test(value) && !/^\d$/.test(value) && /^[<>]=?\d/.test(text.slice(at, at + 3)));
  return /[\s;&|()]/.test(char);
}
