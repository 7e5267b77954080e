import type { Call } from '../python/call.ts';
import type { PythonDocument } from '../python/document.ts';
import { child, type Node } from '../python/tree.ts';
import type { Entry } from '../python/value.ts';
import type { DagDocument } from './document.ts';

const clockMethod = /^(?:now|today|utcnow)$/;
/** What has such a method and is a clock: `datetime.datetime`, `pendulum`, `airflow.utils.timezone`, `pandas.Timestamp`. */
const clocks = /(?:^|[._])(?:datetime|date|dt|pendulum|timezone|Timestamp|arrow|DateTime)$/i;

/** `datetime.now()`, `date.today()`, `datetime.utcnow()`, `pendulum.now()`, `timezone.utcnow()`. */
function readsClock({ method, callee, receiver }: Call, textOf: (node: Node) => string): boolean {
  if (method === undefined) return false;
  const name = callee ?? (receiver ? `${textOf(receiver)}.${method}` : undefined);
  if (name === undefined) return false;
  const [last = ''] = /[^.]*$/.exec(name) ?? [];
  return clockMethod.test(last) && clocks.test(name.slice(0, -last.length - 1));
}

/** `days_ago(1)`, `pendulum.yesterday()`: dates that move, though they do not name the clock. */
const movingDate = /(?:^|\.)days_ago$|^pendulum\.(?:yesterday|tomorrow)$/;

const dateNames: ReadonlySet<string> = new Set(['start_date', 'end_date']);
/** The start date alone. */
export const startDate: ReadonlySet<string> = new Set(['start_date']);

/** The expressions that DAGs, `default_args` and operators give as start or end date, with what their names stand for. */
export function dateExpressions(document: DagDocument, names: ReadonlySet<string> = dateNames): readonly Node[] {
  const { python } = document;
  const wanted = ({ name, value }: Entry): Node | readonly [] => (names.has(name) ? value : []);
  const given = [
    ...document.dags.flatMap((dag) => [...names].flatMap((name) => dag.argument(name) ?? [])),
    ...document.dags.flatMap((dag) => [...document.defaultsOf(dag).entries.values()]).flatMap(wanted),
    ...document.tasks
      .flatMap(({ settings }) => settings.flatMap(({ keywords }) => [...keywords.values()]))
      .flatMap(wanted),
  ];
  const found = new Set<Node>();
  const waiting = [...given];
  for (let at = waiting.pop(); at; at = waiting.pop()) {
    if (found.has(at)) continue;
    found.add(at);
    waiting.push(...partsOf(at).flatMap((part) => meaningOf(part, python) ?? []));
  }
  return [...found].toSorted((a, b) => a.from - b.from);
}

/** The names and subscripts that an expression is made of. */
function partsOf(node: Node): readonly Node[] {
  const found: Node[] = [];
  const waiting = [node];
  for (let at = waiting.pop(); at; at = waiting.pop()) {
    if (at.type === 'subscript') found.push(at);
    else if (at.type !== 'identifier') waiting.push(...at.children);
    else if (at.field !== 'attribute' && !(at.field === 'name' && at.parent?.type === 'keyword_argument'))
      found.push(at);
  }
  return found;
}

/** What a name was assigned; of `settings["start"]` only that entry. */
function meaningOf(node: Node, document: PythonDocument): Node | undefined {
  if (node.type === 'identifier') {
    const binding = document.binding(node);
    return binding?.kind === 'value' ? binding.value : undefined;
  }
  const [object, key] = [child(node, 'value'), child(node, 'subscript')];
  const container = object && document.value(object);
  const name = key && document.value(key);
  return container?.kind === 'dict' && name?.kind === 'string' ? container.entries.get(name.text)?.value : undefined;
}

/** The nearest of these nodes that a node stands in, or is. */
function within(node: Node, outer: ReadonlySet<Node>): Node | undefined {
  for (let at: Node | undefined = node; at; at = at.parent) if (outer.has(at)) return at;
  return undefined;
}

export type ClockCall = { readonly call: Call; readonly inDate: boolean };

/** Every reading of the clock, and whether it is part of a start or end date and of nothing else. */
export function clockCalls(document: DagDocument): readonly ClockCall[] {
  const calls = document.python.calls.filter((call) => readsClock(call, (node) => document.python.textOf(node)));
  if (calls.length === 0) return [];
  const dates = new Set(dateExpressions(document));
  return calls.map((call) => {
    const date = within(call.node, dates);
    return { call, inDate: date !== undefined && !isUsedElsewhere(date, dates, document.python) };
  });
}

/** `YESTERDAY = datetime.now() - ...` is a start date by its name, and may be more than that: `URL % YESTERDAY`. */
function isUsedElsewhere(date: Node, dates: ReadonlySet<Node>, document: PythonDocument): boolean {
  const name = date.parent?.type === 'assignment' ? child(date.parent, 'left') : undefined;
  if (name?.type !== 'identifier') return false;
  const text = document.textOf(name);
  return document
    .all('identifier')
    .some(
      (use) =>
        use !== name && document.textOf(use) === text && !within(use, dates) && meaningOf(use, document) === date,
    );
}

/** Start dates that move with the clock, each as the expression that reads it. */
export function movingStartDates(document: DagDocument): readonly Node[] {
  const { python } = document;
  const dates = new Set(dateExpressions(document, startDate));
  const moving = python.calls.filter(
    (call) => readsClock(call, (node) => python.textOf(node)) || movingDate.test(call.callee ?? call.method ?? ''),
  );
  return [...new Set(moving.flatMap(({ node }) => within(node, dates) ?? []))];
}
