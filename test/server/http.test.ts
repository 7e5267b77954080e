import { createHmac, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PutOptions } from '../../src/ports/queue.ts';
import { createHttp, listen } from '../../src/server/http.ts';
import { curriculum, curriculumOf, task } from '../coach/world.ts';

const secret = 'secret';
const stored: { readonly data: object; readonly options: PutOptions }[] = [];
const delivered: string[] = [];
let [ready, database]: [boolean, true | false | 'silent' | 'over'] = [true, true];
const never = new Promise<never>(() => undefined);

const withStarter = curriculumOf([
  {
    id: 'one',
    title: 'One',
    text: '',
    testOut: [],
    tasks: [
      task('first', 'one', { starter: [{ path: 'src/a.py', text: 'print(1)\n' }] }),
      ...curriculum.tasks.values(),
    ],
  },
]);

/** What is kept of an organisation's own curriculum. */
const version = 'school/tasks@main:abc';
const files = [{ path: 'house/rules/starter/src/b.py', text: 'b = 2\n' }];
const settings: Readonly<Record<string, string>> = {
  'curriculum:school': version,
  'curriculum-files:school': JSON.stringify({ version, files }),
};

const http = createHttp({
  verify: async (body, signature) => signature === `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`,
  queue: {
    put: async (_: string, data: object, options: PutOptions) => {
      if (database === 'silent') return never;
      if (!database) throw new Error('gone');
      const known = stored.some((one) => one.options.id === options.id);
      if (!known) stored.push({ data, options });
      return known ? 'duplicate' : 'stored';
    },
  } as never,
  store: {
    setting: async (key: string) => settings[key],
    ping: async () => {
      if (database === 'silent') return never;
      if (!database) throw new Error('gone');
    },
  } as never,
  curriculum: withStarter,
  ledgerKey: { id: '1234', publicKey: 'key' },
  metrics: {
    delivered: (event: string, outcome: string) => void delivered.push(`${event} ${outcome}`),
    render: async () => 'stagecoach_queue_jobs 0\n',
  } as never,
  log: { debug() {}, info() {}, warn() {}, error() {} },
  database: {
    get stopped() {
      return database === 'over';
    },
  },
  ready: () => ready,
});

beforeEach(() => {
  stored.length = 0;
  delivered.length = 0;
  [ready, database] = [true, true];
});

afterEach(() => {
  vi.useRealTimers();
});

type Delivery = { readonly body?: string; readonly id?: string; readonly event?: string; readonly signature?: string };

const told = (body: string, { id = randomUUID(), event = 'ping', signature }: Delivery = {}) => ({
  method: 'POST',
  headers: {
    ...(event && { 'x-github-event': event }),
    ...(id && { 'x-github-delivery': id }),
    'x-hub-signature-256': signature ?? `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`,
  },
});

const post = ({ body = '{"zen":1}', ...more }: Delivery) =>
  http.request('/api/github/webhooks', { ...told(body, more), body });

it('tells everybody the key that records are verified with', async () => {
  expect(await (await http.request('/ledger/key')).json()).toEqual({ id: '1234', publicKey: 'key' });
});

describe('a webhook', () => {
  it('is stored, and only then answered', async () => {
    const id = randomUUID();
    const answer = await post({ id: id.toUpperCase() });
    expect([answer.status, await answer.text()]).toEqual([202, 'stored\n']);
    expect(stored).toEqual([{ data: { name: 'ping', payload: { zen: 1 } }, options: { id } }]);
  });

  it('that comes twice is stored once', async () => {
    const id = randomUUID();
    await post({ id });
    expect(await (await post({ id })).text()).toBe('duplicate\n');
    expect(stored).toHaveLength(1);
    expect(delivered).toEqual(['ping stored', 'ping duplicate']);
  });

  it.each<[string, Delivery, number]>([
    ['a wrong signature', { signature: `sha256=${'0'.repeat(64)}` }, 401],
    ['no signature', { signature: '' }, 401],
    ['no delivery id', { id: '' }, 400],
    ['a delivery id that is none', { id: '1; drop table' }, 400],
    ['no event', { event: '' }, 400],
    ['a body that is no JSON', { body: '{' }, 400],
    ['a body over 25 MB', { body: `"${'x'.repeat(25 * 1024 * 1024)}"` }, 413],
  ])('with %s is refused and not stored', async (_, delivery, status) => {
    expect((await post(delivery)).status).toBe(status);
    expect(stored).toEqual([]);
  });

  it('is kept in the group of its repository, so that one that is noisy cannot keep others waiting', async () => {
    await post({ body: '{"repository":{"id":77}}' });
    await post({ body: '{"repository":{"id":"77"}}' });
    expect(stored.map(({ options }) => options.group)).toEqual(['77', undefined]);
  });

  it('that cannot be stored is answered so that GitHub shows it as failed, and it is asked for again', async () => {
    database = false;
    expect((await post({})).status).toBe(503);
    vi.useFakeTimers();
    database = 'silent';
    const answer = post({});
    await vi.advanceTimersByTimeAsync(8000);
    expect((await answer).status).toBe(503);
    expect(delivered).toEqual(['ping failed', 'ping failed']);
  });

  it('with a signature that is none is refused before its body is read', async () => {
    let read = false;
    const body = new ReadableStream(
      {
        pull() {
          read = true;
          throw new Error('it was read');
        },
      },
      { highWaterMark: 0 },
    );
    const headers = { 'x-github-event': 'ping', 'x-github-delivery': randomUUID(), 'x-hub-signature-256': 'sha1=abc' };
    const asked = new Request('http://localhost/api/github/webhooks', {
      method: 'POST',
      body,
      headers,
      duplex: 'half',
    });
    expect([(await http.request(asked)).status, read]).toEqual([401, false]);
  });

  it('that is forged is refused, by the thousand, and nothing is stored', async () => {
    const id = randomUUID();
    const answers = await Promise.all(
      Array.from({ length: 3000 }, (_, n) => post({ id, signature: `sha256=${String(n).padStart(64, '0')}` })),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([401]));
    expect([stored, new Set(delivered)]).toEqual([[], new Set(['unsigned refused'])]);
  });

  it('that would be too much together with all that are held is put off, and taken when there is room', async () => {
    const megabytes = 20 * 1024 * 1024;
    const text = JSON.stringify('x'.repeat(megabytes));
    /** One whose body has come but for its end. */
    const unended = async () => {
      let end: () => void = () => undefined;
      const began = Promise.withResolvers<void>();
      const bytes = new TextEncoder().encode(text);
      const body = new ReadableStream<Uint8Array>(
        {
          start(controller) {
            controller.enqueue(bytes);
            end = () => controller.close();
          },
          pull: () => began.resolve(),
        },
        { highWaterMark: 0 },
      );
      const answer = http.request(
        new Request('http://localhost/api/github/webhooks', { ...told(text), body, duplex: 'half' }),
      );
      await Promise.race([began.promise, answer]);
      return { answer, end };
    };
    const held = [await unended(), await unended(), await unended()];
    expect((await post({})).status).toBe(202);
    const refused = await (await unended()).answer;
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '10']);
    expect(await refused.text()).toBe('Too much is being received now.\n');
    expect(delivered).toEqual(['ping stored', 'unsigned failed']);
    for (const one of held) one.end();
    expect((await Promise.all(held.map(({ answer }) => answer))).map(({ status }) => status)).toEqual([202, 202, 202]);
    expect((await post({ body: text })).status).toBe(202);
    expect(stored).toHaveLength(5);
  });

  it('has a name that is no label unless it is a word', async () => {
    await post({ event: 'x{y="z"}' });
    expect(delivered).toEqual(['other stored']);
  });
});

