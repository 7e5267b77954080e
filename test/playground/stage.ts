import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { createAppAuth } from '@octokit/auth-app';
import { Octokit } from '@octokit/rest';
import {
  type AppCredentials,
  createPlayground,
  type Playground,
  type PlaygroundOptions,
} from '../../src/playground/playground.ts';

const run = promisify(execFile);

type Hook = {
  readonly event: string;
  readonly action: string | undefined;
  readonly id: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  // biome-ignore lint/suspicious/noExplicitAny: payloads are validated against GitHub's description by the playground
  readonly payload: any;
};

export type Listener = {
  readonly url: string;
  readonly hooks: Hook[];
  /** Statuses to answer with, the next first; then 202. */
  readonly answers: (number | 'never')[];
  readonly close: () => Promise<void>;
};

/** An App's server: it keeps what is delivered to it. */
export async function createListener(): Promise<Listener> {
  const hooks: Hook[] = [];
  const answers: (number | 'never')[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString();
    const payload = JSON.parse(body);
    const headers = request.headers as Record<string, string>;
    const id = headers['x-github-delivery'] ?? '';
    hooks.push({ event: headers['x-github-event'] ?? '', action: payload.action, id, headers, body, payload });
    const status = answers.shift() ?? 202;
    if (status !== 'never') response.writeHead(status).end('stored');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks`,
    hooks,
    answers,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const quiet = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/** A person's or installation's client. */
export const clientOf = (playground: Playground, token?: string): Octokit =>
  new Octokit({ baseUrl: playground.apiUrl, log: quiet, ...(token && { auth: token }) });

export const appClient = (
  playground: Playground,
  { id, privateKey }: AppCredentials,
  installationId?: number,
): Octokit =>
  new Octokit({
    baseUrl: playground.apiUrl,
    log: quiet,
    authStrategy: createAppAuth,
    auth: { appId: id, privateKey, ...(installationId !== undefined && { installationId }) },
  });

export type Clone = {
  readonly dir: string;
  readonly git: (...args: readonly string[]) => Promise<string>;
  /** Writes files (undefined removes), commits them and returns the commit. */
  readonly commit: (files: Readonly<Record<string, string | Buffer | undefined>>, message?: string) => Promise<string>;
};

/** git as a learner runs it. */
export async function gitIn(dir: string, ...args: readonly string[]): Promise<string> {
  const env = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1', GIT_TERMINAL_PROMPT: '0' };
  const { stdout } = await run('git', [...args], { cwd: dir, env });
  return stdout.trim();
}

export type Stage = {
  readonly playground: Playground;
  readonly listener: Listener;
  readonly app: AppCredentials;
  readonly installation: number;
  readonly mona: { readonly token: string; readonly email: string; readonly octokit: Octokit };
  /** Acts as the installation. */
  readonly bot: Octokit;
  readonly clone: (fullName?: string, token?: string) => Promise<Clone>;
  /** `event.action` of what was delivered since the last time. */
  readonly delivered: () => Promise<readonly string[]>;
  readonly close: () => Promise<void>;
};

/** The permissions and events of the real App's manifest. */
const permissions = {
  contents: 'read',
  statuses: 'read',
  issues: 'write',
  pull_requests: 'write',
  checks: 'write',
} as const;
const events = [
  ...['check_run', 'check_suite', 'issue_comment', 'issues', 'pull_request', 'pull_request_review'],
  ...['pull_request_review_comment', 'push', 'repository', 'status'],
];

/** A playground with mona, her repository `mona/path` and an App installed on it. */
export async function createStage(options: PlaygroundOptions = {}): Promise<Stage> {
  const listener = await createListener();
  const playground = await createPlayground({ check: true, ...options });
  const { token, email } = playground.addUser('mona', { name: 'Mona Lisa', email: 'mona@example.org' });
  await playground.addRepository('mona/path', { files: { 'README.md': '# Path\n' } });
  const app = await playground.addApp({ slug: 'stagecoach', name: 'Stagecoach', owner: 'mona', permissions, events });
  playground.setWebhookUrl('stagecoach', listener.url);
  const installation = playground.install('stagecoach', 'mona', ['mona/path']);
  const folder = await mkdtemp(join(tmpdir(), 'stage-'));
  let clones = 0;
  let told = 0;
  return {
    playground,
    listener,
    app,
    installation,
    mona: { token, email, octokit: clientOf(playground, token) },
    bot: appClient(playground, app, installation),
    async clone(fullName = 'mona/path', as = token) {
      const dir = join(folder, String(++clones));
      await gitIn(folder, 'clone', '--quiet', `http://x:${as}@${playground.host}/${fullName}.git`, dir);
      await gitIn(dir, 'config', 'user.name', 'Mona Lisa');
      await gitIn(dir, 'config', 'user.email', email);
      return cloneAt(dir);
    },
    async delivered() {
      await playground.idle();
      const fresh = listener.hooks.slice(told);
      told = listener.hooks.length;
      return fresh.map(({ event, action }) => (action === undefined ? event : `${event}.${action}`)).toSorted();
    },
    async close() {
      await playground.close();
      await listener.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function cloneAt(dir: string): Clone {
  const git = (...args: readonly string[]) => gitIn(dir, ...args);
  return {
    dir,
    git,
    async commit(files, message = 'Change something') {
      for (const [path, content] of Object.entries(files)) {
        const file = join(dir, path);
        if (content === undefined) await rm(file);
        else {
          await mkdir(dirname(file), { recursive: true });
          await writeFile(file, content);
        }
      }
      await git('add', '--all');
      await git('commit', '--quiet', '--message', message);
      return git('rev-parse', 'HEAD');
    },
  };
}
