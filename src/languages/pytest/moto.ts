import type { PythonDocument } from '../python/document.ts';
import type { Import } from '../python/imports.ts';
import { enclosing, type Node } from '../python/tree.ts';
import type { PytestDocument } from './document.ts';
import { isUsed } from './mock.ts';

/** Imports of moto and of its parts. */
export const motoImports = (document: PythonDocument): readonly Import[] =>
  document.imports.filter(({ module }) => module === 'moto' || module.startsWith('moto.'));

/** The first import of moto whose name is used. */
export const usedMoto = (document: PytestDocument): Import | undefined =>
  motoImports(document.python).find((entry) => isUsed(entry, document));

const legacy = /^mock_(?!aws$|xray_client$)\w+$/;
/** moto or its part for one service; moto's insides have other names that begin with `mock_`. */
const service = /^moto(?:\.[a-z0-9]+)?$/;

/** Names of decorators for one service, which moto 5 no longer has: `mock_s3`, `moto.mock_sqs`. */
export function legacyDecorators(document: PythonDocument): readonly { readonly name: string; readonly node: Node }[] {
  const imported = motoImports(document)
    .filter(({ module, name }) => service.test(module) && legacy.test(name ?? ''))
    .map(({ name, node }) => ({ name: name ?? '', node }));
  const attributes = document.all('attribute').flatMap((node) => {
    const name = /^moto\.(\w+)$/.exec(document.qualify(node) ?? '')?.[1];
    return name !== undefined && legacy.test(name) ? [{ name, node }] : [];
  });
  return [...imported, ...attributes];
}

/** Where the file sets an access key of its own: the environment variable, or an argument of a client. */
export function accessKeyOf(document: PythonDocument): Node | undefined {
  const argument = document.all('keyword_argument').find((node) => /^aws_access_key_id\b/i.test(document.textOf(node)));
  return argument ?? document.all('string').find((node) => isSetting(node, document));
}

function isSetting(node: Node, document: PythonDocument): boolean {
  const text = document.textOf(node);
  if (/^['"]aws_access_key_id['"]$/.test(text)) return node.parent?.type === 'pair';
  if (!/^['"]AWS_ACCESS_KEY_ID['"]$/.test(text)) return false;
  if (node.parent?.type === 'subscript') return enclosing(node, 'assignment')?.children[0] === node.parent;
  const call = enclosing(node, 'call');
  if (call && /^(?:get|getenv|pop|delenv)$/.test(document.call(call).method ?? '')) return false;
  return true;
}
