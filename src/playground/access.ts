import type { Actor } from './auth.ts';
import { type Permission, permissionsFor } from './openapi/permissions.ts';
import { notFound, Refusal } from './refusal.ts';
import type { Repository, Role } from './state.ts';
import { atLeast, reaches, roleOf } from './world.ts';

/** https://docs.github.com/rest/authentication/endpoints-available-for-github-app-installation-access-tokens, without a permission. */
const openToTokens = new Set([
  'GET /meta',
  'GET /rate_limit',
  'GET /versions',
  'GET /users/{username}',
  'GET /orgs/{org}',
  'GET /apps/{app_slug}',
  'GET /installation/repositories',
]);

/** What only an App itself may ask: https://docs.github.com/rest/authentication/endpoints-available-for-github-app-json-web-tokens */
const byJwt = /^\w+ (\/app(\/|$)|.*\/installation$)/;

const withJwtToo = new Set(['GET /apps/{app_slug}', 'GET /meta', 'GET /versions', 'GET /rate_limit']);

/** What somebody who can read a repository may write in it: https://docs.github.com/en/organizations/managing-user-access-to-your-organizations-repositories/managing-repository-roles/repository-roles-for-an-organization */
const readersMay =
  /^POST \/repos\/\{owner\}\/\{repo\}\/(issues|issues\/\{issue_number\}\/comments|forks|pulls|pulls\/\{pull_number\}\/(comments|reviews).*|.*\/reactions)$|^(PATCH|PUT|DELETE) .*\/(issues\/\{issue_number\}|issues\/comments\/\{comment_id\}|pulls\/\{pull_number\}|pulls\/comments\/\{comment_id\}|reviews\/\{review_id\}|\{reaction_id\})$/;
const adminsMay =
  /^(PATCH|DELETE) \/repos\/\{owner\}\/\{repo\}$|\/transfer$|^(PUT|DELETE) .*\/collaborators\/\{username\}$/;
const appsOnly = /^(POST|PATCH) .*\/check-runs(\/\{check_run_id\})?$/;

const inaccessible = (accepted: string) =>
  new Refusal(403, 'Resource not accessible by integration', {
    headers: { 'x-accepted-github-permissions': accepted },
  });

/** `issues=write; pull_requests=write`: one of them is enough. */
export function acceptedPermissions(operation: string): string {
  return permissionsFor(operation)
    .map(({ name, access }) => `${name}=${access}`)
    .join('; ');
}

/**
 * Whether `actor` may call `operation`, in `repository` where it names one.
 * @throws Refusal 401, 403, or 404 where GitHub does not even say that there is such a repository
 */
export function authorize(actor: Actor, operation: string, repository: Repository | undefined): void {
  if (byJwt.test(operation) !== (actor.kind === 'app') && !(actor.kind === 'app' && withJwtToo.has(operation))) {
    throw actor.kind === 'app'
      ? inaccessible(acceptedPermissions(operation))
      : new Refusal(401, 'A JSON web token could not be decoded');
  }
  if (actor.kind === 'installation') authorizeToken(actor, operation, repository);
  if (actor.kind === 'user' && repository) authorizeUser(roleOf(actor.account, repository), operation);
  if (actor.kind === 'anonymous') authorizeNobody(operation, repository);
}

function authorizeNobody(operation: string, repository: Repository | undefined): void {
  if (repository?.private) throw notFound();
  if (!operation.startsWith('GET ') || operation === 'GET /user') throw new Refusal(401, 'Requires authentication');
}

function authorizeToken(
  { installation, token }: Extract<Actor, { kind: 'installation' }>,
  operation: string,
  repository: Repository | undefined,
): void {
  if (openToTokens.has(operation)) return;
  const needed = permissionsFor(operation);
  const accepted = acceptedPermissions(operation);
  if (repository) {
    const own = reaches(installation, repository) && (token.repositories?.has(repository) ?? true);
    // What is public can be read by anybody.
    if (!own && repository.private) throw notFound();
    if (!own && operation.startsWith('GET ') && needed.length > 0) return;
    if (!own) throw inaccessible(accepted);
  }
  if (!needed.some((permission) => grants(token.permissions, permission))) throw inaccessible(accepted);
}

/** Metadata is part of every permission. */
function grants(permissions: object, { name, access }: Permission): boolean {
  const granted = name === 'metadata' ? 'read' : (permissions as Record<string, string | undefined>)[name];
  return granted === 'write' || granted === 'admin' || granted === access;
}

function authorizeUser(role: Role, operation: string): void {
  if (role === 'none') throw notFound();
  if (operation.startsWith('GET ')) return;
  if (appsOnly.test(operation)) throw new Refusal(403, 'You must authenticate via a GitHub App.');
  if (adminsMay.test(operation)) {
    if (!atLeast(role, 'admin')) throw new Refusal(403, 'Must have admin rights to Repository.');
  } else if (!readersMay.test(operation) && !atLeast(role, 'write')) {
    throw new Refusal(403, 'Must have push access to repository');
  }
}
