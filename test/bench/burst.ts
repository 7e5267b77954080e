import { createHmac, randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { createRequire } from 'node:module';

/** A webhook as GitHub sends it. */
type Signed = { readonly id: string; readonly body: string; readonly signature: string };

type Payload = Readonly<Record<string, object>>;

// Node has JSON imported with an attribute only, which the package lacks.
const published: readonly { readonly name: string; readonly examples: readonly Payload[] }[] = createRequire(
  import.meta.url,
)('@octokit/webhooks-examples');
const example = published.find(({ name }) => name === 'pull_request')?.examples[0] as Payload;

/**
 * Pull requests that were pushed to, some 25 kB each: as many as wanted, in `repositories` repositories of which the
 * server knows nothing but this, so that its workers store and look, and GitHub is not asked.
 */
export function* deliveries(count: number, secret: string, repositories: number, pulls: number): Generator<Signed> {
  for (let index = 0; index < count; index += 1) {
    const repository = { ...example.repository, id: 10_000_000 + (index % repositories) };
    const number = 1 + (Math.floor(index / repositories) % pulls);
    const head = { ...(example.pull_request as { head: object }).head, sha: index.toString(16).padStart(40, '0') };
    const installation = { id: 1 + (index % repositories) };
    const pull = { ...example.pull_request, number, head };
    const body = JSON.stringify({
      ...example,
      action: 'synchronize',
      number,
      repository,
      installation,
      pull_request: pull,
    });
    const signature = `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
    yield { id: randomUUID(), body, signature };
  }
}

export type Burst = {
  /** Accepted webhooks per second. */
  readonly rate: number;
  /** Milliseconds from the first byte sent to the whole answer; 99 of 100 are quicker. */
  readonly p99: number;
  readonly refused: number;
};

/** Posts all of them, so many at the same time. */
export async function send(port: number, all: Iterable<Signed>, concurrency: number): Promise<Burst> {
  const agent = new Agent({ keepAlive: true, maxSockets: concurrency });
  const waiting = all[Symbol.iterator]();
  const times: number[] = [];
  let refused = 0;
  const began = performance.now();
  const sender = async () => {
    for (let next = waiting.next(); !next.done; next = waiting.next()) {
      const started = performance.now();
      const status = await post(port, agent, next.value);
      times.push(performance.now() - started);
      if (status < 200 || status > 299) refused += 1;
    }
  };
  await Promise.all(Array.from({ length: concurrency }, sender));
  const seconds = (performance.now() - began) / 1000;
  agent.destroy();
  const p99 = times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.99)] ?? Number.NaN;
  return { rate: (times.length - refused) / seconds, p99, refused };
}

const post = (port: number, agent: Agent, { id, body, signature }: Signed): Promise<number> =>
  new Promise((resolve, reject) => {
    const headers = {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      'x-github-event': 'pull_request',
      'x-github-delivery': id,
      'x-hub-signature-256': signature,
    };
    const asked = request({ agent, port, host: '127.0.0.1', method: 'POST', path: '/api/github/webhooks', headers });
    asked.on('response', (answer) => {
      answer.resume();
      answer.on('end', () => resolve(answer.statusCode ?? 0));
    });
    asked.on('error', reject);
    asked.end(body);
  });
