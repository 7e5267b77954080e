import { createPublicKey, verify } from 'node:crypto';
import { Refusal } from './refusal.ts';
import type { Account, Doer, GitHubApp, Installation, InstallationToken } from './state.ts';
import type { World } from './world.ts';

/** Who a request is from. */
export type Actor =
  | { readonly kind: 'anonymous' }
  | { readonly kind: 'user'; readonly account: Account }
  | { readonly kind: 'app'; readonly app: GitHubApp }
  | { readonly kind: 'installation'; readonly installation: Installation; readonly token: InstallationToken };

const badCredentials = () => new Refusal(401, 'Bad credentials');

/**
 * Reads an `Authorization` header: `Bearer`, `token`, or basic with the token as password.
 * @throws Refusal 401 (https://docs.github.com/rest/authentication/authenticating-to-the-rest-api)
 */
export function authenticate(world: World, header: string | null | undefined): Actor {
  if (!header) return { kind: 'anonymous' };
  const [, scheme = '', value = ''] = /^(bearer|token|basic)\s+(\S+)$/i.exec(header.trim()) ?? [];
  const token = scheme.toLowerCase() === 'basic' ? passwordIn(value) : value;
  if (token.split('.').length === 3) return { kind: 'app', app: appOfJwt(world, token) };

  const installed = world.tokens.get(token);
  if (installed) return { kind: 'installation', installation: usable(world, installed), token: installed };
  const account = token === '' ? undefined : world.accounts.values().find((one) => one.token === token);
  if (!account) throw badCredentials();
  return { kind: 'user', account };
}

/** GitHub takes a token as either half: git sends it as the password, some clients as the user's name. */
function passwordIn(basic: string): string {
  const [name = '', password = ''] = Buffer.from(basic, 'base64').toString('utf8').split(/:(.*)/s);
  return password === '' || password === 'x-oauth-basic' ? name : password;
}

/** https://docs.github.com/apps/maintaining-github-apps/suspending-a-github-app-installation */
function usable(world: World, { installation, expiresAt, value }: InstallationToken): Installation {
  const gone = !world.installations.has(installation.id);
  if (gone || expiresAt <= world.now()) {
    world.tokens.delete(value);
    throw badCredentials();
  }
  if (installation.suspended) throw new Refusal(403, 'This installation has been suspended');
  return installation;
}

type Claims = { readonly iss?: unknown; readonly iat?: unknown; readonly exp?: unknown };

/** Clocks may differ this much. */
const driftSeconds = 60;
const longestSeconds = 600;

/**
 * https://docs.github.com/apps/creating-github-apps/authenticating-with-a-github-app/generating-a-json-web-token-jwt-for-a-github-app:
 * RS256 with the App's key, `exp` at most ten minutes ahead, `iss` the App's client id or id.
 */
function appOfJwt(world: World, jwt: string): GitHubApp {
  const [header = '', payload = '', signature = ''] = jwt.split('.');
  const { alg } = parsed(header) as { alg?: unknown };
  const { iss, iat, exp } = parsed(payload) as Claims;
  const app = world.apps.values().find(({ id, clientId }) => String(iss) === String(id) || iss === clientId);
  if (alg !== 'RS256' || !app) throw new Refusal(401, 'A JSON web token could not be decoded');
  const signed = Buffer.from(`${header}.${payload}`);
  if (!verify('RSA-SHA256', signed, createPublicKey(app.publicKey), Buffer.from(signature, 'base64url'))) {
    throw new Refusal(401, 'A JSON web token could not be decoded');
  }
  const now = world.now().getTime() / 1000;
  if (typeof exp !== 'number' || exp <= now) {
    throw new Refusal(
      401,
      "'Expiration time' claim ('exp') must be a numeric value representing the future time at which the assertion expires",
    );
  }
  if (exp > now + longestSeconds + driftSeconds) {
    throw new Refusal(401, "'Expiration time' claim ('exp') is too far in the future");
  }
  if (typeof iat !== 'number' || iat > now + driftSeconds) {
    throw new Refusal(
      401,
      "'Issued at' claim ('iat') must be an Integer representing the time that the assertion was issued",
    );
  }
  return app;
}

function parsed(part: string): object {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}

/** The account that acts: a person, or the App's bot. */
export function accountOf(actor: Actor): Account | undefined {
  if (actor.kind === 'user') return actor.account;
  return actor.kind === 'installation' ? actor.installation.app.bot : undefined;
}

/** Who an act is by. @throws Refusal 401 for nobody */
export function doerOf(actor: Actor): Doer {
  if (actor.kind === 'user') return { account: actor.account, app: undefined };
  if (actor.kind === 'installation') return { account: actor.installation.app.bot, app: actor.installation.app };
  throw new Refusal(401, 'Requires authentication');
}
