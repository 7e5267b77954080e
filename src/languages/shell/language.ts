import type { Language } from '../document.ts';
import { textDocument, zeroByte } from '../document.ts';
import type { Dialect, Shebang, ShellDocument, ShellFacts } from './document.ts';
import { readFacts } from './facts.ts';
import { withTree } from './grammar.ts';
import { shellcheck } from './shellcheck.ts';

const dialects: readonly Dialect[] = ['bash', 'sh', 'dash', 'ksh', 'zsh'];
const shellShebang = /^\uFEFF?#![ \t]*\S*?(?:\/|\benv[ \t]+(?:-\S+[ \t]+)*)(?:ba|da|k|z|a)?sh(?:[ \t]|\r|\n|$)/;
/** Longer ones are archives that unpack themselves. */
const lengthLimit = 500_000;
/** The grammar needs time quadratic in the number of these when what they open is not closed. */
const costly = /\||<<|\0/g;
const costlyLimit = 3_000;
/** A run of signs that no person writes, and the grammar's recovery is quadratic in it. */
const hostileRun = /[<>()[\]{}|&;$`!=+*?~^%@.,/\\-]{500}/;
const isTooLong = (text: string): boolean =>
  text.length > lengthLimit || (text.match(costly)?.length ?? 0) > costlyLimit || hostileRun.test(text);

const nothing: ShellFacts = { commands: [], assignments: [], functions: [], heredocs: [], loops: [], bare: [] };

function parse(path: string, text: string): ShellDocument {
  const base = textDocument(path, text);
  const shebang = shebangOf(text);
  let report: { readonly comments: ReturnType<typeof shellcheck> } | undefined;
  const zero = zeroByte(base.lines);
  const facts = zero || isTooLong(text) ? undefined : withTree(text, (tree) => readFacts(tree, text));
  return {
    ...base,
    ...(facts ?? nothing),
    problem: facts
      ? undefined
      : (zero ?? { message: 'The script cannot be read as a whole', at: base.lines.lineRange(1) }),
    shebang,
    dialect: dialects.find((name) => name === shebang?.interpreter) ?? dialectOfPath(path),
    shellcheck: () => {
      report ??= { comments: shellcheck(base.lines, shebang ? undefined : dialectOfPath(path)) };
      return report.comments;
    },
  };
}

/** `.sh` says nothing about which shell: POSIX and bash scripts both use it. */
const dialectOfPath = (path: string): Dialect | undefined => {
  const ending = /\.(bash|ksh|dash)$/i.exec(path)?.[1]?.toLowerCase();
  return dialects.find((name) => name === ending);
};

function shebangOf(text: string): Shebang | undefined {
  const line = /^#!([^\r\n]*)/.exec(text);
  if (!line) return undefined;
  const words = (line[1] ?? '').trim().split(/\s+/);
  const viaEnv = /(?:^|\/)env$/.test(words[0] ?? '');
  const [command = '', ...options] = viaEnv ? words.slice(1).filter((word) => word !== '-S') : words;
  return { interpreter: command.slice(command.lastIndexOf('/') + 1), options, from: 0, to: line[0].trimEnd().length };
}

export const shell: Language<ShellDocument> = {
  recognise: (path, text) =>
    text.length <= lengthLimit && (/\.(?:sh|bash|ksh|dash)$/i.test(path) || shellShebang.test(text.slice(0, 200))),
  parse,
};
