import { createHmac, randomUUID } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { beforeEach, describe, expect, it } from 'vitest';
import type { PutOptions } from '../../src/ports/queue.ts';
import { createHttp } from '../../src/server/http.ts';
import { curriculum, curriculumOf, task } from '../coach/world.ts';

const secret = 'secret';
const stored: { readonly data: object; readonly options: PutOptions }[] = [];
const delivered: string[] = [];
let [ready, database] = [true, true];

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

const http = createHttp({
  verify: async (body, signature) => signature === `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`,
  queue: {
    put: async (_: string, data: object, options: PutOptions) => {
      const known = stored.some((one) => one.options.id === options.id);
      if (!known) stored.push({ data, options });
      return known ? 'duplicate' : 'stored';
    },
  } as never,
  store: {
    ping: async () => {
      if (!database) throw new Error('gone');
    },
  } as never,
  curriculum: withStarter,
  metrics: {
    delivered: (event: string, outcome: string) => void delivered.push(`${event} ${outcome}`),
    render: async () => 'stagecoach_queue_jobs 0\n',
  } as never,
  log: { debug() {}, info() {}, warn() {}, error() {} },
  ready: () => ready,
});

beforeEach(() => {
  stored.length = 0;
  delivered.length = 0;
  [ready, database] = [true, true];
});

type Delivery = { readonly body?: string; readonly id?: string; readonly event?: string; readonly signature?: string };

const post = ({ body = '{"zen":1}', id = randomUUID(), event = 'ping', signature }: Delivery) =>
  http.request('/api/github/webhooks', {
    method: 'POST',
    body,
    headers: {
      ...(event && { 'x-github-event': event }),
      ...(id && { 'x-github-delivery': id }),
      'x-hub-signature-256': signature ?? `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`,
    },
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
    [ready, database] = [false, true];
    expect((await http.request('/readyz')).status).toBe(503);
    expect((await http.request('/healthz')).status).toBe(200);
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

  it.each(['git', 'nothing', '..%2f..%2fetc', 'constructor'])('of %s is not there', async (id) => {
    expect((await http.request(`/tasks/${id}/starter.tgz`)).status).toBe(404);
  });
});
