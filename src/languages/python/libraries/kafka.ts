import type { Call } from '../call.ts';
import type { PythonDocument } from '../document.ts';
import { handlersOf } from '../handler.ts';
import { bare, child, contains, enclosing, type Node } from '../tree.ts';
import type { Entry } from '../value.ts';
import { chainOf, lastName } from './chain.ts';
import { fixedText, isEmpty, switched } from './literal.ts';
import { loopAround } from './pandas.ts';

/** A producer or a consumer where it is made. Settings are named as kafka-python does: `enable_auto_commit`. */
export type KafkaClient = {
  readonly call: Call;
  readonly settings: ReadonlyMap<string, Entry>;
  /** False when it may have settings that the file does not tell. */
  readonly complete: boolean;
};

const producerName = /^(?:AIO)?(?:Kafka|Serializing|Avro)?Producer$/;
const consumerName = /^(?:AIO)?(?:Kafka|Deserializing|Avro)?Consumer$/;
const library = /^(?:kafka|confluent_kafka|aiokafka)\.(?:\w+\.)*(\w+)$/;

/** Whether a file works with kafka-python, confluent-kafka, aiokafka or faust. */
export const usesKafka = (document: PythonDocument): boolean =>
  ['kafka', 'confluent_kafka', 'aiokafka', 'faust'].some((module) => document.importsModule(module));

/** Where producers are made. */
export const producers = (document: PythonDocument): readonly KafkaClient[] => clients(document, producerName);

/** Where consumers are made. */
export const consumers = (document: PythonDocument): readonly KafkaClient[] => clients(document, consumerName);

const clients = (document: PythonDocument, wanted: RegExp): readonly KafkaClient[] =>
  document.calls.flatMap((call) => {
    if (call.callee === undefined && !(call.receiver === undefined && importsName(call.method, document))) return [];
    const name = call.callee === undefined ? call.method : library.exec(call.callee)?.[1];
    return name !== undefined && wanted.test(name) ? [clientOf(call, document)] : [];
  });

const importsName = (name: string | undefined, document: PythonDocument): boolean =>
  document.imports.some(({ binds, qualified }) => binds === name && library.test(qualified));

function clientOf(call: Call, document: PythonDocument): KafkaClient {
  const settings = new Map<string, Entry>();
  const add = (entries: Iterable<Entry>) => {
    for (const entry of entries) settings.set(entry.name.replaceAll('.', '_'), entry);
  };
  let { complete } = call;
  if (/^confluent_kafka\b/.test(call.callee ?? '')) {
    const given = call.argument('config', 0) ?? call.argument('conf');
    const value = given && document.value(given);
    if (value?.kind === 'dict') add(value.entries.values());
    complete &&= value ? value.kind === 'dict' && value.complete : call.keywords.size > 0;
  }
  add(call.keywords.values());
  return { call, settings, complete };
}

/** Whether every acknowledgement is awaited: true, false, or undefined where the file does not tell. */
export function isAcknowledged({ settings, complete }: KafkaClient, document: PythonDocument): boolean | undefined {
  const idempotence = settings.get('enable_idempotence');
  const isIdempotent = idempotence && switched(idempotence.value, document);
  if (isIdempotent || settings.has('transactional_id')) return true;
  const acks = settings.get('acks') ?? settings.get('request_required_acks');
  if (!acks) return complete && !(idempotence && isIdempotent === undefined) ? false : undefined;
  const value = document.value(acks.value);
  if (value.kind === 'number') return value.number === -1;
  return value.kind === 'string' && !value.interpolated ? /^(?:all|-1)$/i.test(value.text) : undefined;
}

/** A call on a client: by what its receiver is, or where that is not known by what it is called. */
const isOn = (call: Call, client: 'Producer' | 'Consumer', document: PythonDocument): boolean => {
  if (!call.receiver) return false;
  const known = library.test((call.callee ?? '').replace(/\(\).*$/s, '')) ? call.callee : undefined;
  if (known !== undefined) return known.includes(`${client}().`);
  return (client === 'Producer' ? /producer|^_?p$/i : /consumer|^_?c$/i).test(lastName(call.receiver, document));
};

/** Calls of these methods on a consumer. */
export const consumerCalls = (document: PythonDocument, ...methods: readonly string[]): readonly Call[] =>
  document.calls.filter((call) => methods.includes(call.method ?? '') && isOn(call, 'Consumer', document));

/** Messages that are sent: `producer.send(...)`, `producer.produce(...)`. */
export const sends = (document: PythonDocument): readonly Call[] =>
  document.calls.filter((call) => {
    if (!call.receiver || !/^(?:send|produce|send_and_wait)$/.test(call.method ?? '')) return false;
    if (call.method !== 'send' || isOn(call, 'Producer', document)) return true;
    return (
      call.callee === undefined &&
      (call.keywords.has('value') || call.keywords.has('topic') || call.keywords.has('key'))
    );
  });

