import { asMap, type YamlNode, type YamlScalar } from '../yaml/node.ts';
import type { Variable } from './language.ts';

/** The scalar that names an image: `image: x` or `image: { name: x }`. */
export function imageName(node: YamlNode | undefined): YamlScalar | undefined {
  const name = asMap(node)?.get('name') ?? node;
  return name?.kind === 'scalar' && name.value !== null ? name : undefined;
}

/**
 * How an image is pinned, with the file's variables put in. `unknown` when a variable from elsewhere names it; a variable
 * after the colon is a tag that somebody chose.
 */
export function pinOf(image: string, variables: readonly Variable[]): 'tagged' | 'latest' | 'untagged' | 'unknown' {
  const name = image.trim().replace(/\$(?:\{(\w+)\}|(\w+))/g, (whole, braced?: string, bare?: string) => {
    return variables.find((variable) => variable.name === (braced ?? bare))?.value ?? whole;
  });
  const last = name.slice(name.lastIndexOf('/') + 1);
  if (last.includes('@')) return 'tagged';
  const colon = last.indexOf(':');
  if (colon === -1) return last.includes('$') ? 'unknown' : 'untagged';
  return last.slice(colon + 1) === 'latest' ? 'latest' : 'tagged';
}
