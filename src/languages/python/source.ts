import type { PythonDocument } from './document.ts';
import { bare, child, contains, type Node } from './tree.ts';

const files = new Set(
  'open io.open codecs.open gzip.open bz2.open lzma.open fileinput.input'.split(' ').map((name) => `${name}()`),
);
const readers = new Set(['csv.reader()', 'csv.DictReader()']);
const streamTypes = /^(?:typing\.|collections\.abc\.)?(?:Iterable|Iterator|Generator|TextIO|IO|BinaryIO)$/;

/**
 * Whether an expression is a source that is read bit by bit: an open file, a csv reader, the result of a generator
 * of this file, or a parameter that is annotated as an iterable. Undefined when it is not, or one cannot tell.
 */
function streamOf(node: Node, document: PythonDocument): 'file' | 'rows' | 'iterable' | undefined {
  const at = bare(node);
  const name = document.qualify(at) ?? '';
  if (files.has(name) || /^pathlib\.Path\(\)(?:\..*)?\.open\(\)$/.test(name)) return 'file';
  if (readers.has(name)) return 'rows';
  if (at.type === 'call') {
    const definition = document.definition(document.call(at).function);
    return definition?.kind === 'function' && definition.yields.length > 0 ? 'iterable' : undefined;
  }
  const binding = at.type === 'identifier' ? document.binding(at) : undefined;
  if (binding?.kind === 'value' && binding.value?.type === 'call') return streamOf(binding.value, document);
  return binding?.kind === 'parameter' && isStreamType(binding.value, document) ? 'iterable' : undefined;
}

/** `Iterable[str]`, `Iterator[dict[str, str]]`, `TextIO`. */
function isStreamType(annotation: Node | undefined, document: PythonDocument): boolean {
  const type = annotation?.children[0];
  if (!type) return false;
  const name =
    type.type === 'generic_type' ? type.children[0] : type.type === 'subscript' ? child(type, 'value') : type;
  return name !== undefined && streamTypes.test(document.qualify(name) ?? '');
}

/** A place where a source is taken into memory at once; `call` is what does it. */
export type WholeRead = { readonly node: Node; readonly kind: 'list' | 'frame'; readonly call: string };

const collectors: ReadonlySet<string> = new Set(['list', 'tuple', 'set', 'sorted']);
const frames = /^pandas\.read_(?:csv|table|json|fwf|sql|sql_query)$/;

/** Every such place, in the order of the text. */
export function wholeReads(document: PythonDocument): readonly WholeRead[] {
  const calls = document.calls.flatMap((call): readonly WholeRead[] => {
    const { callee = '', method = '', node, positional } = call;
    const [first] = positional;
    const spelled = document.textOf(call.function);
    if (frames.test(callee))
      return ['chunksize', 'iterator', 'nrows'].some((name) => call.keywords.has(name)) || !call.complete
        ? []
        : [{ node, kind: 'frame', call: spelled }];
    const taken = collectors.has(callee) && first && streamOf(first, document);
    const read = call.receiver && wholeMethod(method, positional) && streamOf(call.receiver, document) === 'file';
    const path = /^pathlib\.Path\(\)(?:\..*)?\.read_(?:text|bytes)$/.test(callee);
    return taken || read || path ? [{ node, kind: 'list', call: spelled }] : [];
  });
  const lists = document.all('list_comprehension').flatMap((node): readonly WholeRead[] => {
    const [clause, ...more] = node.children.slice(1);
    const source = clause?.type === 'for_in_clause' ? child(clause, 'right') : undefined;
    return source && more.length === 0 && streamOf(source, document) ? [{ node, kind: 'list', call: '[...]' }] : [];
  });
  return [...calls, ...lists].toSorted((a, b) => a.node.from - b.node.from);
}

/** `.readlines()`, and `.read()` without a size. */
const wholeMethod = (method: string, positional: readonly Node[]): boolean =>
  positional.length === 0 && (method === 'read' || method === 'readlines');

/** Lists that a function fills with one item for each of the source, and returns; where it is returned. */
export function collectedLists(document: PythonDocument): readonly { readonly name: string; readonly at: Node }[] {
  return document.functions.flatMap(({ yields, returnStatements, node: owner }) => {
    if (yields.length > 0) return [];
    return returnStatements.flatMap((statement) => {
      const [returned] = statement.children;
      if (returned?.type !== 'identifier') return [];
      const name = document.textOf(returned);
      return isCollected(name, owner, document) ? [{ name, at: returned }] : [];
    });
  });
}

/** Appended to once in the body of a loop over a source, with nothing conditional around it, and not touched elsewhere. */
function isCollected(name: string, owner: Node, document: PythonDocument): boolean {
  const touching = document.mutationsOf(name).filter((node) => contains(owner, node));
  const [append] = touching;
  if (!append || touching.length !== 1 || append.type !== 'call' || document.call(append).method !== 'append')
    return false;
  const loop = append.parent?.parent?.parent;
  const right = loop?.type === 'for_statement' ? child(loop, 'right') : undefined;
  if (!loop || !right || append.parent?.parent !== child(loop, 'body')) return false;
  if (leaves(loop)) return false;
  const call = right.type === 'call' ? document.call(right) : undefined;
  const source = call?.callee === 'enumerate' ? call.positional[0] : right;
  return source !== undefined && streamOf(source, document) !== undefined;
}

/** Whether a loop stops early or leaves out items. */
function leaves(loop: Node): boolean {
  const pending = [loop];
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (leaving.has(node.type)) return true;
    for (const part of node.children) pending.push(part);
  }
  return false;
}

const leaving: ReadonlySet<string> = new Set(['break_statement', 'continue_statement', 'return_statement']);
