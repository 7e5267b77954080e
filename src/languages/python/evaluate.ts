import type { Resolver } from './resolver.ts';
import { literalOf } from './string.ts';
import { bare, child, type Node } from './tree.ts';
import type { DictValue, Entry, ListValue, StringValue, Value } from './value.ts';

/** What an expression is worth; see `Value`. */
export function evaluate(node: Node, resolver: Resolver, text: string): Value {
  switch (node.type) {
    case 'string': {
      const { text: characters, interpolated } = literalOf(node, text);
      return { kind: 'string', text: characters, interpolated, node };
    }
    case 'concatenated_string':
      return joined(node, node.children, resolver) ?? { kind: 'unknown', node };
    case 'integer':
    case 'float':
      return number(node, text.slice(node.from, node.to));
    case 'true':
    case 'false':
      return { kind: 'boolean', boolean: node.type === 'true', node };
    case 'none':
      return { kind: 'none', node };
    case 'unary_operator':
      return negative(node, resolver);
    case 'list':
    case 'tuple':
    case 'set':
    case 'expression_list':
      return list(node, node.type === 'expression_list' ? 'tuple' : node.type);
    case 'dictionary':
      return dictionary(node, node.children, resolver);
    case 'parenthesized_expression':
      return node.children[0] && node.children.length === 1
        ? resolver.value(node.children[0])
        : { kind: 'unknown', node };
    case 'binary_operator':
      return operation(node, resolver);
    case 'call':
      return called(node, resolver);
    case 'identifier':
    case 'attribute':
      return named(node, resolver);
  }
  return { kind: 'unknown', node };
}

function number(node: Node, digits: string): Value {
  const parsed = Number(digits.replaceAll('_', ''));
  return Number.isNaN(parsed) ? { kind: 'unknown', node } : { kind: 'number', number: parsed, node };
}

function negative(node: Node, resolver: Resolver): Value {
  const argument = child(node, 'argument');
  const value = argument && resolver.value(argument);
  if (value?.kind !== 'number' || node.tokens[0] !== '-') return { kind: 'unknown', node };
  return { kind: 'number', number: -value.number, node };
}

const list = (node: Node, kind: ListValue['kind']): ListValue => ({
  kind,
  items: node.children.filter(({ type }) => type !== 'list_splat'),
  complete: node.children.every(({ type }) => type !== 'list_splat'),
  node,
});

/** Strings in a row; what is not a known string stands as `{}`. Undefined when there is no string among them. */
function joined(node: Node, parts: readonly Node[], resolver: Resolver): StringValue | undefined {
  const values = parts.map((part) => resolver.value(part));
  if (!values.some(({ kind }) => kind === 'string')) return undefined;
  return {
    kind: 'string',
    text: values.map((value) => (value.kind === 'string' ? value.text : '{}')).join(''),
    interpolated: values.some((value) => value.kind !== 'string' || value.interpolated),
    node,
  };
}

function operation(node: Node, resolver: Resolver): Value {
  const left = child(node, 'left');
  const right = child(node, 'right');
  const [operator] = node.tokens;
  if (!left || !right) return { kind: 'unknown', node };
  if (operator === '+') return joined(node, [left, right], resolver) ?? { kind: 'unknown', node };
  if (operator === '|') return merged(node, [left, right], resolver);
  const value = operator === '%' ? resolver.value(left) : undefined;
  return value?.kind === 'string' ? { ...value, interpolated: true, node } : { kind: 'unknown', node };
}

function merged(node: Node, parts: readonly Node[], resolver: Resolver): Value {
  const values = parts.map((part) => resolver.value(part));
  if (!values.some(({ kind }) => kind === 'dict')) return { kind: 'unknown', node };
  const entries = new Map<string, Entry>();
  for (const value of values)
    if (value.kind === 'dict') for (const [name, entry] of value.entries) entries.set(name, entry);
  return { kind: 'dict', entries, complete: values.every((value) => value.kind === 'dict' && value.complete), node };
}

