import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { acceptedPermissions, authorize } from '../access.ts';
import { type Actor, authenticate, doerOf } from '../auth.ts';
import { type JournalEntry, namesOf } from '../journal.ts';
import { type Meter, secondaryLimit } from '../limits.ts';
import { operationOf } from '../openapi/routes.ts';
import { bodyDifferences, validateAnswer, validateRequest } from '../openapi/validate.ts';
import { notFound, Refusal } from '../refusal.ts';
import type { Repository } from '../state.ts';
import { fullName, repositoryNamed, type World } from '../world.ts';
import type { Call, Operation, Reply } from './operation.ts';

/** A request before it is answered, for tests that stand in GitHub's way. */
export type Intercepted = {
  readonly method: string;
  /** Below the API's root. */
  readonly path: string;
  readonly operation: string | undefined;
  readonly actor: Actor['kind'];
  readonly body: string;
};

/** What was asked is done, but the asker hears something else, or nothing; `afterMs` later than it could. */
type DoneUnheard = { readonly done: Response | 'lose the answer'; readonly afterMs?: number };

/** Undefined stands aside; a dropped request is not done, a lost answer is one to a request that was. */
export type Interception =
  | Response
  | 'drop the request'
  | 'lose the answer'
  | 'secondary limit'
  | DoneUnheard
  | undefined;

/** Stands in GitHub's way: answers in its place, drops the connection, or limits without notice as GitHub may. */
export type Intercept = (request: Intercepted) => Interception | Promise<Interception>;

export type ApiParts = {
  readonly world: World;
  readonly operations: readonly Operation[];
  readonly meter: Meter;
  readonly journal: JournalEntry[];
  readonly intercept: Intercept | undefined;
  /** Told what differs from GitHub's description; undefined: nothing is compared. */
  readonly violated: ((violations: readonly string[]) => void) | undefined;
};

type Answer = { readonly response: Response; readonly lost: boolean };
export type Api = (request: Request) => Promise<Answer>;

type Asked = {
  readonly method: string;
  readonly path: string;
  readonly url: URL;
  readonly name: string | undefined;
  readonly headers: Headers;
  readonly body: string;
};

export const apiRoot = '/api/v3';

/** GitHub's REST API as it is reached on an own server: below `/api/v3`. */
export function createApi(parts: ApiParts): Api {
  const handlers = new Map(parts.operations.map((operation) => [operation.name, operation]));
  return async (request) => {
    const started = performance.now();
    const asked = await askedBy(request);
    const { actor, reply, lost, repository } = await answer(parts, handlers, asked);
    const { method, path, name, url } = asked;
    parts.journal.push({
      at: parts.world.now(),
      method,
      path,
      operation: name,
      status: reply.status,
      ...namesOf(actor),
      repository: repository && fullName(repository),
      milliseconds: performance.now() - started,
    });
    if (reply instanceof Response) return { response: reply, lost };
    if (parts.violated && name !== undefined && name !== installPage) {
      const isApp = actor.kind === 'installation' || actor.kind === 'app';
      const query = Object.fromEntries(url.searchParams);
      const described = { method, path, query, ...(asked.body !== '' && { body: parsedOrText(asked.body) }) };
      if (isApp) parts.violated(validateRequest(described));
      if (!reply.raw) parts.violated(validateAnswer(asked, { status: reply.status, body: plain(reply.body) }));
    }
    return { response: responseOf(parts.world, name, reply), lost };
  };
}

async function askedBy(request: Request): Promise<Asked> {
  const url = new URL(request.url);
  const path = url.pathname.slice(apiRoot.length) || '/';
  const { method, headers } = request;
  const name = operationOf(method, path) ?? pageOperation(method, path);
  return { method, path, url, name, headers, body: await request.text() };
}

/** On GitHub an App is installed on a page, which has no counterpart in the API. */
export const installPage = 'POST /apps/{app_slug}/installations/new';
const pageOperation = (method: string, path: string) =>
  method === 'POST' && /^\/apps\/[^/]+\/installations\/new$/.test(path) ? installPage : undefined;

type Answered = {
  readonly actor: Actor;
  readonly reply: Reply<unknown> | Response;
  readonly lost: boolean;
  readonly repository: Repository | undefined;
};

async function answer(parts: ApiParts, handlers: ReadonlyMap<string, Operation>, asked: Asked): Promise<Answered> {
  const state: { actor: Actor; repository: Repository | undefined; headers: Record<string, string>; lost: boolean } = {
    actor: { kind: 'anonymous' },
    repository: undefined,
    headers: {},
    lost: false,
  };
  let begun = false;
  try {
    state.actor = authenticate(parts.world, asked.headers.get('authorization'));
    Object.assign(state.headers, parts.meter.begin(state.actor, asked.method, asked.path));
    begun = true;
    const { method, path, name, body } = asked;
    const instead = await parts.intercept?.({ method, path, operation: name, actor: state.actor.kind, body });
    if (instead instanceof Response) return { ...state, reply: instead };
    if (instead === 'secondary limit') throw secondaryLimit();
    if (instead === 'drop the request') return { ...state, reply: unheard(), lost: true };
    const unheardOf = instead === 'lose the answer' ? { done: instead } : instead;
    state.lost = unheardOf?.done === 'lose the answer';
    const handler = asked.name === undefined ? undefined : handlers.get(asked.name);
    if (!handler) throw notFound();
    const call = callOf(parts, handler.name, asked, state);
    const reply = await handler.handle(call);
    if (unheardOf?.afterMs !== undefined) await sleep(unheardOf.afterMs);
    if (unheardOf?.done instanceof Response) return { ...state, reply: unheardOf.done };
    return { ...state, reply: { ...reply, headers: { ...state.headers, ...reply.headers } } };
  } catch (error) {
    const reply = refused(error);
    return { ...state, reply: { ...reply, headers: { ...state.headers, ...reply.headers } } };
  } finally {
    if (begun) parts.meter.end(state.actor);
  }
}

