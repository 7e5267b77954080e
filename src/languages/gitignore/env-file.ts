import { LineMap, type Range } from '../../review/range.ts';
import { isLiteralSecret, isSecretName } from '../shell/secret-words.ts';
import { nameOf } from './repository.ts';

/** `.env`, `.env.local`, `prod.env`; not the templates that are meant to be committed. */
export function isEnvFile(path: string): boolean {
  const name = nameOf(path).toLowerCase();
  if (!/^\.env(?:\.|$)|\.env$/.test(name)) return false;
  return !/example|sample|template|dist|default|test|ci\b/.test(name);
}

/** The variables of such a file that are secrets by name and hold a real value, with the place of the value. */
export function secretsOfEnvFile(text: string): readonly { readonly name: string; readonly at: Range }[] {
  const lines = new LineMap(text);
  return [...text.matchAll(/^[ \t]*(?:export[ \t]+)?([A-Za-z_]\w{0,100})[ \t]*=[ \t]*([^\r\n]*)/gm)].flatMap(
    (match) => {
      const [whole, name = '', rest = ''] = match;
      const value = rest.replace(/\s#.*$/, '').trim();
      const bare = value.replace(/^(["'])(.*)\1$/, '$2');
      if (!isSecretName(name) || !isLiteralSecret(bare)) return [];
      const from = match.index + whole.length - rest.length;
      return [{ name, at: lines.range(from, from + value.length) }];
    },
  );
}
