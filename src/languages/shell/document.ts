import type { TextDocument } from '../document.ts';
import type { ShellcheckComment } from './shellcheck.ts';

/** Offsets in the text of the script, as `LineMap.range` takes them. */
export type Extent = { readonly from: number; readonly to: number };

/** One word of a command as the shell sees it before it expands anything. */
export type ShellWord = Extent & {
  /** As written, with its quotes. */
  readonly raw: string;
  /** Without quotes; one NUL for each expansion. */
  readonly value: string;
  /** As written, but with each character of an expansion made NUL, so that offsets stay true. */
  readonly masked: string;
};

export type Redirect = {
  /** `>`, `>>`, `>&`, `&>`, `<`, `<<`... */
  readonly operator: string;
  readonly descriptor: string;
  readonly target: string;
};

export type ShellCommand = Extent & {
  /** What is called first: `sudo` in `sudo rm x`; '' when that is known only at run time. */
  readonly name: string;
  /** What does the work, `rm` in `sudo rm x`, and its arguments. */
  readonly program: string;
  readonly args: readonly ShellWord[];
  /** Every word, the name first. */
  readonly words: readonly ShellWord[];
  /** Its own and those of the groups around it. */
  readonly redirects: readonly Redirect[];
  /** Its failure decides something: a condition, the left side of `&&` or `||`, or after `!`. */
  readonly checked: boolean;
  /** The function that it stands in. */
  readonly inFunction: string | undefined;
  /** Stands in the body or the condition of a loop. */
  readonly inLoop: boolean;
  /** Which pipeline of the script it belongs to; commands of one pipeline share the number. */
  readonly pipeline: number | undefined;
};

export type ShellAssignment = Extent & { readonly name: string; readonly value: ShellWord | undefined };
export type ShellFunction = Extent & { readonly name: string };
export type Heredoc = Extent & { readonly masked: string };

/** A `for` loop's list or the whole of a `while` loop, with the offset where it starts. */
export type ShellLoop = Extent & {
  readonly kind: 'for' | 'while';
  readonly pipeline: number | undefined;
  readonly list: string;
};

/** A variable that the shell splits at blanks and matches against file names, because no quotes enclose it. */
export type BareExpansion = Extent & {
  readonly name: string;
  /** Whose argument it is; '' in a `[ ]` test and in the target of a redirect. */
  readonly program: string;
};

export type ShellFacts = {
  readonly commands: readonly ShellCommand[];
  readonly assignments: readonly ShellAssignment[];
  readonly functions: readonly ShellFunction[];
  readonly heredocs: readonly Heredoc[];
  readonly loops: readonly ShellLoop[];
  readonly bare: readonly BareExpansion[];
};

export type Dialect = 'bash' | 'sh' | 'dash' | 'ksh' | 'zsh';
export type Shebang = Extent & { readonly interpreter: string; readonly options: readonly string[] };

export type ShellDocument = TextDocument &
  ShellFacts & {
    readonly shebang: Shebang | undefined;
    readonly dialect: Dialect | undefined;
    /** What shellcheck reports; undefined where it is not installed. It runs once, when first asked for. */
    shellcheck(): readonly ShellcheckComment[] | undefined;
  };
