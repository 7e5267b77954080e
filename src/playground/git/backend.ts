import { spawn } from 'node:child_process';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pushed, type RefUpdate } from '../acts/pushes.ts';
import { type Actor, authenticate, doerOf } from '../auth.ts';
import { Refusal } from '../refusal.ts';
import type { Repository } from '../state.ts';
import { atLeast, reaches, repositoryNamed, roleOf, type World } from '../world.ts';
import { refsOf, sizeOf, zeroSha } from './commits.ts';
import { git, gitEnvironment } from './git.ts';
import { inTurn } from './turns.ts';

const address = /^\/([^/]+)\/([^/]+?)(?:\.git)?\/(info\/refs|git-upload-pack|git-receive-pack)$/;

export type GitBackend = {
  /** Answers when the request is git's; says whether it was. */
  readonly serve: (request: IncomingMessage, response: ServerResponse) => boolean;
};

type Wanted = { readonly repository: Repository | undefined; readonly service: string; readonly pushes: boolean };

function wantedBy(world: World, { url = '' }: IncomingMessage): (Wanted & { readonly rest: string }) | undefined {
  const { pathname, searchParams } = new URL(url, 'http://git');
  const [, owner = '', name = '', rest = ''] = address.exec(pathname) ?? [];
  if (rest === '') return undefined;
  const repository = repositoryNamed(world, owner, name) ?? world.formerNames.get(`${owner}/${name}`.toLowerCase());
  const service = rest === 'info/refs' ? (searchParams.get('service') ?? '') : rest;
  return { repository, service, pushes: service === 'git-receive-pack', rest };
}

/**
 * Whether a clone, fetch or push may go on. Without a token the answer is the same for what is private and what is not
 * there: a request to sign in.
 * @throws Refusal 401, 403, 404
 */
function authorize(actor: Actor, { repository, pushes, service }: Wanted): Repository {
  if (service !== 'git-upload-pack' && service !== 'git-receive-pack')
    throw new Refusal(403, 'Please upgrade your git client.');
  const allowed = repository && may(actor, repository, pushes);
  if (actor.kind === 'anonymous' && !allowed) throw new Refusal(401, 'No anonymous write access.');
  if (!repository || !may(actor, repository, false)) throw new Refusal(404, 'Repository not found.');
  if (!allowed) throw new Refusal(403, 'Write access to repository not granted.');
  if (pushes && repository.archived) throw new Refusal(403, 'This repository was archived so it is read-only.');
  return repository;
}

/** https://docs.github.com/apps/creating-github-apps/authenticating-with-a-github-app/authenticating-as-a-github-app-installation#about-authentication-as-a-github-app-installation */
function may(actor: Actor, repository: Repository, pushes: boolean): boolean {
  if (actor.kind === 'installation') {
    const { contents } = actor.token.permissions;
    const own = reaches(actor.installation, repository) && (actor.token.repositories?.has(repository) ?? true);
    if (own && contents && (!pushes || contents === 'write')) return true;
    return !pushes && !repository.private;
  }
  const account = actor.kind === 'user' ? actor.account : undefined;
  return atLeast(roleOf(account, repository), pushes ? 'write' : 'read');
}

/** git over HTTP, as `git http-backend` speaks it (https://git-scm.com/docs/git-http-backend). */
export function createGitBackend(world: World): GitBackend {
  async function answer(request: IncomingMessage, response: ServerResponse, wanted: Wanted & { rest: string }) {
    const actor = authenticate(world, request.headers.authorization);
    const repository = authorize(actor, wanted);
    if (wanted.rest !== 'git-receive-pack') {
      await runBackend(request, response, repository, wanted.rest, actor);
      return;
    }
    // The answer ends when all that follows has happened.
    const turn = inTurn(repository, () => push(request, response, repository, actor));
    world.hooks.track(turn);
    await turn;
  }

  async function push(request: IncomingMessage, response: ServerResponse, repository: Repository, actor: Actor) {
    const before = await refsOf(repository.dir);
    repository.size = await sizeOf(repository.dir);
    const finish = await runBackend(request, response, repository, 'git-receive-pack', actor, false);
    const updates = moved(before, await refsOf(repository.dir));
    if (before.size === 0) await adoptBranch(repository, updates);
    if (updates.length > 0) await pushed(world, repository, updates, doerOf(actor));
    finish();
  }

  return {
    serve(request, response) {
      const wanted = wantedBy(world, request);
      if (!wanted) return false;
      answer(request, response, wanted).catch((error: unknown) => refuse(response, error));
      return true;
    },
  };
}

