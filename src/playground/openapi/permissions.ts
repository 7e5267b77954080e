import { createRequire } from 'node:module';

/** `issues: write`, as an App's manifest grants it. */
export type Permission = { readonly name: string; readonly access: 'read' | 'write' };

type Published = {
  readonly permissions: Readonly<
    Record<string, { readonly read?: readonly string[]; readonly write?: readonly string[] }>
  >;
};

/**
 * Where GitHub's table moved on after `@octokit/app-permissions` was made, as it stands in
 * https://docs.github.com/rest/authentication/permissions-required-for-github-apps (API version 2022-11-28).
 */
const since: Readonly<Record<string, string>> = {
  'GET /repos/{owner}/{repo}/collaborators/{username}/permission': 'metadata:read',
  'GET /repos/{owner}/{repo}/readme': 'contents:read',
  'GET /repos/{owner}/{repo}/tarball/{ref}': 'contents:read',
  'PUT /repos/{owner}/{repo}/contents/{path}': 'contents:write',
  'DELETE /repos/{owner}/{repo}/contents/{path}': 'contents:write',
  'GET /repos/{owner}/{repo}/commits/{ref}/check-runs': 'checks:read',
  'GET /repos/{owner}/{repo}/commits/{ref}/check-suites': 'checks:read',
  'GET /repos/{owner}/{repo}/check-runs/{check_run_id}': 'checks:read',
  'GET /repos/{owner}/{repo}/check-runs/{check_run_id}/annotations': 'checks:read',
  'POST /repos/{owner}/{repo}/check-runs/{check_run_id}/rerequest': 'checks:write',
  'GET /repos/{owner}/{repo}/check-suites/{check_suite_id}': 'checks:read',
  'GET /repos/{owner}/{repo}/check-suites/{check_suite_id}/check-runs': 'checks:read',
  'POST /repos/{owner}/{repo}/check-suites/{check_suite_id}/rerequest': 'checks:write',
  'GET /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions': 'issues:read',
  'POST /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions': 'issues:write',
  'DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions/{reaction_id}': 'issues:write',
  'GET /repos/{owner}/{repo}/issues/{issue_number}/reactions': 'issues:read',
  'POST /repos/{owner}/{repo}/issues/{issue_number}/reactions': 'issues:write',
  'DELETE /repos/{owner}/{repo}/issues/{issue_number}/reactions/{reaction_id}': 'issues:write',
  'POST /repos/{owner}/{repo}/pulls/{pull_number}/comments/{comment_id}/replies': 'pull_requests:write',
};

/** The table names parameters as it pleases, and `compare/{base}...{head}` as two. */
const anonymous = (operation: string) => operation.replaceAll(/\{[^}]+\}(\.\.\.\{[^}]+\})?/g, '{}');

let table: ReadonlyMap<string, readonly Permission[]> | undefined;

function publishedTable(): ReadonlyMap<string, readonly Permission[]> {
  const packaged = createRequire(import.meta.url)('@octokit/app-permissions') as Record<string, Published>;
  const entries = Object.entries(packaged['api.github.com']?.permissions ?? {}).flatMap(([name, levels]) =>
    (['read', 'write'] as const).flatMap((access) =>
      (levels[access] ?? []).map((operation) => [anonymous(operation), { name, access }] as const),
    ),
  );
  const map = new Map<string, Permission[]>();
  for (const [operation, permission] of entries) map.set(operation, [...(map.get(operation) ?? []), permission]);
  for (const [operation, granted] of Object.entries(since)) {
    const [name = '', access] = granted.split(':');
    map.set(anonymous(operation), [{ name, access: access === 'write' ? 'write' : 'read' }]);
  }
  return map;
}

/**
 * The permissions of which an App needs *one* to call `operation` (as `operationOf` names it) with an installation
 * token. Empty when GitHub's table does not list it: an installation token may not call it.
 */
export function permissionsFor(operation: string): readonly Permission[] {
  table ??= publishedTable();
  return table.get(anonymous(operation)) ?? [];
}
