import type { PythonDocument } from './document.ts';
import { bare, child, type Node } from './tree.ts';

/** An `except` clause. */
export type Handler = {
  readonly node: Node;
  /** What it catches: a name or a tuple; undefined for a bare `except:`. */
  readonly type: Node | undefined;
  /** Whether it catches every error: `Exception` or `BaseException` is (among) its type. */
  readonly everything: boolean;
  /** Its statements. */
  readonly body: readonly Node[];
};

const everything: ReadonlySet<string> = new Set([
  'Exception',
  'BaseException',
  'builtins.Exception',
  'builtins.BaseException',
]);

/** Every `except` clause of a file, in the order of the text. */
export function handlersOf(document: PythonDocument): readonly Handler[] {
  return document.all('except_clause').map((node) => {
    const value = child(node, 'value');
    const type = value?.type === 'as_pattern' ? value.children[0] : value;
    const caught = type && bare(type);
    const types = caught?.type === 'tuple' ? caught.children : caught ? [caught] : [];
    const body = node.children.find((part) => part.type === 'block');
    return {
      node,
      type,
      everything: types.some((one) => everything.has(document.qualify(one) ?? '')),
      body: body?.children ?? [],
    };
  });
}
