import type { Call } from '../call.ts';
import type { FunctionDefinition } from '../definition.ts';
import type { PythonDocument } from '../document.ts';
import { isManaged } from '../managed.ts';
import { bare, child, enclosing, type Node } from '../tree.ts';
import { lastName } from './chain.ts';
import { fixedText, isEmpty, switched } from './literal.ts';

/** Whether a file works with pika or aio-pika. */
export const usesRabbit = (document: PythonDocument): boolean =>
  ['pika', 'aio_pika', 'aiormq'].some((module) => document.importsModule(module));

/** aio-pika confirms every publish by itself. */
export const isAsync = (document: PythonDocument): boolean => document.importsModule('aio_pika');

/** Calls of a method on something, by name. */
export const calls = (document: PythonDocument, ...methods: readonly string[]): readonly Call[] =>
  document.calls.filter(({ method, receiver }) => receiver && methods.includes(method ?? ''));

/** Messages that are published. */
export const publishes = (document: PythonDocument): readonly Call[] =>
  calls(document, 'basic_publish', ...(isAsync(document) ? ['publish'] : []));

/** Subscriptions: `basic_consume(...)`, with aio-pika `queue.consume(...)`. */
export const subscriptions = (document: PythonDocument): readonly Call[] =>
  calls(document, 'basic_consume', ...(isAsync(document) ? ['consume', 'iterator'] : []));

/** A queue that is declared under a name, and whether it survives a restart of the broker. */
export type DeclaredQueue = { readonly call: Call; readonly durable: boolean | undefined };

/** Every named queue that is declared; `passive=True` only asks whether one is there. */
export const namedQueues = (document: PythonDocument): readonly DeclaredQueue[] =>
  calls(document, 'queue_declare', 'declare_queue').flatMap((call): readonly DeclaredQueue[] => {
    const name = call.argument('queue', 0) ?? call.argument('name');
    if (!name || isEmpty(name, document)) return [];
    if (switched(call.argument('passive', call.method === 'queue_declare' ? 1 : undefined), document)) return [];
    const durable = call.argument('durable', call.method === 'queue_declare' ? 2 : undefined);
    return [{ call, durable: durable ? switched(durable, document) : call.complete ? false : undefined }];
  });

