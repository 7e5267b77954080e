import { at, textOf, type YamlNode } from '../yaml/node.ts';

/** One mount of a service: `source:/target` or the long form; no source for an anonymous volume. */
export type Mount = {
  readonly source: string | undefined;
  readonly target: string | undefined;
  readonly place: YamlNode;
};

export function mountOf(item: YamlNode): Mount {
  if (item.kind !== 'scalar')
    return { source: textOf(at(item, 'source')), target: textOf(at(item, 'target')), place: item };
  // A default such as `${DIR:-./x}` holds colons of its own.
  const parts = item.text.replace(/\$\{[^{}]*\}/g, (variable) => variable.replaceAll(':', '\u0001')).split(':');
  const [source, target] = parts.map((part) => part.replaceAll('\u0001', ':'));
  return { source: parts.length > 1 ? source : undefined, target, place: item };
}
