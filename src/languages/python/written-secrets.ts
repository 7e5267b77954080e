import type { Call } from './call.ts';
import type { PythonDocument } from './document.ts';
import { carriesSecret, isSecretName, isWrittenSecret } from './secret.ts';
import { bare, child, enclosing, type Node } from './tree.ts';

/** A secret in the code, or (`sure: false`) a fallback that only holds where nothing else is configured. */
export type FoundSecret = {
  /** What holds it; undefined where a text carries it by itself: a connection string, a key of known form. */
  readonly name: string | undefined;
  readonly at: Node;
  readonly sure: boolean;
};

const setters: ReadonlySet<string> = new Set(['option', 'config', 'set', 'setdefault', 'setConf', 'putenv']);

/** Every secret that a file writes out, in the order of the text. */
export function writtenSecrets(document: PythonDocument): readonly FoundSecret[] {
  const found = [
    ...named(document),
    ...document.calls.flatMap((call) => setting(call, document)),
    ...document.all('string', 'concatenated_string').flatMap((node) => carried(node, document)),
  ];
  const seen = new Set<number>();
  return found
    .toSorted((a, b) => a.at.from - b.at.from || Number(b.sure) - Number(a.sure))
    .filter(({ at }) => !seen.has(at.from) && seen.add(at.from));
}

/** `password = 'x'`, `connect(password='x')`, `{'password': 'x'}`, `def f(password='x')`. */
const named = (document: PythonDocument): readonly FoundSecret[] =>
  document
    .all('assignment', 'keyword_argument', 'pair', 'default_parameter', 'typed_default_parameter')
    .flatMap((node) => {
      const target = child(node, 'left') ?? child(node, 'name') ?? child(node, 'key');
      const value = child(node, 'right') ?? child(node, 'value');
      const name = target && nameOf(target, document);
      return name && value ? judged(name, value, !isFallback(node, document), document) : [];
    });

function nameOf(target: Node, document: PythonDocument): string | undefined {
  if (target.type === 'identifier') return document.textOf(target);
  if (target.type === 'attribute') return nameOf(child(target, 'attribute') ?? target.children[0] ?? target, document);
  const key = target.type === 'subscript' ? child(target, 'subscript') : target;
  const value = key?.type === 'string' ? document.value(key) : undefined;
  return value?.kind === 'string' && !value.interpolated ? value.text : undefined;
}

function judged(name: string, node: Node, sure: boolean, document: PythonDocument): readonly FoundSecret[] {
  if (!isSecretName(name)) return [];
  const at = bare(node);
  if (at.type === 'boolean_operator' || at.type === 'conditional_expression')
    return at.children.flatMap((part) => judged(name, part, false, document));
  if (at.type === 'call') return fallbackOf(name, document.call(at), document);
  const value = literal(at, document);
  if (value?.kind !== 'string' || value.interpolated || !isWrittenSecret(name, value.text)) return [];
  return [{ name, at: value.node, sure }];
}

/** A string written here; a name leads to one only where that name itself does not say that it is a secret. */
function literal(at: Node, document: PythonDocument) {
  if (at.type === 'string' || at.type === 'concatenated_string') return document.value(at);
  if (at.type !== 'identifier' || isSecretName(document.textOf(at))) return undefined;
  return document.binding(at)?.kind === 'value' ? document.value(at) : undefined;
}

/** `os.getenv('DB_PASSWORD', 'airflow')`, `Variable.get('token', default_var='x')`. */
const fallbackOf = (name: string, call: Call, document: PythonDocument): readonly FoundSecret[] =>
  /^(?:getenv|get|pop|config|str|env)$/.test(call.method ?? '')
    ? [...call.positional.slice(1), ...[...call.keywords.values()].map(({ value }) => value)]
        .filter(({ type }) => type === 'string')
        .flatMap((node) => judged(name, node, false, document))
    : [];

/** Defaults that a caller or the environment replaces. */
function isFallback(node: Node, document: PythonDocument): boolean {
  if (node.type.endsWith('default_parameter')) return true;
  const owner = node.type === 'assignment' ? enclosing(node, 'class_definition', 'function_definition') : undefined;
  const settings = owner?.type === 'class_definition' ? child(owner, 'superclasses') : undefined;
  return settings !== undefined && /\bBaseSettings\b/.test(document.textOf(settings));
}

/** `.option('password', 'x')`, `.config('fs.s3a.secret.key', 'x')`. */
function setting(call: Call, document: PythonDocument): readonly FoundSecret[] {
  const [key, value] = call.positional;
  if (!key || !value || !setters.has(call.method ?? '')) return [];
  const name = nameOf(key, document);
  return name ? judged(name, value, true, document) : [];
}

/** A connection string or an address with a password; as the fallback of a call it is not sure. */
function carried(node: Node, document: PythonDocument): readonly FoundSecret[] {
  if (node.parent?.type === 'concatenated_string' || node.parent?.type === 'expression_statement') return [];
  const value = document.value(node);
  if (value.kind !== 'string' || !carriesSecret(value.text)) return [];
  const fallback = node.parent?.type === 'argument_list' && node.parent.parent && document.call(node.parent.parent);
  const isDefault = fallback && /^(?:getenv|get)$/.test(fallback.method ?? '') && fallback.positional[0] !== node;
  const unsure = isDefault || /default_parameter$|^boolean_operator$/.test(node.parent?.type ?? '');
  return [{ name: undefined, at: node, sure: !unsure }];
}
