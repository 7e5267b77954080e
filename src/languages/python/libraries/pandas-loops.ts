import type { PythonDocument } from '../document.ts';
import { bare, child, contains, type Node } from '../tree.ts';
import { isFrame, loopAround } from './pandas.ts';

/** A loop in Python over the rows of a frame; `how` is what it goes through. */
export type RowLoop = { readonly at: Node; readonly how: string };

/**
 * Loops over the rows of a frame, but for `iterrows`: `itertuples` that collects, `range(len(df))` and `df.index` that
 * look the row up again.
 */
export const rowLoops = (document: PythonDocument): readonly RowLoop[] =>
  document.all('for_statement').flatMap((loop) => {
    const body = child(loop, 'body');
    const right = child(loop, 'right');
    const source = right && bare(right);
    if (!body || !source) return [];
    const frame = rangedFrame(source, document) ?? indexedFrame(source, document);
    if (frame !== undefined)
      return looksUpRows(frame, body, document) ? [{ at: source, how: document.textOf(source) }] : [];
    const tuples = tuplesCall(source, document);
    return tuples && collects(body, document) ? [{ at: tuples, how: document.textOf(tuples) }] : [];
  });

/** `df` of `range(len(df))`, `range(0, len(df))`, `range(df.shape[0])`. */
function rangedFrame(source: Node, document: PythonDocument): string | undefined {
  if (source.type !== 'call' || document.call(source).callee !== 'range') return undefined;
  const text =
    document
      .call(source)
      .positional.map((node) => document.textOf(node))
      .at(-1) ?? '';
  return (
    /^len\(([\w.]{1,100}?)(?:\.index)?\)(?: ?- ?1)?$/.exec(text)?.[1] ?? /^([\w.]{1,100})\.shape\[0\]$/.exec(text)?.[1]
  );
}

/** `df` of `df.index`. */
function indexedFrame(source: Node, document: PythonDocument): string | undefined {
  const name = source.type === 'attribute' ? child(source, 'attribute') : undefined;
  const object = child(source, 'object');
  return name && object && document.textOf(name) === 'index' ? document.textOf(object) : undefined;
}

/** Whether a body has `df.iloc[...]`, `df.loc[...]`, `df.at[...]` or `df.iat[...]` of this frame. */
const looksUpRows = (frame: string, body: Node, document: PythonDocument): boolean =>
  document.all('subscript').some((node) => {
    const value = contains(body, node) ? child(node, 'value') : undefined;
    const text = value?.type === 'attribute' ? document.textOf(value) : '';
    return ['iloc', 'loc', 'at', 'iat', 'ix'].some((by) => text === `${frame}.${by}`);
  });

function tuplesCall(source: Node, document: PythonDocument): Node | undefined {
  if (source.type !== 'call') return undefined;
  const call = document.call(source);
  if (call.method === 'itertuples') return source;
  const first = call.callee === 'enumerate' || call.callee === 'tqdm.tqdm' ? call.positional[0] : undefined;
  return first?.type === 'call' && document.call(first).method === 'itertuples' ? first : undefined;
}

const collects = (body: Node, document: PythonDocument): boolean =>
  document.calls.some(({ method, node, receiver }) => method === 'append' && receiver && contains(body, node));

/** `total = pd.concat([total, part])` in a loop: every turn copies all rows so far. Where the growing stands. */
export const growingFrames = (document: PythonDocument): readonly { readonly at: Node; readonly name: string }[] =>
  document.all('assignment').flatMap((assignment) => {
    const left = child(assignment, 'left');
    const right = child(assignment, 'right');
    const value = right && bare(right);
    if (!left || value?.type !== 'call' || !loopAround(assignment)) return [];
    const name = document.textOf(left);
    const call = document.call(value);
    const parts = call.callee === 'pandas.concat' ? call.argument('objs', 0) : undefined;
    const list = parts && /^(?:list|tuple)$/.test(bare(parts).type) ? bare(parts).children : [];
    const grows =
      list.some((part) => document.textOf(part) === name) ||
      (call.method === 'append' && call.receiver !== undefined && document.textOf(call.receiver) === name);
    return grows ? [{ at: value, name }] : [];
  });

