import type { Call } from './call.ts';
import type { PythonDocument } from './document.ts';
import { literalOf } from './string.ts';
import { bare, child, type Node } from './tree.ts';

const comment = /^(?:--[^\n]*\n|\/\*(?:[^*]|\*(?!\/))*\*\/)/;
const statement =
  /^\(*\s*(?:select\b|(?:with|insert|update|delete|create|drop|alter|truncate|merge|upsert|replace|copy|unload|load|grant|revoke|call|exec|execute|vacuum|analyze|show|describe|desc|explain|use|begin|set|refresh|optimize|pragma|comment|lock|attach|detach|msck|declare|do|if)\s)/i;

function looksLikeSql(text: string): boolean {
  let rest = text.slice(0, 2000).trimStart();
  while (comment.test(rest)) rest = rest.replace(comment, '').trimStart();
  return statement.test(rest);
}

/** Methods whose first argument is SQL, whatever they are called on. */
const takesSql: ReadonlySet<string> = new Set(
  'execute executemany executescript execute_batch execute_values read_sql read_sql_query read_gbq get_records get_first get_pandas_df mogrify copy_expert'.split(
    ' ',
  ),
);
/** Methods that take SQL among other things: their text must look like SQL. */
const mayTakeSql: ReadonlySet<string> = new Set(['run', 'query', 'raw', 'fetch', 'fetchrow', 'fetchval']);
const notSql = /^(?:subprocess|os|asyncio)\./;

/** The SQL that a call is given; undefined when it is not a call that runs SQL. */
export function sqlArgument(call: Call): { readonly sql: Node; readonly certain: boolean } | undefined {
  const method = call.method ?? '';
  const certain = takesSql.has(method);
  if ((!certain && !mayTakeSql.has(method)) || notSql.test(call.callee ?? '')) return undefined;
  const position = method === 'execute_batch' || method === 'execute_values' ? 1 : 0;
  const sql =
    call.positional[position] ??
    ['sql', 'query', 'statement', 'operation', 'command'].map((name) => call.argument(name)).find(Boolean);
  return sql && { sql, certain };
}

/** Whether SQL is built from strings here: the expression that builds it. `text(...)` and names are looked through. */
export function builtSql(sql: Node, certain: boolean, document: PythonDocument): Node | undefined {
  let at = bare(sql);
  for (let hops = 0; hops < 20; hops += 1) {
    const built = building(at, certain, document);
    if (built) return built;
    const next = through(at, document);
    if (!next) return undefined;
    at = bare(next);
  }
  return undefined;
}

/** The expression behind a name, `text(...)`, `dedent(...)` or `.strip()`. */
function through(at: Node, document: PythonDocument): Node | undefined {
  if (at.type === 'identifier') return document.binding(at)?.kind === 'value' ? document.binding(at)?.value : undefined;
  if (at.type !== 'call') return undefined;
  const call = document.call(at);
  if (/^(?:text|dedent|cleandoc)$/.test(call.method ?? '')) return call.positional[0];
  return /^(?:strip|lstrip|rstrip)$/.test(call.method ?? '') ? call.receiver : undefined;
}

function building(at: Node, certain: boolean, document: PythonDocument): Node | undefined {
  const template = templateOf(at, document);
  if (!template || !(opens(template.text) ? certain : looksLikeSql(template.text))) return undefined;
  return template.filled.every((part) => isPlaceholderList(part, document)) ? undefined : at;
}

/** Whether the text begins with what is only known when the code runs. */
const opens = (text: string): boolean => /^\s*\{\}/.test(text.slice(0, 100));

/** `text`: what is known of it; the rest stands as `{}`. */
type Template = { readonly text: string; readonly filled: readonly Node[] };

/** What is put together and what is filled in; undefined when nothing is. */
function templateOf(at: Node, document: PythonDocument): Template | undefined {
  if (at.type === 'string' || at.type === 'concatenated_string') {
    const strings = at.type === 'string' ? [at] : at.children;
    const filled = strings.flatMap(({ children }) => children.flatMap((part) => child(part, 'expression') ?? []));
    const text = strings.map((string) => literalOf(string, document.text).text).join('');
    return filled.length > 0 ? { text, filled } : undefined;
  }
  if (at.type === 'binary_operator') return operated(at, document);
  const call = at.type === 'call' ? document.call(at) : undefined;
  if (call?.method !== 'format' || !call.receiver || bare(call.receiver).type === 'call') return undefined;
  const text = textOf(call.receiver, document);
  const filled = [...call.positional, ...[...call.keywords.values()].map(({ value }) => value)];
  return filled.length > 0 || !call.complete ? { text, filled: filled.length > 0 ? filled : [at] } : undefined;
}

/** `'...' % values` and `'...' + name`; a chain of `+` is read from its left end. */
function operated(at: Node, document: PythonDocument): Template | undefined {
  const left = child(at, 'left');
  const right = child(at, 'right');
  if (!left || !right) return undefined;
  if (at.tokens[0] === '%') {
    const values = bare(right);
    return { text: textOf(left, document), filled: values.type === 'tuple' ? values.children : [right] };
  }
  if (at.tokens[0] !== '+') return undefined;
  const parts = [right];
  let first = left;
  while (first.type === 'binary_operator' && first.tokens[0] === '+' && first.children[1]) {
    parts.unshift(first.children[1]);
    first = child(first, 'left') ?? left;
  }
  parts.unshift(first);
  const filled = parts.filter((part) => !isLiteral(part));
  if (filled.length === 0 || filled.length === parts.length) return undefined;
  return { text: parts.map((part) => textOf(part, document)).join(''), filled };
}

const isLiteral = (node: Node): boolean => {
  const at = bare(node);
  return (
    (at.type === 'string' && at.children.length === 0) ||
    (at.type === 'concatenated_string' && at.children.every(({ children }) => children.length === 0))
  );
};

function textOf(node: Node, document: PythonDocument): string {
  const value = document.value(bare(node));
  return value.kind === 'string' ? value.text : '{}';
}

/** `', '.join(['%s'] * n)`, or a name that says so: marks for values, not values. */
function isPlaceholderList(node: Node, document: PythonDocument): boolean {
  const at = bare(node);
  if (at.type === 'identifier' && /placeholder|qmark|marks$/i.test(document.textOf(at))) return true;
  const origin = at.type === 'identifier' ? document.binding(at)?.value : at;
  if (origin?.type !== 'call' || document.call(origin).method !== 'join') return false;
  return /["'](?:%s|\?|:\w+)["']/.test(document.textOf(origin).slice(0, 300));
}
