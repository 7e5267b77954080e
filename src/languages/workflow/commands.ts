/** One simple command of a shell script. Offsets count in the script's text. */
export type Command = {
  /** Unquoted words, assignments and all: `CI=1 poetry run pytest -q`. */
  readonly words: readonly string[];
  readonly from: number;
  readonly to: number;
  /** What joins it to the next command: `||`, `&&`, `|`, `;`, a line end. */
  readonly next: string;
  /** It runs in a container or on another machine: the script of `docker run image sh -c "..."`. */
  readonly elsewhere?: boolean;
};

/** A script in a quoted word (`bash -c "..."`) may hold another; deeper ones are not looked for. */
const nestingLimit = 2;

/**
 * Splits a script into commands, in order: quotes, comments, continued lines, here-documents, `$( )` and GitHub's
 * `${{ }}` are understood well enough to know which program a line runs. Not a shell: nothing is expanded.
 */
export function readCommands(script: string): readonly Command[] {
  const reader = new Reader(script);
  reader.read();
  return reader.commands;
}

/** The commands, and those in the quoted scripts of `bash -c "..."` and `docker run image sh -c '...'`. */
export function flatCommands(commands: readonly Command[], depth = 0): readonly Command[] {
  if (depth >= nestingLimit) return commands;
  return commands.flatMap((command) => {
    const flag = command.words.findIndex((word) => /^-[a-z]*c$/.test(word));
    const script =
      flag > 0 && command.words.some((word) => /^(.*\/)?(ba|z|da)?sh$/.test(word)) ? command.words[flag + 1] : '';
    if (!script) return [command];
    const elsewhere = command.elsewhere ?? command.words.some((word) => remote.test(word));
    const inner = readCommands(script).map((found) => ({ ...found, from: command.from, to: command.to, elsewhere }));
    return [command, ...flatCommands(inner, depth + 1)];
  });
}

const remote = /^(docker|docker-compose|podman|kubectl|oc|ssh)$/;

const keywords: ReadonlySet<string> = new Set([
  'if',
  'then',
  'else',
  'elif',
  'do',
  'while',
  'until',
  '!',
  '{',
  '}',
  'time',
]);

class Reader {
  readonly commands: Command[] = [];
  readonly #text: string;
  #at = 0;
  #words: string[] = [];
  #word: string | undefined;
  #from = 0;
  #to = 0;
  #heredocs: string[] = [];

  constructor(text: string) {
    this.#text = text;
  }

  read(): void {
    while (this.#at < this.#text.length) this.#step();
    this.#endCommand('');
  }

  #step(): void {
    const char = this.#text[this.#at] ?? '';
    const two = this.#text.slice(this.#at, this.#at + 2);
    if (char === '\\') this.#escape();
    else if (char === "'") this.#quoted("'");
    else if (char === '"') this.#quoted('"');
    else if (two === '${') this.#take(this.#expressionEnd() - this.#at);
    else if (two === '$(') this.#operator('$(');
    else if (two === '<<') this.#heredoc();
    else if (char === '\n') this.#lineEnd();
    else if (two === '&&' || two === '||' || two === ';;') this.#operator(two);
    else if (/[;|()`]/.test(char) || (char === '&' && !/[<>]/.test(this.#text[this.#at - 1] ?? '') && two !== '&>'))
      this.#operator(char);
    else if (/\s/.test(char)) this.#space();
    else if (char === '#' && this.#word === undefined) this.#at = lineEnd(this.#text, this.#at);
    else this.#take(1);
  }

  /** Adds the next characters to the word. */
  #take(length: number, text = this.#text.slice(this.#at, this.#at + length)): void {
    if (this.#word === undefined && this.#words.length === 0) this.#from = this.#at;
    this.#word = (this.#word ?? '') + text;
    this.#at += length;
    this.#to = Math.min(this.#at, this.#text.length);
  }

  #escape(): void {
    const line = /^\\[ \t]*\r?\n/.exec(this.#text.slice(this.#at, this.#at + 80));
    if (!line) {
      this.#take(2, this.#text.slice(this.#at + 1, this.#at + 2));
      return;
    }
    this.#endWord();
    this.#at += line[0].length;
  }

  #quoted(quote: string): void {
    let end = this.#at + 1;
    while (end < this.#text.length && this.#text[end] !== quote)
      end += quote === '"' && this.#text[end] === '\\' ? 2 : 1;
    this.#take(end + 1 - this.#at, this.#text.slice(this.#at + 1, end));
  }

  #expressionEnd(): number {
    const close = this.#text.startsWith('${{', this.#at) ? '}}' : '}';
    const end = this.#text.indexOf(close, this.#at);
    return end === -1 || end > lineEnd(this.#text, this.#at) ? this.#at + 2 : end + close.length;
  }

  #heredoc(): void {
    const start = /^<<-?\s*(["']?)([\w.]+)\1/.exec(this.#text.slice(this.#at, this.#at + 80));
    if (start?.[2]) this.#heredocs.push(start[2]);
    this.#endWord();
    this.#at += start?.[0].length ?? 2;
  }

  #lineEnd(): void {
    this.#endCommand('\n');
    this.#at++;
    for (const end of this.#heredocs) this.#skipTo(end);
    this.#heredocs = [];
  }

  #skipTo(end: string): void {
    while (this.#at < this.#text.length) {
      const stop = lineEnd(this.#text, this.#at);
      const line = this.#text.slice(this.#at, stop).trim();
      this.#at = stop + 1;
      if (line === end) return;
    }
  }

  #operator(text: string): void {
    this.#endCommand(text);
    this.#at += text.length;
  }

  #space(): void {
    this.#endWord();
    this.#at++;
  }

  #endWord(): void {
    if (this.#word === undefined) return;
    if (this.#words.length > 0 || !keywords.has(this.#word)) this.#words.push(this.#word);
    this.#word = undefined;
  }

  #endCommand(next: string): void {
    this.#endWord();
    if (this.#words.length > 0) this.commands.push({ words: this.#words, from: this.#from, to: this.#to, next });
    this.#words = [];
  }
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
}