/** Whether a message has a key; undefined where the file does not tell. */
export function hasKey(send: Call, document: PythonDocument): boolean | undefined {
  const key = send.argument('key', 2);
  if (key) return !isEmpty(key, document);
  return send.complete ? false : undefined;
}

const handling = /^(?:flush|add_errback|add_callback|send_and_wait)$/;

/** `sys.stdout.flush()`, `log_file.flush()`: nothing of Kafka. */
const isOutput = (call: Call, document: PythonDocument): boolean =>
  /^(?:sys|open\(\)|logging)\b/.test(call.callee ?? '') ||
  /std(?:out|err)|file|^f$|handler/i.test(lastName(call.receiver, document));

/** Where the file learns whether a message arrived: `flush`, a delivery callback, `future.get(...)`, `send_and_wait`. */
export const deliveryChecks = (document: PythonDocument): Node | undefined =>
  document.calls.find((call) => {
    if (!call.receiver)
      return /^(?:Aio|Serializing|Avro)?Producer$/.test(call.method ?? '') && call.keywords.has('on_delivery');
    if (handling.test(call.method ?? '')) return !isOutput(call, document);
    if (call.method === 'get')
      return (
        chainOf(call.receiver, document).links.at(-1)?.name === 'send' ||
        /fut|promise/i.test(lastName(call.receiver, document))
      );
    return (
      /^(?:produce|send)$/.test(call.method ?? '') &&
      (call.argument('on_delivery', 4) ?? call.argument('callback')) !== undefined
    );
  })?.nameNode ?? producers(document).flatMap(({ settings }) => settings.get('on_delivery')?.at ?? [])[0];

/** Whether something closes the consumers of the file: `close()`, `stop()` or `with`. */
export const isConsumerClosed = (document: PythonDocument): boolean =>
  consumerCalls(document, 'close', 'stop').length > 0 || isConsumerInWith(document);

/** Made in a `with`, or handed to one by its name: `with closing(consumer):`. */
function isConsumerInWith(document: PythonDocument): boolean {
  const made = new Set(consumers(document).map(({ call }) => call.node));
  if (made.size === 0) return false;
  return document.all('with_item').some((item) => {
    const value = child(item, 'value');
    const used = value && bare(value.type === 'as_pattern' ? (value.children[0] ?? value) : value);
    const call = used?.type === 'call' ? document.call(used) : undefined;
    const name = call?.method === 'closing' || call?.method === 'aclosing' ? call.positional[0] : used;
    return name !== undefined && made.has(chainOf(name, document).root);
  });
}

/** Where bootstrap servers are written out: as a setting of a client, or as an option of Spark. */
export const fixedServers = (document: PythonDocument): readonly Node[] => {
  const named = document.all('keyword_argument', 'pair').flatMap((node) => {
    const name = child(node, 'name') ?? child(node, 'key');
    const value = child(node, 'value');
    const text = name?.type === 'identifier' ? document.textOf(name) : fixedText(name, document);
    return value && isServers(text) && isFixed(value, document) ? [value] : [];
  });
  const options = document.calls.flatMap(({ method, positional: [name, value] }) =>
    method === 'option' && value && isServers(fixedText(name, document)) && isFixed(value, document) ? [value] : [],
  );
  const assigned = document.all('assignment').flatMap((node) => {
    const key = child(child(node, 'left'), 'subscript');
    const value = child(node, 'right');
    return value && key && isServers(fixedText(key, document)) && isFixed(value, document) ? [value] : [];
  });
  return [...named, ...options, ...assigned].toSorted((a, b) => a.from - b.from);
};

const isServers = (name: string | undefined): boolean => /^(?:kafka\.)?bootstrap[._]servers$/.test(name ?? '');

function isFixed(node: Node, document: PythonDocument): boolean {
  const value = document.value(node);
  if (value.kind === 'string') return !value.interpolated && value.text !== '';
  if (value.kind !== 'list' && value.kind !== 'tuple') return false;
  return value.items.length > 0 && value.items.every((item) => fixedText(item, document) !== undefined);
}

/** The loops in which messages are taken: `for message in consumer`, `while True: consumer.poll(...)`. */
const pollLoops = (document: PythonDocument): readonly Node[] => {
  const polls = consumerCalls(document, 'poll', 'consume', 'getone', 'getmany').map(({ node }) => loopAround(node));
  const made = new Set(consumers(document).map(({ call }) => call.node));
  const iterated = document.all('for_statement').filter((loop) => {
    const right = child(loop, 'right');
    if (!right || right.type === 'call') return false;
    return made.has(chainOf(right, document).root) || /consumer/i.test(lastName(right, document));
  });
  return [...new Set([...polls.filter((loop) => loop !== undefined), ...iterated])];
};