/** Where a message is made to survive a restart. */
export const deliveryMode = (document: PythonDocument): Node | undefined => {
  const keyword = document.all('keyword_argument', 'pair').find((node) => {
    const name = child(node, 'name') ?? child(node, 'key');
    return name !== undefined && /^["']?delivery_mode["']?$/.test(document.textOf(name));
  });
  if (keyword) return keyword;
  return document.all('attribute').find((node) => {
    const name = child(node, 'attribute');
    return node.field === 'left' && name !== undefined && document.textOf(name) === 'delivery_mode';
  });
};

/** Subscriptions that count a message as done when it is delivered. */
export const autoAcks = (document: PythonDocument): readonly Node[] =>
  calls(document, 'basic_consume', ...(isAsync(document) ? ['consume'] : [])).flatMap((call) => {
    const entry = call.keywords.get('auto_ack') ?? call.keywords.get('no_ack');
    if (entry) return switched(entry.value, document) === true ? [entry.at] : [];
    const third = call.method === 'basic_consume' ? call.argument('auto_ack', 2) : undefined;
    return third && switched(third, document) === true ? [third] : [];
  });

const connection = /^(?:pika|aio_pika|aiormq)\.(?:\w+\.)*(?:\w*Connection|connect|connect_robust)$/;

/** Where connections are opened. */
export const connections = (document: PythonDocument): readonly Call[] =>
  document.calls.filter(
    ({ callee, method, receiver }) =>
      connection.test(callee ?? '') ||
      (callee === undefined && receiver === undefined && /^\w+Connection$/.test(method ?? '')),
  );

/** Whether some connection of the file is closed, or opened by `with`. */
export const isConnectionClosed = (document: PythonDocument): boolean =>
  connections(document).some(({ node }) => isManaged(node, document)) ||
  document.all('with_item').some((item) => {
    const value = child(item, 'value');
    const used = value?.type === 'as_pattern' ? value.children[0] : value;
    return used !== undefined && connection.test((document.qualify(bare(used)) ?? '').replace(/\(\)$/, ''));
  }) ||
  calls(document, 'close', 'close_async').some(
    ({ callee, receiver }) =>
      connection.test((callee ?? '').replace(/\(\)\.close$/, '')) || /conn/i.test(lastName(receiver, document)),
  );

/** Brokers whose host is written into the program. */
export const fixedHosts = (document: PythonDocument): readonly Node[] =>
  document.calls.flatMap((call) => {
    const name = /(?:^|\.)(\w+)$/.exec(call.callee ?? call.method ?? '')?.[1] ?? '';
    if (call.callee !== undefined && !/^(?:pika|aio_pika|aiormq)\b/.test(call.callee)) return [];
    const host =
      name === 'ConnectionParameters'
        ? call.argument('host', 0)
        : name === 'URLParameters' || (call.callee !== undefined && /^connect(?:_robust)?$/.test(name))
          ? (call.argument('url', 0) ?? call.argument('host'))
          : undefined;
    return host && fixedText(host, document) ? [host] : [];
  });

/** Where a queue says what becomes of messages that cannot be processed. */
export const deadLetterExchange = (document: PythonDocument): Node | undefined =>
  document.all('string').find((node) => document.textOf(node).includes('x-dead-letter-exchange'));

/** The functions of this file that messages are handed to. */
const callbacks = (document: PythonDocument): readonly FunctionDefinition[] =>
  calls(document, 'basic_consume').flatMap((call) => {
    const all = [...call.positional, ...[...call.keywords.values()].map(({ value }) => value)];
    return all.flatMap((argument) => {
      const own = document.definition(argument);
      if (own?.kind === 'function') return [own];
      const name = argument.type === 'attribute' ? lastName(argument, document) : '';
      const method = name && /^(?:self|cls)\./.test(document.textOf(argument));
      return method
        ? document.functions
            .filter((candidate) => candidate.name === name && candidate.owner?.kind === 'class')
            .slice(0, 1)
        : [];
    });
  });

/** Acknowledgements that come first in a callback, before anything was done with the message. */
export const earlyAcks = (document: PythonDocument): readonly Call[] =>
  callbacks(document).flatMap(({ body }) => {
    const [first, ...rest] = body.children.filter(
      ({ type, children: [only] }) => type !== 'expression_statement' || only?.type !== 'string',
    );
    const call =
      first?.type === 'expression_statement' && first.children[0]?.type === 'call'
        ? document.call(first.children[0])
        : undefined;
    return call?.method === 'basic_ack' && rest.some(({ type }) => type !== 'return_statement') ? [call] : [];
  });

/** Rejections that put the message back at once, in an `except`: a broken message comes round for ever. */
export const endlessRequeues = (document: PythonDocument): readonly Call[] =>
  calls(document, 'basic_nack', 'basic_reject').filter((call) => {
    if (!enclosing(call.node, 'except_clause') || !call.complete || isInCondition(call.node)) return false;
    const requeue = call.argument('requeue', call.method === 'basic_nack' ? 2 : 1);
    return requeue ? switched(requeue, document) === true : true;
  });

/** An `if` within the handler decides (how often it was tried, say). */
function isInCondition(node: Node): boolean {
  const around = enclosing(node, 'if_statement', 'except_clause', 'conditional_expression');
  return around?.type !== 'except_clause';
}

/** Subscriptions without `auto_ack` whose callback is here, in a file that acknowledges nothing. */
export const neverAcked = (document: PythonDocument): readonly Call[] => {
  const answers = document
    .all('identifier')
    .some((node) => /^(?:basic_)?(?:ack|nack|reject)$/.test(document.textOf(node)));
  if (answers || callbacks(document).length === 0) return [];
  return calls(document, 'basic_consume').filter(
    (call) =>
      call.complete && !call.keywords.has('auto_ack') && !call.keywords.has('no_ack') && call.positional.length < 3,
  );
};

/** The properties of a publish that come from elsewhere, so that nobody knows them here. */
export const hasUnknownProperties = (publish: Call, document: PythonDocument): boolean => {
  const properties = publish.argument('properties', 3);
  if (!properties) return !publish.complete;
  const value = document.value(properties);
  if (value.kind === 'none') return false;
  return value.kind !== 'call' || !/BasicProperties$/.test(value.call.callee ?? '') || !value.call.complete;
};
