import type { Call } from '../call.ts';
import type { PythonDocument } from '../document.ts';
import type { Binding } from '../scope.ts';
import { bare, child, enclosing, type Node } from '../tree.ts';
import { type Chain, chainOf, hasLink } from './chain.ts';
import { fixedText } from './literal.ts';
import { caches, collects } from './spark.ts';

const sources = new Set('read table createDataFrame sql'.split(' '));
const away = new Set('rdd map flatMap mapPartitions collect toPandas first head take'.split(' '));

/** Whether a chain certainly is a DataFrame: it begins with a read and never leaves the DataFrame interface. */
export const isSparkFrame = (chain: Chain): boolean =>
  chain.links.some(({ name }) => sources.has(name)) && !chain.links.some(({ name }) => away.has(name));

const shrinking = new Set(
  `agg groupBy groupby limit take first head count sample distinct dropDuplicates describe summary min max sum avg mean
  sql collect_list approxQuantile pivot isEmpty rollup cube tail reduceByKey aggregateByKey foldByKey combineByKey countByKey top takeSample filter where`.split(
    /\s+/,
  ),
);

/** Collects of a whole dataset: from the read to the `collect()` nothing makes it smaller. */
export const wholeCollects = (document: PythonDocument): readonly Call[] =>
  collects(document).filter((call) => {
    const { links } = chainOf(call.node, document);
    const start = links.findLastIndex(
      ({ name, call: made }) => (name === 'read' && !made) || (name === 'textFile' && made),
    );
    return start !== -1 && !links.slice(start).some(({ name }) => shrinking.has(name));
  });

/** Loops in the driver over rows that were collected: `for row in df.collect():`. */
export const collectedLoops = (document: PythonDocument): readonly Node[] => {
  const bringing = new Set(collects(document).map(({ node }) => node));
  return document.all('for_statement', 'for_in_clause').flatMap((loop) => {
    const right = child(loop, 'right');
    if (!right) return [];
    const source = bare(right);
    const call = source.type === 'call' ? document.call(source) : undefined;
    const wrapped = call?.callee === 'enumerate' ? call.positional[0] : undefined;
    const steps = chainOf(wrapped ?? source, document).links;
    const last = steps.at(-1)?.name === 'iterrows' || steps.at(-1)?.name === 'itertuples' ? steps.at(-2) : steps.at(-1);
    const collected = last?.call && bringing.has(last.call.node) && /^(?:collect|toPandas)$/.test(last.name);
    return collected && !(last.name === 'toPandas' && steps.at(-1) === last) ? [source] : [];
  });
};

/** `df.count() == 0`, `if df.count():`, `len(df.collect()) > 0`: the whole dataset is counted to see whether there is any. */
export const emptinessCounts = (document: PythonDocument): readonly Node[] => {
  if (['sqlalchemy', 'django', 'pymongo'].some((module) => document.importsModule(module))) return [];
  return document.calls.flatMap((call) => {
    if (!isCount(call, document)) return [];
    const parent = call.node.parent;
    const compared = parent?.type === 'comparison_operator' && comparesWithNothing(parent, call.node, document);
    const tested =
      parent && /^(?:if_statement|while_statement|elif_clause)$/.test(parent.type) && call.node.field === 'condition';
    if (compared) return [parent];
    return tested || parent?.type === 'not_operator' ? [call.node] : [];
  });
};

function isCount(call: Call, document: PythonDocument): boolean {
  if (call.method === 'count' && call.receiver && call.positional.length === 0)
    return !/^(?:pandas|collections|str|list)\b/.test(call.callee ?? '');
  const inner = call.callee === 'len' ? call.positional[0] : undefined;
  return inner?.type === 'call' && document.call(inner).method === 'collect';
}

function comparesWithNothing(comparison: Node, counted: Node, document: PythonDocument): boolean {
  const [left, right, ...more] = comparison.children;
  const [operator = ''] = comparison.tokens;
  if (left !== counted || !right || more.length > 0) return false;
  const value = document.value(right);
  if (value.kind !== 'number') return false;
  return value.number === 0 ? /^(?:==|!=|>|<=)$/.test(operator) : value.number === 1 && /^(?:<|>=)$/.test(operator);
}

