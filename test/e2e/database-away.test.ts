import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/adapters/postgres/database.ts';
import { createQueue } from '../../src/adapters/postgres/queue.ts';
import { until } from '../../src/playground/person.ts';
import { type Cuttable, openCuttable } from './cuttable.ts';
import { createGate, openScene, type Place, type Scene } from './scene.ts';

// A PostgreSQL server that the service loses and gets back: nothing is lost, and nothing is said twice.

const server = process.env.TEST_DATABASE_URL;

describe.skipIf(!server)(`the database is away${server ? '' : ' (TEST_DATABASE_URL is not set)'}`, () => {
  const gate = createGate();
  let way: Cuttable;
  let direct = '';
  let scene: Scene;

  beforeAll(async () => {
    scene = await openScene({
      pace: { queue: { poll: 0.5, heartbeat: 10, supervise: 1 }, missed: { youngSeconds: 0 } },
      way: async (url) => {
        direct = url;
        way = await openCuttable(url);
        return way.url;
      },
      async intercept({ operation }) {
        if (operation === 'GET /repos/{owner}/{repo}/tarball/{ref}') await gate.pass();
        return undefined;
      },
    });
  });
  afterAll(async () => {
    expect(scene.problems().filter((line) => !/"msg":"(delivery not stored|a job failed)"/.test(line))).toEqual([]);
    await scene.close();
    await way.close();
  });

  const answers = (word: string) =>
    until(`"${word}" of /readyz`, async () => ((await scene.ready()) === word ? true : undefined), 60);

  const cut = async () => {
    await way.cut();
    await answers('the database does not answer');
  };
  const mend = async () => {
    await way.mend();
    await answers('ready');
  };

  async function handIn(place: Place): Promise<number> {
    await place.push({ Dockerfile: 'FROM python:latest\nCMD ["python", "-m", "job"]\n' }, 'docker-image');
    return place.open('docker-image');
  }

  /** Has the listing of deliveries read now, as the schedule does every ten minutes. */
  async function lookForMissed(): Promise<void> {
    const database = await openDatabase({ url: direct });
    const queue = await createQueue(database);
    await queue.put('work', { kind: 'missed' }, { key: 'missed' });
    await queue.close();
    await database.close();
  }

  /** All that a learner sees, without the name and the commits. */
  async function seen(place: Place, pull: number): Promise<object> {
    const head = (await place.person.api<{ head: { sha: string } }>('GET', place.at(`pulls/${pull}`))).head.sha;
    const { check_runs: checks } = await place.person.api<{ check_runs: readonly object[] }>(
      'GET',
      place.at(`commits/${head}/check-runs?filter=all`),
    );
    const issues = (await place.issues()).map(({ number, title, state, body }) => ({ number, title, state, body }));
    const all = {
      issues,
      comments: await Promise.all([...issues.map(({ number }) => number), pull].map((thread) => place.said(thread))),
      reviews: (await place.reviews(pull)).map(({ state, body }) => ({ state, body })),
      inline: (await place.inline(pull)).map(({ path, line, body }) => ({ path, line, body })),
      checks: (
        checks as readonly { name: string; conclusion: string; output: { title: string; summary: string } }[]
      ).map(({ name, conclusion, output: { title, summary } }) => ({ name, conclusion, title, summary })),
    };
    const text = JSON.stringify(all).replaceAll(place.name, 'somebody/path').replaceAll(head, 'HEAD');
    return JSON.parse(text.replaceAll(/ slot=[^>]*-->/g, ' -->').replaceAll(head.slice(0, 7), 'HEAD'));
  }

  /** The same on a day when nothing happened. */
  let good: object;
  beforeAll(async () => {
    const lucky = await scene.learner('lucky');
    const pull = await handIn(lucky);
    await scene.quiet();
    good = await seen(lucky, pull);
    expect(good).toMatchObject({
      reviews: [{ state: 'CHANGES_REQUESTED' }],
      checks: [{ conclusion: 'action_required' }],
    });
  });

  it('webhooks that come meanwhile are refused, found in the listing and answered as on a good day', async () => {
    const place = await scene.learner('unlucky');
    const before = (await scene.deliveries()).length;
    await cut();
    const pull = await handIn(place);
    await scene.playground.idle();
    const meanwhile = (await scene.deliveries()).slice(0, -before);
    expect(meanwhile.length).toBeGreaterThan(0);
    expect(new Set(meanwhile.map(({ status }) => status))).toEqual(new Set([503]));
    await mend();
    await lookForMissed();
    await until('the review', async () => (await place.reviews(pull))[0], 60);
    await scene.quiet();
    expect(await seen(place, pull)).toEqual(good);
  });

  it('a review that was under way is there afterwards, once', async () => {
    const place = await scene.learner('interrupted');
    gate.close();
    const pull = await handIn(place);
    await until('the review to begin', async () => gate.held() || undefined);
    await scene.playground.idle();
    await cut();
    gate.open();
    await until('the work to fail', async () => scene.log.find((line) => line.includes('"msg":"a job failed"')));
    await mend();
    await until('the review', async () => (await place.reviews(pull))[0], 60);
    await scene.quiet();
    expect(await seen(place, pull)).toEqual(good);
  });
});