/** Stands in the journal for an answer that nobody gets. */
const unheard = () => new Response(null, { status: 499 });

/** Finds the repository, asks whether the caller may, reads the body. @throws Refusal */
function callOf(
  { world, meter }: ApiParts,
  name: string,
  asked: Asked,
  state: { readonly actor: Actor; repository: Repository | undefined },
): Call<string> {
  const params = paramsOf(name, asked.path);
  if (name.includes(' /repos/{owner}/{repo}')) state.repository = repositoryIn(world, asked, params);
  const { actor, repository } = state;
  authorize(actor, name, repository);
  const reads = asked.method === 'GET';
  if (
    repository?.archived &&
    !reads &&
    name !== 'PATCH /repos/{owner}/{repo}' &&
    name !== 'DELETE /repos/{owner}/{repo}'
  )
    throw new Refusal(403, 'Repository was archived so is read-only.');
  return {
    world,
    actor,
    params,
    query: asked.url.searchParams,
    body: (reads ? undefined : bodyOf(name, asked.body)) as undefined,
    accept: asked.headers.get('accept') ?? '',
    repository: repository as Repository,
    by: () => doerOf(actor),
    url: new URL(`${world.url()}${asked.url.pathname}${asked.url.search}`),
    rate: () => meter.standing(actor),
  };
}

/** A parameter that may hold slashes takes what the others leave. */
function paramsOf(name: string, path: string): Record<string, string> {
  const template = name.slice(name.indexOf(' ') + 1);
  const pattern = template
    .replace('/{path}', '(?:/(?<path>.*))?')
    .replaceAll(/\{(\w+)\}/g, (_, key: string) =>
      ['ref', 'basehead', 'branch'].includes(key) ? `(?<${key}>.+)` : `(?<${key}>[^/]+)`,
    );
  const groups = new RegExp(`^${pattern}$`).exec(path.replace(/^\/repositories\/(\d+)/, '/repos/-/$1'))?.groups ?? {};
  return Object.fromEntries(Object.entries(groups).map(([key, value]) => [key, decoded(value ?? '')]));
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw notFound();
  }
}

/** Renamed repositories are redirected: https://docs.github.com/rest/using-the-rest-api/best-practices-for-using-the-rest-api#follow-redirects */
function repositoryIn(world: World, { method, path, url }: Asked, params: Record<string, string>): Repository {
  const { owner = '', repo = '' } = params;
  const repository = owner === '-' ? world.repositories.get(Number(repo)) : repositoryNamed(world, owner, repo);
  if (repository) return repository;
  const moved = world.formerNames.get(`${owner}/${repo}`.toLowerCase());
  if (!moved) throw notFound();
  const rest = path.split('/').slice(4).join('/');
  const location = `${world.url()}${apiRoot}/repositories/${moved.id}${rest && `/${rest}`}${url.search}`;
  throw new Refusal(method === 'GET' ? 301 : 307, 'Moved Permanently', { headers: { location } });
}

function bodyOf(name: string, text: string): unknown {
  if (text === '') return checked(name, {});
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw new Refusal(400, 'Problems parsing JSON');
  }
  if (typeof body !== 'object' || body === null) throw new Refusal(400, 'Body should be a JSON object');
  return checked(name, body);
}

function checked(name: string, body: unknown): unknown {
  const [first] = bodyDifferences(name, body);
  if (first !== undefined) throw new Refusal(422, `Invalid request.\n\n${first}`);
  return body;
}

const documentation = 'https://docs.github.com/rest';

function refused(error: unknown): Reply<unknown> {
  if (!(error instanceof Refusal)) {
    // A fault of the playground's own must not look like one of GitHub's.
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { status: 500, body: { message: `Playground fault: ${detail}`, documentation_url: documentation } };
  }
  const { status, message, errors, headers } = error;
  const url = headers.location === undefined ? {} : { url: headers.location };
  const body = { message, ...(errors && { errors }), ...url, documentation_url: documentation, status: String(status) };
  return { status, body, headers };
}

function responseOf(world: World, name: string | undefined, reply: Reply<unknown>): Response {
  const headers = new Headers({
    'content-type': 'application/json; charset=utf-8',
    date: world.now().toUTCString(),
    'x-github-api-version-selected': '2022-11-28',
    'x-github-media-type': 'github.v3; format=json',
    'x-github-request-id': randomUUID(),
    ...(name !== undefined && { 'x-accepted-github-permissions': acceptedPermissions(name) }),
    ...reply.headers,
  });
  const { status, raw, body } = reply;
  const empty = status === 204 || status === 302 || (body === undefined && !raw);
  // A copy: `BodyInit` takes no view of a shared buffer.
  return new Response(empty ? null : raw ? new Uint8Array(raw) : JSON.stringify(body), { status, headers });
}

const plain = (body: unknown): unknown => (body === undefined ? undefined : JSON.parse(JSON.stringify(body)));

function parsedOrText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
