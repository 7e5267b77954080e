import { type ServerType, serve } from '@hono/node-server';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Curriculum } from '../curriculum/curriculum.ts';
import type { Queue } from '../ports/queue.ts';
import type { Store } from '../ports/store.ts';
import type { Delivery } from './jobs.ts';
import type { Log } from './log.ts';
import type { Metrics } from './metrics.ts';
import { starterArchive } from './starter.ts';

/** GitHub caps webhook payloads at 25 MB: https://docs.github.com/webhooks/webhook-events-and-payloads */
const bodyBytes = 25 * 1024 * 1024;

export type HttpParts = {
  /** Whether the body was signed with the App's webhook secret. */
  readonly verify: (body: string, signature: string) => Promise<boolean>;
  readonly queue: Queue;
  readonly store: Store;
  readonly curriculum: Curriculum;
  readonly metrics: Metrics;
  readonly log: Log;
  /** False while the start is not over or the end has begun. */
  readonly ready: () => boolean;
};

const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** What the server answers: webhooks (stored, then answered), health, metrics, starters. */
export function createHttp(parts: HttpParts): Hono {
  const app = new Hono();
  app.get('/healthz', (c) => c.text('ok\n'));
  app.get('/readyz', async (c) => {
    if (!parts.ready()) return c.text('starting or stopping\n', 503);
    return parts.store.ping().then(
      () => c.text('ready\n'),
      () => c.text('the database does not answer\n', 503),
    );
  });
  app.get('/metrics', async (c) =>
    c.text(await parts.metrics.render(), 200, { 'content-type': 'text/plain; version=0.0.4' }),
  );
  app.get('/tasks/:id/starter.tgz', async (c) => {
    const task = parts.curriculum.tasks.get(c.req.param('id'));
    if (!task || task.starter.length === 0) return c.text('There is no such task.\n', 404);
    return c.body(new Uint8Array(await starterArchive(task)), 200, {
      'content-type': 'application/gzip',
      'cache-control': 'public, max-age=3600',
    });
  });
  app.post(
    '/api/github/webhooks',
    bodyLimit({ maxSize: bodyBytes, onError: (c) => c.text('This body is over 25 MB.\n', 413) }),
    async (c) => {
      const name = c.req.header('x-github-event');
      const id = c.req.header('x-github-delivery');
      const signature = c.req.header('x-hub-signature-256');
      if (!name || !id || !guid.test(id)) return c.text('X-GitHub-Event and X-GitHub-Delivery are needed.\n', 400);
      const body = await c.req.text();
      if (!signature || !(await parts.verify(body, signature).catch(() => false))) {
        parts.metrics.delivered('unsigned', 'refused');
        return c.text('The signature does not match.\n', 401);
      }
      const payload = parseJson(body);
      if (payload === undefined) return c.text('The body is not JSON.\n', 400);
      const delivery: Delivery = { name, payload };
      const outcome = await parts.queue.put('inbox', delivery, { id: id.toLowerCase() });
      parts.metrics.delivered(/^[a-z_]+$/.test(name) ? name : 'other', outcome);
      parts.log.info({ delivery: id, event: name, outcome }, 'delivery stored');
      return c.text(`${outcome}\n`, 202);
    },
  );
  app.onError((error, c) => {
    parts.log.error({ path: c.req.path, error: error.message }, 'a request failed');
    return c.text('This failed on our side.\n', 500);
  });
  return app;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Listens; headers and slow bodies are bounded. @returns the port and a way to stop that waits for open requests */
export function listen(
  app: Hono,
  host: string,
  port: number,
): Promise<{ readonly port: number; close(): Promise<void> }> {
  return new Promise((resolve, reject) => {
    const server: ServerType = serve(
      {
        fetch: app.fetch,
        hostname: host,
        port,
        serverOptions: { requestTimeout: 15_000, headersTimeout: 10_000, maxHeaderSize: 16_384 },
      },
      (info) => {
        resolve({
          port: info.port,
          close: () =>
            new Promise((done) => {
              server.close(() => done());
              if ('closeIdleConnections' in server) server.closeIdleConnections();
            }),
        });
      },
    );
    server.on('error', reject);
  });
}
