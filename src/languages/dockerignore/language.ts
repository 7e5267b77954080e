import ignore from 'ignore';
import { type Language, type TextDocument, textDocument } from '../document.ts';

export type Dockerignore = TextDocument & {
  /** Whether a path, seen from this file's folder, stays out of the build context. */
  ignores(path: string): boolean;
};

export const dockerignore: Language<Dockerignore> = {
  recognise: (path) => /(^|\/|\.)\.?dockerignore$/i.test(path),

  parse(path, text) {
    let rules: ReturnType<typeof ignore> | undefined;
    return {
      ...textDocument(path, text),
      ignores(wanted) {
        rules ??= ignore().add(
          text
            .replace(/^\uFEFF/, '')
            .split(/\r?\n/)
            .flatMap(anchored),
        );
        return rules.ignores(wanted);
      },
    };
  },
};

/**
 * Docker's patterns start at the context's root, where Git's match in any folder:
 * https://docs.docker.com/build/concepts/context/#dockerignore-files
 */
function anchored(line: string): readonly string[] {
  const text = line.trim();
  const not = text.startsWith('!') ? '!' : '';
  const rest = text.slice(not.length).trim();
  const path = rest.replace(/^\.?\/+/, '').replace(/\/$/, '');
  // A longer one is no path, and too long to become a regular expression.
  return rest.startsWith('#') || path === '' || path === '.' || path.length > 1000 ? [] : [`${not}/${path}`];
}