function dictionary(node: Node, children: readonly Node[], resolver: Resolver): DictValue {
  const entries = new Map<string, Entry>();
  let complete = true;
  for (const part of children) {
    if (part.type === 'pair') {
      const key = child(part, 'key');
      const value = child(part, 'value');
      const name = key && resolver.value(key);
      if (value && name?.kind === 'string' && !name.interpolated)
        entries.set(name.text, { name: name.text, at: part, value });
      else complete &&= name?.kind === 'number';
    } else {
      const more = part.children[0] && resolver.value(bare(part.children[0]));
      if (more?.kind === 'dict') for (const [name, entry] of more.entries) entries.set(name, entry);
      complete &&= more?.kind === 'dict' && more.complete;
    }
  }
  return { kind: 'dict', entries, complete, node };
}

/** `dict(a=1)`, `dict(other, a=1)`, `other.copy()`, `'...'.format(...)`; any other call is a call. */
function called(node: Node, resolver: Resolver): Value {
  const call = resolver.call(node);
  if (call.method === 'dict' && call.callee === 'dict') {
    const [first] = call.positional;
    const base = first && resolver.value(first);
    const entries = new Map(base?.kind === 'dict' ? base.entries : []);
    for (const [name, entry] of call.keywords) entries.set(name, entry);
    return {
      kind: 'dict',
      entries,
      complete: call.complete && (!base || (base.kind === 'dict' && base.complete)),
      node,
    };
  }
  const base = call.receiver && copies.has(call.method ?? '') ? resolver.value(call.receiver) : undefined;
  if (call.method === 'copy' && base?.kind === 'dict') return { ...base, node };
  if (call.method === 'format' && base?.kind === 'string') return { ...base, interpolated: true, node };
  if (base?.kind === 'string' && call.method !== 'copy' && call.method !== 'format') return { ...base, node };
  const [only] = call.positional;
  const inner = only && call.callee === 'copy.deepcopy' ? resolver.value(only) : undefined;
  return inner?.kind === 'dict' ? { ...inner, node } : { kind: 'call', call, node };
}

const copies: ReadonlySet<string> = new Set(['copy', 'format', 'strip', 'dedent']);

/** A name is worth what it was assigned, with what was changed in it since. */
function named(node: Node, resolver: Resolver): Value {
  const binding = node.type === 'identifier' ? resolver.binding(node) : selfBinding(node, resolver);
  if (binding?.kind === 'value' && binding.value) {
    const value = resolver.value(binding.value);
    return value.kind === 'dict' || value.kind === 'list' ? changed(value, binding.name, node, resolver) : value;
  }
  const name = resolver.qualify(node);
  return name ? { kind: 'name', name, node } : { kind: 'unknown', node };
}

function selfBinding(node: Node, resolver: Resolver) {
  const object = child(node, 'object');
  const name = child(node, 'attribute');
  if (!object || !name || resolver.textOf(object) !== 'self') return undefined;
  const [only, ...more] = resolver.scopes.attribute(resolver.textOf(name), node);
  return more.length === 0 ? only : undefined;
}

/** `args['retries'] = 2` adds an entry; any other change leaves it incomplete. */
function changed(value: DictValue | ListValue, name: string, use: Node, resolver: Resolver): Value {
  const changes = resolver.mutationsOf(name).filter((change) => change !== use.parent?.parent);
  if (changes.length === 0) return value;
  if (value.kind !== 'dict') return { ...value, complete: false };
  const entries = new Map(value.entries);
  let complete = value.complete;
  for (const change of changes) {
    const subscript = change.type === 'assignment' ? child(child(change, 'left'), 'subscript') : undefined;
    const key = subscript && resolver.value(subscript);
    const given = child(change, 'right');
    if (key?.kind === 'string' && !key.interpolated && given)
      entries.set(key.text, { name: key.text, at: change, value: given });
    else complete = false;
  }
  return { ...value, entries, complete };
}
