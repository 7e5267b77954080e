import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener, type HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { archivePath } from './api/contents.ts';
import { type Api, apiRoot } from './api/dispatch.ts';
import type { GitBackend } from './git/backend.ts';
import type { PagesHost } from './pages/host.ts';
import { pages } from './pages/routes.ts';
import { repositoryNamed, type World } from './world.ts';

export type Parts = {
  readonly world: World;
  readonly api: Api;
  readonly git: GitBackend;
  readonly pages: PagesHost;
};

/** The API and archives, and behind them the pages. */
function routes({ world, api, pages: host }: Parts): Hono<{ Bindings: HttpBindings }> {
  const app = new Hono<{ Bindings: HttpBindings }>();
  app.all(`${apiRoot}/*`, async (c) => {
    const { response, lost } = await api(c.req.raw);
    // What was asked is done, but the asker never hears of it.
    if (lost) c.env.outgoing.destroy();
    return response;
  });
  app.get(`${archivePath}/:owner/:repo/legacy.tar.gz/:sha`, (c) => {
    const { owner, repo, sha } = c.req.param();
    return world.archives.serve(repositoryNamed(world, owner, repo), sha, c.req.query('token') ?? null);
  });
  app.route('/', pages(host) as unknown as Hono<{ Bindings: HttpBindings }>);
  return app;
}

export type Listening = { readonly url: string; readonly close: () => Promise<void> };

/** Serves everything on one port of this machine alone. */
export async function listen(parts: Parts, port: number): Promise<Listening> {
  const others = getRequestListener(routes(parts).fetch);
  const server = createServer((request, response) => {
    if (!parts.git.serve(request, response)) void others(request, response);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const { port: bound } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${bound}`, close: () => close(server) };
}

function close(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve, reject) => server.close((error) => (error ? reject(error) : resolve())));
  server.closeAllConnections();
  return closed;
}