describe('health', () => {
  it('is told apart: the process lives, the service is ready', async () => {
    expect((await http.request('/healthz')).status).toBe(200);
    expect((await http.request('/readyz')).status).toBe(200);
    database = false;
    expect(await (await http.request('/readyz')).text()).toBe('the database does not answer\n');
    vi.useFakeTimers();
    database = 'silent';
    const answer = http.request('/readyz');
    await vi.advanceTimersByTimeAsync(2000);
    expect((await answer).status).toBe(503);
    [ready, database] = [false, true];
    expect((await http.request('/readyz')).status).toBe(503);
    expect((await http.request('/healthz')).status).toBe(200);
    database = 'over';
    expect((await http.request('/healthz')).status, 'only a new process helps').toBe(503);
  });

  it('has metrics', async () => {
    expect(await (await http.request('/metrics')).text()).toBe('stagecoach_queue_jobs 0\n');
  });
});

describe('a starter', () => {
  it('is an archive, the same bytes each time', async () => {
    const fetched = async () => Buffer.from(await (await http.request('/tasks/first/starter.tgz')).arrayBuffer());
    const archive = await fetched();
    expect(gunzipSync(archive).toString()).toMatch(/^src\/a\.py\0[\s\S]*print\(1\)\n/);
    expect(archive.equals(await fetched())).toBe(true);
  });

  it("of an organisation's own is for those who know its commit, and kept by no cache between", async () => {
    const own = await http.request('/tasks/rules/starter.tgz?of=School&at=abc');
    expect(gunzipSync(Buffer.from(await own.arrayBuffer())).toString()).toContain('b = 2');
    expect(own.headers.get('cache-control')).toBe('private, max-age=3600');
    for (const query of ['', '?of=school', '?of=school&at=ab', '?of=other&at=abc', '?of=school&at='])
      expect((await http.request(`/tasks/rules/starter.tgz${query}`)).status).toBe(404);
    expect((await http.request('/tasks/first/starter.tgz?of=school&at=abc')).status).toBe(200);
  });

  it.each(['git', 'nothing', '..%2f..%2fetc', 'constructor'])('of %s is not there', async (id) => {
    expect((await http.request(`/tasks/${id}/starter.tgz`)).status).toBe(404);
  });
});

describe('a client', () => {
  /** Says this, and no more. @returns what it was answered before the connection was closed */
  async function saying(text: string): Promise<string> {
    const server = await listen(http, '127.0.0.1', 0, {
      headersTimeout: 100,
      requestTimeout: 100,
      connectionsCheckingInterval: 20,
    });
    const socket = connect(server.port, '127.0.0.1');
    let answer = '';
    socket.on('data', (part) => {
      answer += part;
    });
    socket.write(text);
    await once(socket, 'close');
    await server.close();
    return answer.split('\r\n')[0] ?? '';
  }
  const webhook = 'POST /api/github/webhooks HTTP/1.1\r\nhost: coach\r\n';

  it('that does not end its body is cut off, and nothing is stored', async () => {
    const headers = `x-github-event: ping\r\nx-github-delivery: ${randomUUID()}\r\nx-hub-signature-256: sha256=${'0'.repeat(64)}\r\n`;
    expect(await saying(`${webhook}${headers}content-length: 1000\r\n\r\n{`)).toBe('HTTP/1.1 408 Request Timeout');
    expect(stored).toEqual([]);
  });

  it('that does not end its headers is cut off', async () => {
    expect(await saying(webhook)).toBe('HTTP/1.1 408 Request Timeout');
  });

  it('with headers over 16 kB is refused', async () => {
    expect(await saying(`${webhook}x: ${'x'.repeat(20_000)}\r\n\r\n`)).toBe(
      'HTTP/1.1 431 Request Header Fields Too Large',
    );
  });
});
