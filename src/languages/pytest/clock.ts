import { functionAround } from '../python/definition.ts';
import type { PythonDocument } from '../python/document.ts';
import { contains, type Node } from '../python/tree.ts';

const now: ReadonlySet<string> = new Set([
  'datetime.datetime.now',
  'datetime.datetime.today',
  'datetime.datetime.utcnow',
  'datetime.date.today',
  'time.time',
  'pendulum.now',
  'pendulum.today',
  'pandas.Timestamp.now',
  'pandas.Timestamp.today',
  'django.utils.timezone.now',
]);

const held = /freez|time_machine|travel_to|(?:patch|setattr)[^\n]{0,200}?(?:date|time|clock|now)/i;

/** Whether the file holds the clock still somewhere. */
export const holdsClock = (document: PythonDocument): boolean => held.test(document.text);

/** Longer expressions are data. */
const nodeLimit = 500;

/** The first call inside of an expression, or of what its name was assigned, that reads the clock. */
export function clockIn(expression: Node, document: PythonDocument): Node | undefined {
  const assigned = document.value(expression);
  if (isHandedOver(expression, document)) return undefined;
  const pending = [assigned.kind === 'call' ? assigned.node : expression];
  for (let node = pending.pop(), looked = 0; node && looked < nodeLimit; node = pending.pop(), looked += 1) {
    if (node.type === 'call' && now.has(document.call(node).callee ?? ''))
      return isYear(node, document) ? undefined : node;
    pending.push(...node.children);
  }
  return undefined;
}

/** A moment that was taken once and given to the code: `save(now)`, and what comes back is compared with it. */
function isHandedOver(name: Node, document: PythonDocument): boolean {
  const around = name.type === 'identifier' ? functionAround(name) : undefined;
  if (!around) return false;
  const text = document.textOf(name);
  return document.calls.some(
    ({ node, method, positional, keywords }) =>
      contains(around, node) &&
      !/^(?:assert|print)/.test(method ?? 'print') &&
      [...positional, ...[...keywords.values()].map(({ value }) => value)].some(
        (given) => given.type === 'identifier' && document.textOf(given) === text,
      ),
  );
}

/** `date.today().year` is the same nearly always. */
const isYear = ({ parent }: Node, document: PythonDocument): boolean =>
  parent?.type === 'attribute' && document.textOf(parent).endsWith('.year');
