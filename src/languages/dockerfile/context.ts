import type { Submission } from '../../review/submission.ts';
import { at, textOf } from '../yaml/node.ts';

/**
 * The folder that a Dockerfile is built in ('' for the repository's root): what a compose file says, else the root
 * for a `Dockerfile` that lies there. Undefined where that is not certain.
 */
export function contextOf(path: string, submission: Submission): string | undefined {
  const named = new Set(
    submission.documents('compose').flatMap((compose) =>
      compose.services.flatMap(({ body }) => {
        const build = body.get('build');
        const folder = textOf(build) ?? textOf(at(build, 'context')) ?? (build ? '.' : undefined);
        if (folder === undefined || folder.includes('$') || folder.includes('://')) return [];
        const context = join(folderOf(compose.path), folder);
        const file = join(context ?? '', textOf(at(build, 'dockerfile')) ?? 'Dockerfile');
        return file === path && context !== undefined ? [context] : [];
      }),
    ),
  );
  const [first] = named;
  if (named.size > 1) return undefined;
  return first ?? (path === 'Dockerfile' ? '' : undefined);
}

const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));

/** Joins two paths of the repository; undefined when they lead out of it. */
export function join(folder: string, path: string): string | undefined {
  const parts: string[] = [];
  for (const part of [...folder.split('/'), ...path.split('/')]) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join('/');
}