const indexers = new Set(['loc', 'iloc', 'at', 'iat']);

/** Assignments to a selection of a selection: `df[df.x > 0]['y'] = 1`, `df['a'].iloc[0] = 1`, `df.loc[i]['a'] = 1`. */
export const chainedAssignments = (document: PythonDocument): readonly Node[] =>
  document.all('assignment', 'augmented_assignment').flatMap((assignment) => {
    const left = child(assignment, 'left');
    const held = left?.type === 'subscript' ? child(left, 'value') : undefined;
    if (!left || !held) return [];
    const by = held.type === 'attribute' ? child(held, 'attribute') : undefined;
    const outer = by && indexers.has(document.textOf(by)) ? child(held, 'object') : undefined;
    if (by) return outer?.type === 'subscript' && selectsColumn(outer, document) ? [left] : [];
    return held.type === 'subscript' && isSelection(held, document) ? [left] : [];
  });

/** `df['a']` of a certain frame, `df[df.x > 0]`: with `.loc` or `.iloc` behind it, that is a second selection. */
function selectsColumn(node: Node, document: PythonDocument): boolean {
  const key = child(node, 'subscript');
  const base = child(node, 'value');
  if (!key || !base || isRows(node, document)) return false;
  return isMask(key, document) || (key.type === 'string' && isFrame(base, document));
}

/** `df.loc[rows]`, without a column. */
function isRows(node: Node, document: PythonDocument): boolean {
  const by = child(child(node, 'value'), 'attribute');
  return by !== undefined && /^i?loc$/.test(document.textOf(by)) && node.children.length === 2;
}

/** The inner part of a chained selection: rows by mask or by `.loc`, or a column of a certain frame. */
function isSelection(node: Node, document: PythonDocument): boolean {
  const key = child(node, 'subscript');
  const base = child(node, 'value');
  if (!key || !base) return false;
  return isMask(key, document) || isRows(node, document) || isFrame(base, document);
}

const asking = /^(?:isna|isnull|notna|notnull|isin|between|duplicated)$/;

/** `df.x > 0`, `(a > 0) & (b < 1)`, `~(x == 1)`, `df.x.isna()`: a comparison selects rows; no dictionary has it as a key. */
function isMask(key: Node, document: PythonDocument): boolean {
  const at = bare(key);
  if (at.type === 'comparison_operator') return true;
  if (at.type === 'call') {
    const { method, callee } = document.call(at);
    return asking.test(method ?? '') && !/^(?:pandas|numpy|pd|np)\./.test(callee ?? '');
  }
  if (at.type === 'unary_operator') return at.tokens[0] === '~';
  return at.type === 'binary_operator' && /^[&|]$/.test(at.tokens[0] ?? '');
}

/** What pandas 2 no longer has, where the file certainly uses it. */
export const removedCalls = (
  document: PythonDocument,
): readonly { readonly at: Node; readonly name: string; readonly instead: string }[] => {
  const methods = document.calls.flatMap((call) => {
    if (!call.receiver || !/^(?:append|iteritems)$/.test(call.method ?? '')) return [];
    const frame = isFrame(call.receiver, document);
    if (call.method === 'append' && (frame || call.keywords.has('ignore_index')))
      return [{ at: call.nameNode, name: '.append', instead: 'pd.concat' }];
    return call.method === 'iteritems' && frame ? [{ at: call.nameNode, name: '.iteritems', instead: '.items' }] : [];
  });
  const keywords = document.calls.flatMap((call) => {
    const bad =
      call.method === 'read_csv' && call.callee === 'pandas.read_csv'
        ? call.keywords.get('error_bad_lines')
        : undefined;
    return bad ? [{ at: bad.at, name: 'error_bad_lines', instead: 'on_bad_lines' }] : [];
  });
  const indexer = document.all('subscript').flatMap((node) => {
    const by = child(child(node, 'value'), 'attribute');
    return by && document.textOf(by) === 'ix' ? [{ at: by, name: '.ix', instead: '.loc' }] : [];
  });
  return [...methods, ...keywords, ...indexer].toSorted((a, b) => a.at.from - b.at.from);
};