/** Handlers in a poll loop that drop the message without a trace. */
export const droppedMessages = (document: PythonDocument): readonly Node[] => {
  const loops = pollLoops(document);
  return handlersOf(document).flatMap(({ node, body, type }) => {
    const idle = body.length > 0 && body.every(({ type: kind }) => /^(?:pass|continue)_statement$/.test(kind));
    const expected = type && /Interrupt|StopIteration|Timeout|Empty|Exit|Cancelled/.test(document.textOf(type));
    return idle && !expected && loops.some((loop) => contains(loop, node)) ? [node] : [];
  });
};

/** Where a message that cannot be processed is kept: something named so, or a send in an `except`. */
export const deadLetter = (document: PythonDocument): Node | undefined => {
  const name = document
    .all('identifier', 'string')
    .find((node) =>
      /dlq|dlt_|_dlt|dead[-_. ]?letter|quarantine|poison|[-_.]retry\b/i.test(document.textOf(node).slice(0, 200)),
    );
  return name ?? sends(document).find(({ node }) => enclosing(node, 'except_clause'))?.nameNode;
};

/** Commits that come before the message of the same turn is processed. */
export const earlyCommits = (document: PythonDocument): readonly Call[] => {
  const loops = new Set(pollLoops(document));
  return consumerCalls(document, 'commit').filter(({ node }) => {
    const statement = node.parent?.type === 'await' ? node.parent.parent : node.parent;
    const body = statement?.parent;
    const loop = body?.parent;
    if (statement?.type !== 'expression_statement' || !body || loop?.type !== 'for_statement' || !loops.has(loop))
      return false;
    const at = body.children.indexOf(statement);
    const message = child(loop, 'left');
    return at === 0 && message !== undefined && uses(body.children.slice(1), document.textOf(message), document);
  });
};

function uses(statements: readonly Node[], name: string, document: PythonDocument): boolean {
  const pending = [...statements];
  for (let at = pending.pop(); at; at = pending.pop()) {
    if (at.type === 'identifier' && document.textOf(at) === name) return true;
    pending.push(...at.children);
  }
  return false;
}

/** Flushes right after the send of the same turn: every message is awaited by itself. */
export const flushesPerMessage = (document: PythonDocument): readonly Call[] => {
  const sent = new Set(sends(document).map(({ node }) => blockOf(node)));
  return document.calls.filter(({ method, node, receiver }) => {
    const block = blockOf(node);
    return (
      method === 'flush' &&
      receiver &&
      block !== undefined &&
      sent.has(block) &&
      loopAround(node)?.children.includes(block)
    );
  });
};

/** The block of the statement that a call is in. */
const blockOf = (node: Node): Node | undefined => enclosing(node, 'block', 'module');

/** Where the consumer is closed whatever happens: in a `finally`, by `with`, or by `atexit`. */
export const isClosedAlways = (document: PythonDocument): boolean =>
  consumerCalls(document, 'close', 'stop').some(({ node }) => enclosing(node, 'finally_clause') !== undefined) ||
  isConsumerInWith(document) ||
  document.functions.some(
    ({ name, body }) =>
      /^(?:__exit__|__aexit__|close|stop|shutdown)$/.test(name) &&
      consumerCalls(document, 'close', 'stop').some(({ node }) => contains(body, node)),
  );

/** A topic as code: its settings as far as the file tells. */
export type Topic = { readonly call: Call; readonly missing: readonly string[]; readonly complete: boolean };

/** `NewTopic(...)`, and which of partitions, replication, retention and cleanup policy it leaves to the broker. */
export const topics = (document: PythonDocument): readonly Topic[] =>
  document.calls.flatMap((call): readonly Topic[] => {
    if (!/^(?:kafka|confluent_kafka|aiokafka)\.(?:\w+\.)*NewTopic$/.test(call.callee ?? '')) return [];
    const given = call.argument('config') ?? call.argument('topic_configs') ?? call.argument('topic_config');
    const config = given && document.value(given);
    const keys = config?.kind === 'dict' ? [...config.entries.keys()] : [];
    const missing = [
      ...(call.argument('num_partitions', 1) ? [] : ['num_partitions']),
      ...(call.argument('replication_factor', 2) ||
      call.argument('replica_assignments') ||
      call.argument('replica_assignment')
        ? []
        : ['replication_factor']),
      ...(keys.some((key) => key.startsWith('retention.')) ? [] : ['retention.ms']),
      ...(keys.includes('cleanup.policy') ? [] : ['cleanup.policy']),
    ];
    return [{ call, missing, complete: call.complete && (!given || (config?.kind === 'dict' && config.complete)) }];
  });

/** Where faust's agents take their messages: `@app.agent(topic)`. */
export const agents = (document: PythonDocument): readonly Node[] =>
  document.importsModule('faust')
    ? document.functions.flatMap(({ decorators }) =>
        decorators
          .filter(({ node }) => /^@\s*[\w.]{1,100}\.agent\b/.test(document.textOf(node)))
          .map(({ node }) => node),
      )
    : [];
