import { ContextAccess, type Expr, IndexAccess, Literal } from '@actions/expressions/ast';
import { Lexer } from '@actions/expressions/lexer';
import { Parser } from '@actions/expressions/parser';

const contexts = 'github env vars job jobs steps runner secrets strategy matrix needs inputs'.split(' ');
const functions = ['hashFiles', 'success', 'failure', 'always', 'cancelled'].map((name) => ({
  name,
  minArgs: 0,
  maxArgs: Number.MAX_SAFE_INTEGER,
}));

/**
 * What an expression reads of the contexts, as GitHub's own parser sees it: `steps.build.outputs.tag` is `steps`,
 * `build`, `outputs`, `tag`. It ends before the first part that is worked out or `*`. None of one that cannot be read.
 */
export function contextAccesses(expression: string): readonly (readonly string[])[] {
  try {
    const { tokens } = new Lexer(expression).lex();
    return accesses(new Parser(tokens, contexts, functions).parse());
  } catch {
    return [];
  }
}

function accesses(root: Expr): readonly (readonly string[])[] {
  const found: (readonly string[])[] = [];
  const rest: unknown[] = [root];
  for (let next = rest.pop(); next !== undefined || rest.length > 0; next = rest.pop()) {
    if (next instanceof ContextAccess || next instanceof IndexAccess) {
      const chain = chainOf(next);
      if (chain) found.push(chain);
      rest.push(...indexes(next));
    } else if (next instanceof Object) rest.push(...Object.values(next).flatMap(parts));
  }
  return found;
}

const parts = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value instanceof Object && 'accept' in value ? [value] : [];

/** The names from the context on; undefined where the inmost is no context, such as `fromJSON(x).y`. */
function chainOf(access: Expr): readonly string[] | undefined {
  const names: (string | undefined)[] = [];
  let at: Expr = access;
  for (; at instanceof IndexAccess; at = at.expr) names.unshift(nameOf(at.index));
  if (!(at instanceof ContextAccess)) return undefined;
  const end = names.indexOf(undefined);
  return [at.name.lexeme, ...names.slice(0, end === -1 ? undefined : end)].flatMap((name) => name ?? []);
}

const nameOf = (index: Expr): string | undefined =>
  index instanceof Literal ? index.literal.coerceString() : undefined;

/** What stands in the brackets of an access, and what it is an access of where that is no context. */
function indexes(access: Expr): readonly Expr[] {
  const found: Expr[] = [];
  let at: Expr = access;
  for (; at instanceof IndexAccess; at = at.expr) found.push(at.index);
  return at instanceof ContextAccess ? found : [...found, at];
}