/** The branch that is pushed first becomes the default one, when the set one is not there. */
async function adoptBranch(repository: Repository, updates: readonly RefUpdate[]): Promise<void> {
  const names = updates.map(({ ref }) => /^refs\/heads\/(.+)$/s.exec(ref)?.[1]).filter((name) => name !== undefined);
  const [first] = names;
  if (first === undefined || names.includes(repository.defaultBranch)) return;
  repository.defaultBranch = first;
  await git(repository.dir, ['symbolic-ref', 'HEAD', `refs/heads/${first}`]);
}

function moved(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): readonly RefUpdate[] {
  const names = [...new Set([...before.keys(), ...after.keys()])];
  return names
    .map((ref) => ({ ref, before: before.get(ref) ?? zeroSha, after: after.get(ref) ?? zeroSha }))
    .filter((update) => update.before !== update.after);
}

function refuse(response: ServerResponse, error: unknown): void {
  const status = error instanceof Refusal ? error.status : 500;
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const headers = status === 401 ? { 'www-authenticate': 'Basic realm="GitHub"' } : {};
  response.writeHead(status, { 'content-type': 'text/plain', ...headers });
  response.end(`${error instanceof Error ? error.message : String(error)}\n`);
}

/** Runs the CGI program. @returns what ends the answer, called at once unless `end` is false */
function runBackend(
  request: IncomingMessage,
  response: ServerResponse,
  repository: Repository,
  rest: string,
  actor: Actor,
  end = true,
): Promise<() => void> {
  const { headers, method = 'GET', url = '' } = request;
  const child = spawn('git', ['http-backend'], {
    env: gitEnvironment({
      GIT_PROJECT_ROOT: repository.dir,
      GIT_HTTP_EXPORT_ALL: '1',
      PATH_INFO: `/${rest}`,
      QUERY_STRING: new URL(url, 'http://git').search.slice(1),
      REQUEST_METHOD: method,
      CONTENT_TYPE: headers['content-type'] ?? '',
      REMOTE_ADDR: '127.0.0.1',
      ...(headers['content-length'] !== undefined && { CONTENT_LENGTH: headers['content-length'] }),
      ...(headers['content-encoding'] !== undefined && { HTTP_CONTENT_ENCODING: String(headers['content-encoding']) }),
      ...(headers['git-protocol'] !== undefined && { GIT_PROTOCOL: String(headers['git-protocol']) }),
      ...(actor.kind !== 'anonymous' && { REMOTE_USER: doerOf(actor).account.login }),
    }),
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  child.stdin.on('error', () => {});
  request.pipe(child.stdin);
  return new Promise((resolve, reject) => {
    let head = Buffer.alloc(0);
    let started = false;
    child.stdout.on('data', (chunk: Buffer) => {
      if (started) return response.write(chunk);
      head = Buffer.concat([head, chunk]);
      const split = head.indexOf('\r\n\r\n');
      if (split < 0) return;
      started = true;
      writeHead(response, head.subarray(0, split).toString());
      response.write(head.subarray(split + 4));
    });
    child.on('error', reject);
    child.on('close', () => {
      if (!started) return reject(new Error('git http-backend did not answer'));
      if (end) response.end();
      resolve(() => response.end());
    });
  });
}

/** A CGI program's headers, its status among them (RFC 3875). */
function writeHead(response: ServerResponse, text: string): void {
  const headers = text.split('\r\n').map((line) => line.split(/: (.*)/s));
  let status = 200;
  for (const [name = '', value = ''] of headers) {
    if (name.toLowerCase() === 'status') status = Number(value.split(' ')[0]);
    else response.setHeader(name, value);
  }
  response.writeHead(status);
}