const actions = new Set('count show collect toPandas foreach foreachPartition write'.split(' '));
const steps = new Set(
  `select filter where join groupBy groupby agg withColumn withColumns distinct dropDuplicates drop_duplicates orderBy sort
  union unionByName repartition explode dropna fillna selectExpr withColumnRenamed crossJoin transform`.split(/\s+/),
);

/** Frames that are worked out again for a second action, because nothing keeps them. Where the second action stands. */
export const recomputed = (document: PythonDocument): readonly { readonly at: Node; readonly name: string }[] => {
  const used = new Map<Binding, Call[]>();
  for (const call of document.calls) {
    const chain =
      actions.has(call.method ?? '') || isWriteEnd(call, document)
        ? chainOf(call.receiver ?? call.node, document)
        : undefined;
    const name = chain?.through[0];
    const binding = name && document.binding(name);
    if (binding && !isInBranch(call.node, binding)) used.set(binding, [...(used.get(binding) ?? []), call]);
  }
  const kept = caches(document);
  return [...used].flatMap(([binding, calls]) => {
    const second = calls[1];
    if (!second || !binding.value) return [];
    const made = chainOf(binding.value, document);
    const isWorked = isSparkFrame(made) && made.links.some(({ name }) => steps.has(name));
    const isKept =
      hasLink(made, 'cache', 'persist', 'checkpoint', 'localCheckpoint') ||
      keeps(kept, binding, second.nameNode, document);
    return isWorked && !isKept ? [{ at: second.nameNode, name: binding.name }] : [];
  });
};

const isWriteEnd = (call: Call, document: PythonDocument): boolean =>
  /^(?:csv|json|parquet|orc|save|saveAsTable|insertInto)$/.test(call.method ?? '') &&
  call.receiver !== undefined &&
  hasLink(chainOf(call.receiver, document), 'write');

/** Whether some branch around the call, within the function that made the frame, may leave it out. */
function isInBranch(node: Node, binding: Binding): boolean {
  const branch = enclosing(
    node,
    'if_statement',
    'except_clause',
    'conditional_expression',
    'function_definition',
    'match_statement',
  );
  return branch !== undefined && branch.from > binding.at.from;
}

/** `orders.cache()` as a statement, before the second action: what is kept later was worked out again already. */
const keeps = (kept: readonly Call[], { name }: Binding, second: Node, document: PythonDocument): boolean =>
  kept.some(
    ({ receiver, method, nameNode }) =>
      method === 'cacheTable' ||
      (receiver?.type === 'identifier' && document.textOf(receiver) === name && nameNode.from < second.from),
  );

/** `.coalesce(1)`, `.repartition(1)`: one task does all the work, into one file. */
export const singlePartitions = (calls: readonly Call[], document: PythonDocument): readonly Call[] =>
  calls.filter(({ positional: [only, ...more], keywords }) => {
    const count = only ?? keywords.get('numPartitions')?.value;
    const value = count && more.length === 0 ? document.value(count) : undefined;
    return value?.kind === 'number' && value.number === 1;
  });

/** Whether a write says what happens to data that is there: `.mode(...)`, `mode=`, or its position in the call. */
export function statesMode(call: Call, chain: Chain): boolean {
  const position: Readonly<Record<string, number>> = { jdbc: 2, save: 2, saveAsTable: 2 };
  const named = chain.links.some(
    ({ name, call: made }) => name === 'mode' || made?.keywords.has('mode') || made?.keywords.has('overwrite'),
  );
  return named || !call.complete || call.positional.length > (position[call.method ?? ''] ?? 1);
}

/** Whether a text of the file names a salt: the key of a skewed join is spread over several values. */
export const isSalted = (document: PythonDocument): boolean =>
  document
    .all('identifier', 'string')
    .some((node) => /(?:^|[^a-z])salt(?:ed|ing|s)?(?:[^a-z]|$)/i.test(document.textOf(node).slice(0, 80)));

/** Whether a setting of this name is written: `.config('spark.sql.adaptive.skewJoin.enabled', True)`. */
export const setting = (document: PythonDocument, name: string): Call | undefined =>
  document.calls.find(({ positional: [key] }) => key?.type === 'string' && fixedText(key, document) === name);
