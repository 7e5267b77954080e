import { type ServerType, serve } from '@hono/node-server';
import { Hono } from 'hono';
import type { Curriculum } from '../curriculum/curriculum.ts';
import type { Queue } from '../ports/queue.ts';
import type { Store } from '../ports/store.ts';
import { createBodies } from './bodies.ts';
import { keptStarter } from './curricula.ts';
import { type Delivery, repositoryIn } from './jobs.ts';
import { described, type Log } from './log.ts';
import type { Metrics } from './metrics.ts';
import { starterArchive } from './starter.ts';
import { within } from './within.ts';

const megabyte = 1024 * 1024;
/**
 * GitHub caps webhook payloads at 25 MB: https://docs.github.com/webhooks/webhook-events-and-payloads. Few come near, and
 * a text with its JSON takes several times its size in memory.
 */
const bodyBytes = { each: 25 * megabyte, together: 64 * megabyte };

type HealthParts = {
  readonly store: Pick<Store, 'ping'>;
  readonly metrics: Pick<Metrics, 'render'>;
  readonly log: Log;
  /** Once it has stopped, only a new process helps. */
  readonly database: { readonly stopped: boolean };
  /** False while starting, recovering and stopping. */
  readonly ready: () => boolean;
};

export type HttpParts = HealthParts & {
  readonly store: Pick<Store, 'ping' | 'setting'>;
  /** Whether the body was signed with the App's webhook secret. */
  readonly verify: (body: string, signature: string) => Promise<boolean>;
  readonly queue: Pick<Queue, 'put'>;
  /** The public key that signs ledgers. */
  readonly ledgerKey: { readonly id: string; readonly publicKey: string };
  readonly curriculum: Curriculum;
  readonly metrics: Pick<Metrics, 'render' | 'delivered'>;
};

/** A probe that waits longer than this is answered with no. */
const probeMilliseconds = 2000;
/** GitHub waits 10 s for an answer: https://docs.github.com/webhooks/using-webhooks/handling-webhook-deliveries */
const storeMilliseconds = 8000;

const signed = /^sha256=[0-9a-f]{64}$/;
const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether this process lives, whether it can do its work now, and what it counts: all that a worker serves. */
export function createHealth({ store, database, metrics, log, ready }: HealthParts): Hono {
  const app = new Hono();
  app.get('/healthz', (c) =>
    database.stopped ? c.text('the database has stopped: start again\n', 503) : c.text('ok\n'),
  );
  app.get('/readyz', async (c) => {
    if (!ready()) return c.text('starting or stopping\n', 503);
    return within(probeMilliseconds, store.ping()).then(
      () => c.text('ready\n'),
      () => c.text('the database does not answer\n', 503),
    );
  });
  app.get('/metrics', async (c) =>
    c.text(await metrics.render(), 200, { 'content-type': 'text/plain; version=0.0.4' }),
  );
  app.onError((error, c) => {
    log.error({ path: c.req.path, ...described(error) }, 'a request failed');
    return c.text('This failed on our side.\n', 500);
  });
  return app;
}

/** The routes of the server: webhooks in (verified, stored, then answered), health, metrics, starters. */
export function createHttp(parts: HttpParts): Hono {
  const app = createHealth(parts);
  const bodies = createBodies(bodyBytes);
  app.get('/tasks/:id/starter.tgz', async (c) => {
    const { id } = c.req.param();
    const { of: owner, at: commit } = c.req.query();
    const own =
      owner !== undefined && commit !== undefined ? await keptStarter(parts.store, { owner, commit }, id) : [];
    const starter = own.length > 0 ? own : (parts.curriculum.tasks.get(id)?.starter ?? []);
    if (starter.length === 0) return c.text('There is no such task.\n', 404);
    return c.body(new Uint8Array(await starterArchive(starter)), 200, {
      'content-type': 'application/gzip',
      'cache-control': `${own.length > 0 ? 'private' : 'public'}, max-age=3600`,
    });
  });
  // With it anybody verifies the record that a learner was given.
  app.get('/ledger/key', (c) => c.json(parts.ledgerKey));
  app.post(
    '/api/github/webhooks',
    async (c, next) => {
      // Refused before the body is read: thousands of these cost next to nothing.
      if (signed.test(c.req.header('x-hub-signature-256') ?? '')) return next();
      parts.metrics.delivered('unsigned', 'refused');
      return c.text('X-Hub-Signature-256 is needed.\n', 401);
    },
    async (c) => {
      const name = c.req.header('x-github-event');
      const id = c.req.header('x-github-delivery');
      const signature = c.req.header('x-hub-signature-256') ?? '';
      if (!name || !id || !guid.test(id)) return c.text('X-GitHub-Event and X-GitHub-Delivery are needed.\n', 400);
      const answer = await bodies.hold(c.req.raw, async (body) => {
        if (!(await parts.verify(body, signature).catch(() => false))) {
          parts.metrics.delivered('unsigned', 'refused');
          return c.text('The signature does not match.\n', 401);
        }
        const payload = parseJson(body);
        if (payload === undefined) return c.text('The body is not JSON.\n', 400);
        const outcome = await keep(parts, id.toLowerCase(), { name, payload });
        parts.metrics.delivered(/^[a-z_]+$/.test(name) ? name : 'other', outcome);
        return outcome === 'failed' ? c.text('This cannot be stored now.\n', 503) : c.text(`${outcome}\n`, 202);
      });
      if (answer === 'too large') return c.text('This body is over 25 MB.\n', 413);
      if (answer !== 'too much at once') return answer;
      parts.metrics.delivered('unsigned', 'failed');
      return c.text('Too much is being received now.\n', 503, { 'retry-after': '10' });
    },
  );
  return app;
}

/** Stores a delivery. What cannot be stored in GitHub's time is refused, so that it counts as missed and is asked for. */
async function keep(
  { queue, log }: HttpParts,
  id: string,
  delivery: Delivery,
): Promise<'stored' | 'duplicate' | 'failed'> {
  const repository = repositoryIn(delivery.payload);
  const fields = { delivery: id, trace: id, repository, event: delivery.name };
  try {
    const group = repository === undefined ? {} : { group: String(repository) };
    const outcome = await within(storeMilliseconds, queue.put('inbox', delivery, { id, ...group }));
    log.info({ ...fields, outcome }, 'delivery stored');
    return outcome;
  } catch (error) {
    log.error({ ...fields, ...described(error) }, 'delivery not stored');
    return 'failed';
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

class PortTaken extends Error {
  constructor(port: number) {
    super(`Port ${port} is taken by another program: set PORT to another one, or to 0 for any that is free.`);
    this.name = 'PortTaken';
  }
}

/** How long a client may take (milliseconds) and how much it may say before the body (bytes). */
const httpBounds = {
  headersTimeout: 10_000,
  requestTimeout: 15_000,
  /** How often Node looks for those that are late. */
  connectionsCheckingInterval: 1000,
  maxHeaderSize: 16_384,
};

/** Listens; headers and slow bodies are bounded. @returns the port and a way to stop that waits for open requests */
export function listen(
  app: Hono,
  host: string,
  port: number,
  bounds: Partial<typeof httpBounds> = {},
): Promise<{ readonly port: number; close(): Promise<void> }> {
  return new Promise((resolve, reject) => {
    const server: ServerType = serve(
      {
        fetch: app.fetch,
        hostname: host,
        port,
        serverOptions: { ...httpBounds, ...bounds },
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
    server.on('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? new PortTaken(port) : error),
    );
  });
}
