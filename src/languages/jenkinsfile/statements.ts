import { readTokens, type Token, type TokenProblem } from './tokens.ts';

/** One statement: `agent any`, `sh 'make'`, `stage('Test') { ... }` with what stands in its braces. */
export type Statement = {
  /** Its first word: `stage`, `environment`, a variable's name. */
  readonly name: string;
  readonly tokens: readonly Token[];
  /** Undefined when it has no braces. */
  readonly body: readonly Statement[] | undefined;
  readonly from: number;
};

type Open = {
  readonly statements: Statement[];
  tokens: Token[];
  brackets: Token[];
  readonly brace: Token | undefined;
  readonly indent: number;
};

const closing: Readonly<Record<string, string>> = { ')': '(', ']': '[' };

/**
 * Reads Groovy as nested statements: enough for a Jenkinsfile, whose sections, steps and closures are all of one form.
 * Brackets, braces, strings and comments must be balanced; nothing else is judged. No recursion, whatever the depth.
 */
export function readStatements(text: string): {
  readonly statements: readonly Statement[];
  readonly problem: TokenProblem | undefined;
} {
  const { tokens, problem } = readTokens(text);
  const root: Open = { statements: [], tokens: [], brackets: [], brace: undefined, indent: 0 };
  const stack: Open[] = [root];
  let found = problem;
  let hint: Token | undefined;
  let line = { start: 0, indent: -1 };
  for (const token of tokens) {
    if (token.kind === 'line-end') line = { start: token.to, indent: -1 };
    else if (line.indent === -1) line.indent = token.from - line.start;
    const open = stack.at(-1);
    if (token.kind === 'sign' && token.text === '}' && open && line.indent < open.indent) hint ??= open.brace;
    found = read(token, stack, line.indent) ?? found;
    if (found && found !== problem) break;
  }
  const open = stack.at(-1) ?? root;
  // The brace that is left is the outermost; the one that was forgotten is where the indentation stops to fit.
  const unclosed = open.brackets.at(-1) ?? (open.brace && (hint ?? open.brace));
  if (!found && unclosed)
    found = { message: `\`${unclosed.text}\` is never closed.`, from: unclosed.from, to: unclosed.to };
  endStatement(root, undefined);
  return { statements: root.statements, problem: found };
}

function read(token: Token, stack: Open[], indent: number): TokenProblem | undefined {
  const open = stack.at(-1);
  if (!open) return undefined;
  const { kind, text } = token;
  if (kind === 'line-end' || (kind === 'sign' && text === ';')) {
    if (open.brackets.length === 0) endStatement(open, undefined);
  } else if (kind === 'sign' && text === '{') {
    reopen(open);
    stack.push({ statements: [], tokens: [], brackets: [], brace: token, indent });
  } else if (kind === 'sign' && text === '}') {
    return closeBrace(token, open, stack);
  } else {
    if (kind === 'sign' && (text === '(' || text === '[')) open.brackets.push(token);
    if (kind === 'sign' && closing[text] && open.brackets.pop()?.text !== closing[text]) return unexpected(token);
    open.tokens.push(token);
  }
  return undefined;
}

/** A brace on a line of its own belongs to the statement above it. */
function reopen(open: Open): void {
  const last = open.statements.at(-1);
  if (open.tokens.length > 0 || open.brackets.length > 0 || !last || last.body) return;
  open.statements.pop();
  open.tokens = [...last.tokens];
}

function closeBrace(token: Token, open: Open, stack: Open[]): TokenProblem | undefined {
  const unclosed = open.brackets.at(-1);
  if (unclosed) return { message: `\`${unclosed.text}\` is never closed.`, from: unclosed.from, to: unclosed.to };
  if (stack.length < 2) return unexpected(token);
  endStatement(open, undefined);
  stack.pop();
  const outer = stack.at(-1);
  // Braces within brackets, `parallel(a: { ... })`, belong to the statement around them and stand beside it.
  if (outer && outer.brackets.length > 0) outer.statements.push(...open.statements);
  else if (outer) endStatement(outer, open.statements);
  return undefined;
}

function endStatement(open: Open, body: readonly Statement[] | undefined): void {
  const [first] = open.tokens;
  if (first) {
    open.statements.push({ name: first.text, tokens: open.tokens, body, from: first.from });
  } else if (body) {
    open.statements.push(...body);
  }
  open.tokens = [];
}

const unexpected = ({ text, from, to }: Token): TokenProblem => ({ message: `\`${text}\` closes nothing.`, from, to });

/** These statements and all within them, in the order of the text. */
export function allStatements(statements: readonly Statement[]): readonly Statement[] {
  const found: Statement[] = [];
  const rest = statements.toReversed();
  for (let next = rest.pop(); next; next = rest.pop()) {
    found.push(next);
    for (const inner of (next.body ?? []).toReversed()) rest.push(inner);
  }
  return found;
}
