import type { Call } from '../call.ts';
import type { PythonDocument } from '../document.ts';
import { bare, child, type Node } from '../tree.ts';
import { chainOf } from './chain.ts';
import { fixedText } from './literal.ts';
import { isSparkFrame } from './spark-frames.ts';

/** A join of two DataFrames; `on` and `how` as they are passed. */
export type FrameJoin = {
  readonly call: Call;
  readonly on: Node | undefined;
  readonly how: Node | undefined;
  /** The receiver certainly is a DataFrame. */
  readonly sure: boolean;
};

/** Joins that are certainly of DataFrames: not of strings, paths, threads, RDDs or pandas. */
export const frameJoins = (document: PythonDocument): readonly FrameJoin[] =>
  document.calls.flatMap((call): readonly FrameJoin[] => {
    if (call.method !== 'join' || !call.receiver || call.receiver.type === 'string' || !call.complete) return [];
    if (/^(?:os|posixpath|ntpath|pathlib|shlex|pandas|urllib)\b/.test(call.callee ?? '')) return [];
    if (!call.positional[0] && !call.keywords.has('other')) return [];
    const on = call.argument('on', 1);
    const how = call.argument('how', 2);
    const sure = isSparkFrame(chainOf(call.receiver, document));
    const expression = on !== undefined && isCondition(on, document);
    if (!sure && !expression && (document.importsModule('pandas') || !isKey(on, document))) return [];
    return [{ call, on, how, sure }];
  });

/** `a.id == b.id`, also several of them joined by `&`. */
function isCondition(on: Node, document: PythonDocument): boolean {
  const at = bare(on);
  if (at.type === 'comparison_operator') return true;
  if (at.type === 'list')
    return at.children.length > 0 && at.children.every((part) => bare(part).type === 'comparison_operator');
  const value = at.type === 'identifier' ? document.binding(at)?.value : undefined;
  if (value) return bare(value).type === 'comparison_operator';
  return at.type === 'binary_operator' && /^[&|]$/.test(at.tokens[0] ?? '');
}

/** A column name or a list of them, written out; an RDD takes a number there, a path more parts. */
function isKey(on: Node | undefined, document: PythonDocument): boolean {
  const at = on && bare(on);
  if (!at) return false;
  if (at.type === 'list') return at.children.length > 0;
  const named = at.parent?.type === 'keyword_argument';
  return named && fixedText(at, document) !== undefined;
}

/** The column that a condition compares on both sides, and the two names in front: `a.id == b.id`, `a['id'] == b['id']`. */
function sameColumn(on: Node, document: PythonDocument): string | undefined {
  const at = bare(on);
  const [left, right, ...more] = at.type === 'comparison_operator' ? at.children : [];
  if (!left || !right || more.length > 0 || at.tokens[0] !== '==') return undefined;
  const one = column(left, document);
  const other = column(right, document);
  return one && other && one.name === other.name && one.of !== other.of ? one.name : undefined;
}

function column(node: Node, document: PythonDocument): { readonly of: string; readonly name: string } | undefined {
  const object = child(node, 'object') ?? child(node, 'value');
  const attribute = child(node, 'attribute');
  const key = child(node, 'subscript');
  const name = attribute ? document.textOf(attribute) : fixedText(key, document);
  return object?.type === 'identifier' && name ? { of: document.textOf(object), name } : undefined;
}

const tidying = new Set(
  'drop select selectExpr agg groupBy groupby withColumnRenamed toDF count alias transform createOrReplaceTempView'.split(
    ' ',
  ),
);

/** Joins on a comparison of columns of one name, after which that name stands twice and nothing tells them apart. */
export const duplicateColumns = (document: PythonDocument): readonly { readonly on: Node; readonly name: string }[] => {
  const joins = frameJoins(document).flatMap(({ call, on, how }) => {
    const name = on && sameColumn(on, document);
    const kind = how ? fixedText(how, document) : 'inner';
    return on && name !== undefined && kind !== undefined && !/semi|anti/.test(kind) ? [{ call, on, name }] : [];
  });
  if (joins.length === 0) return [];
  const { used, tidied } = fates(document);
  return joins.filter(({ call }) => used.has(call.node) && !tidied.has(call.node));
};

/** Which joins have something behind them, and behind which something chooses among the columns. */
function fates(document: PythonDocument): { readonly used: ReadonlySet<Node>; readonly tidied: ReadonlySet<Node> } {
  const used = new Set<Node>();
  const tidied = new Set<Node>();
  for (const { node } of document.calls) {
    const { links } = chainOf(node, document);
    const last = links.findLastIndex(({ name }) => tidying.has(name));
    links.forEach(({ name, call }, index) => {
      if (name !== 'join' || !call || index === links.length - 1) return;
      used.add(call.node);
      if (index < last) tidied.add(call.node);
    });
  }
  return { used, tidied };
}

/** Joins whose rows are filtered afterwards: Spark moves an equality of both sides from there into the join. */
export const filteredJoins = (document: PythonDocument): ReadonlySet<Node> =>
  new Set(
    document.calls
      .filter(({ method, receiver }) => receiver && /^(?:where|filter)$/.test(method ?? ''))
      .flatMap(({ node }) =>
        chainOf(node, document).links.flatMap(({ name, call }) => (name === 'join' && call ? [call.node] : [])),
      ),
  );
