import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DemoStage, openStage } from '../../src/playground/stage.ts';
import { playStory } from '../../src/playground/story.ts';
import { freshDatabase, type TestDatabase } from '../database.ts';

let folder: string;
let database: TestDatabase | undefined;
let stage: DemoStage;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stagecoach-e2e-'));
  database = await freshDatabase();
  stage = await openStage(folder, { check: true, databaseUrl: database?.url });
  await playStory({ url: stage.url, learner: stage.ada, repository: 'ada/data-path', tell: () => {} });
}, 300_000);

afterAll(async () => {
  await stage.close();
  await database?.drop();
  await rm(folder, { recursive: true, force: true });
});

type Post = { readonly body: string | null; readonly user: { readonly login: string } };

describe(`the story of a learner, on ${process.env.TEST_DATABASE_URL ? 'a PostgreSQL server' : 'the embedded database alone'}`, () => {
  it('says and asks nothing that differs from GitHub’s own description', () => {
    expect(stage.playground.violations).toEqual([]);
  });

  it('calls only what the manifest’s permissions allow', () => {
    const refused = stage.playground.journal.filter(
      ({ actor, status }) => actor === 'installation' && status >= 400 && status !== 404,
    );
    expect(refused.map(({ method, path, status }) => `${status} ${method} ${path}`)).toEqual([]);
  });

  it('leaves one issue for each task and one summary for each pull request', async () => {
    const all = await stage.ada.list<{ title: string; number: number; pull_request?: object }>(
      '/repos/ada/data-path/issues?state=all',
    );
    const titles = all.filter(({ pull_request }) => !pull_request).map(({ title }) => title);
    expect(new Set(titles).size).toBe(titles.length);
    for (const { number } of all.filter(({ pull_request }) => pull_request)) {
      const comments = await stage.ada.list<Post>(`/repos/ada/data-path/issues/${number}/comments`);
      expect(comments.filter(({ body }) => / of \d+ met/.test(body ?? '')).length, `#${number}`).toBe(1);
    }
  });

  it('reviews each head commit once', async () => {
    const pulls = await stage.ada.list<{ number: number }>('/repos/ada/data-path/pulls?state=all');
    for (const { number } of pulls) {
      const reviews = await stage.ada.list<{ commit_id: string }>(`/repos/ada/data-path/pulls/${number}/reviews`);
      expect(new Set(reviews.map(({ commit_id }) => commit_id)).size, `#${number}`).toBe(reviews.length);
    }
  });
});
