import { operations } from './operations.ts';

/** Parameters that may hold slashes (a path may be left out: the root folder): `contents/src/app.py`, `git/refs/heads/main`, `compare/main...feature/x`. */
const spanning = new Set(['path', 'ref', 'basehead', 'branch']);

type Route = { readonly name: string; readonly pattern: RegExp };

function routeOf(name: string): Route {
  const pattern = name
    .replaceAll('/{path}', '(?:/.*)?')
    .replaceAll(/\{(\w+)\}/g, (_, parameter: string) => (spanning.has(parameter) ? '.+' : '[^/]+'));
  return { name, pattern: new RegExp(`^${pattern}$`) };
}

// The fewest parameters first, so that `pulls/comments` is not taken for a pull request called "comments".
const parametersIn = (name: string) => name.split('{').length;
const routes: readonly Route[] = operations
  .toSorted((a, b) => parametersIn(a) - parametersIn(b) || b.length - a.length)
  .map(routeOf);

/**
 * The operation that a request calls, as GitHub's description names it: `GET /repos/{owner}/{repo}/issues`.
 * `path` is below the API's root, without a query. `/repositories/{id}/...`, which GitHub answers like
 * `/repos/{owner}/{repo}/...` (its `Link` headers use it), is named as the latter. Undefined when we do not list it.
 */
export function operationOf(method: string, path: string): string | undefined {
  const request = `${method} ${path.replace(/^\/repositories\/\d+/, '/repos/-/-')}`;
  return routes.find(({ pattern }) => pattern.test(request))?.name;
}
