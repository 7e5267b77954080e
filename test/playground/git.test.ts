import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { createGunzip } from 'node:zlib';
import { extract } from 'tar-stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Clone, clientOf, createStage, gitIn, type Stage } from './stage.ts';

const repo = { owner: 'mona', repo: 'path' };

let stage: Stage;
let clone: Clone;
let hubot: { token: string; email: string };

beforeAll(async () => {
  stage = await createStage({ ci: () => ({ conclusion: 'success' }) });
  hubot = stage.playground.addUser('hubot', { email: 'hubot@example.org' });
  clone = await stage.clone();
});
afterAll(async () => {
  expect(stage.playground.violations).toEqual([]);
  await stage.close();
});

const pulls = () => stage.mona.octokit.rest.pulls;
const open = async (head: string, base = 'main', body = '') => ({
  ...repo,
  pull_number: (await pulls().create({ ...repo, title: head, head, base, body })).data.number,
});

/** A new branch from the current main with these files, pushed. */
async function branch(name: string, files: Parameters<Clone['commit']>[0], message?: string): Promise<string> {
  await clone.git('fetch', '--quiet');
  await clone.git('switch', '--quiet', '-c', name, 'origin/main');
  const sha = await clone.commit(files, message);
  await clone.git('push', '--quiet', 'origin', name);
  return sha;
}

const filesOf = async (at: { owner: string; repo: string; pull_number: number }) =>
  (await stage.bot.rest.pulls.listFiles({ ...at, per_page: 100 })).data;

describe('cloning and pushing', () => {
  it('asks who it is where a repository is private or not there, and who may not write', async () => {
    await stage.playground.addRepository('mona/private', { private: true, files: { 'README.md': 'x' } });
    const address = (name: string, token?: string) =>
      `http://${token ? `x:${token}@` : ''}${stage.playground.host}/mona/${name}.git`;
    const list = (url: string) => gitIn(clone.dir, 'ls-remote', url);
    expect(await list(address('path'))).toContain('refs/heads/main');
    expect(await list(address('private', stage.mona.token))).toContain('refs/heads/main');
    for (const name of ['private', 'nowhere'])
      await expect(list(address(name))).rejects.toThrow(/could not read Username/);
    await expect(list(address('private', hubot.token))).rejects.toThrow(/not found/);
    await expect(list(address('private', 'wrong'))).rejects.toThrow(/Authentication failed/);
    await expect(clone.git('push', address('path', hubot.token), 'main:refs/heads/other')).rejects.toThrow(/403/);
  });

  it('lets an installation clone with contents read, and not push', async () => {
    const { token } = (await stage.bot.auth({ type: 'installation' })) as { token: string };
    const url = `http://x-access-token:${token}@${stage.playground.host}/mona/path.git`;
    expect(await gitIn(clone.dir, 'ls-remote', url)).toContain('refs/heads/main');
    await expect(clone.git('push', url, 'main:refs/heads/other')).rejects.toThrow(/403/);
  });

  it('makes the first pushed branch the default one', async () => {
    await stage.playground.addRepository('mona/fresh');
    const url = `http://x:${stage.mona.token}@${stage.playground.host}/mona/fresh.git`;
    await clone.git('push', '--quiet', url, 'main:refs/heads/trunk');
    expect((await stage.mona.octokit.rest.repos.get({ owner: 'mona', repo: 'fresh' })).data.default_branch).toBe(
      'trunk',
    );
  });

  it('never touches what GitHub keeps for pull requests', async () => {
    await branch('kept', { 'k.py': 'k = 1\n' });
    const at = await open('kept');
    await expect(clone.git('push', 'origin', `main:refs/pull/${at.pull_number}/head`)).rejects.toThrow(/hidden ref/);
    await clone.git('fetch', '--quiet', 'origin', `refs/pull/${at.pull_number}/head`);
    expect(await clone.git('rev-parse', 'FETCH_HEAD')).toBe(await clone.git('rev-parse', 'HEAD'));
  });
});

describe('what a pull request changes', () => {
  it('has renames, removals, binary files and empty ones as GitHub lists them', async () => {
    const lines = Array.from({ length: 20 }, (_, i) => `line ${i}\n`).join('');
    await branch('base-files', { 'old name.py': lines, 'gone.py': 'x\n', 'é.txt': 'a\n' });
    await pulls().merge(await open('base-files'));
    await clone.git('fetch', '--quiet');
    await clone.git('switch', '--quiet', '-c', 'changes', 'origin/main');
    await rm(join(clone.dir, 'old name.py'));
    await clone.commit({
      'new name.py': `${lines}diff --git a/x b/x\rdiff --git \n@@ -1 +1 @@\n`,
      'gone.py': undefined,
      'é.txt': 'b\n',
      'logo.png': Buffer.from([0, 159, 146, 150]),
      'empty.txt': '',
      'no newline.txt': 'x',
    });
    await clone.git('push', '--quiet', 'origin', 'changes');
    const files = await filesOf(await open('changes'));
    const shown = Object.fromEntries(files.map(({ filename, ...file }) => [filename, file]));
    expect(shown['new name.py']).toMatchObject({
      status: 'renamed',
      previous_filename: 'old name.py',
      additions: 2,
      deletions: 0,
    });
    expect(shown['gone.py']).toMatchObject({ status: 'removed', patch: '@@ -1 +0,0 @@\n-x' });
    expect(shown['é.txt']).toMatchObject({ status: 'modified', patch: '@@ -1 +1 @@\n-a\n+b' });
    expect(shown['logo.png']).toMatchObject({ status: 'added', additions: 0 });
    expect(shown['no newline.txt']?.patch).toBe('@@ -0,0 +1 @@\n+x\n\\ No newline at end of file');
    for (const name of ['logo.png', 'empty.txt']) expect(shown[name]).not.toHaveProperty('patch');
  });

  it('shows no patch that is too large, and 3,000 files in pages of 100', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 120 }, (_, i) => [`many/${String(i).padStart(3, '0')}.txt`, `${i}\n`]),
    );
    await branch('large', { ...many, 'a-large.txt': 'x'.repeat(600_000) });
    const at = await open('large');
    const { data, headers } = await stage.bot.rest.pulls.listFiles({ ...at, per_page: 100 });
    expect(data).toHaveLength(100);
    expect(data[0]).toMatchObject({ filename: 'a-large.txt', additions: 1 });
    expect(data[0]).not.toHaveProperty('patch');
    expect(headers.link).toMatch(/page=2>; rel="next", <[^>]+page=2>; rel="last"/);
    expect((await stage.bot.rest.pulls.listFiles({ ...at, per_page: 100, page: 2 })).data).toHaveLength(21);
  });

  it('is compared with where the branch began, not with what came later', async () => {
    await branch('early', { 'early.py': 'e = 1\n' });
    await branch('later', { 'later.py': 'l = 1\n' });
    await pulls().merge(await open('later'));
    expect((await filesOf(await open('early'))).map(({ filename }) => filename)).toEqual(['early.py']);
  });
});

describe('what follows from a push', () => {
  const state = async (at: Parameters<typeof filesOf>[0]) => (await pulls().get(at)).data;

  it('is a merge, when the head arrives on the base by other ways', async () => {
    const sha = await branch('direct', { 'direct.py': 'd = 1\n' });
    const at = await open('direct');
    await clone.git('push', '--quiet', 'origin', 'direct:main');
    expect(await state(at)).toMatchObject({ merged: true, merge_commit_sha: sha, state: 'closed' });
  });

  it('is that a pull request closes when its branch is deleted, and can be reopened when it is back', async () => {
    await branch('short', { 's.py': 's = 1\n' });
    const at = await open('short');
    await clone.git('push', '--quiet', 'origin', ':short');
    expect(await state(at)).toMatchObject({ merged: false, state: 'closed' });
    await expect(pulls().update({ ...at, state: 'open' })).rejects.toMatchObject({ status: 422 });
    await clone.git('push', '--quiet', 'origin', 'short');
    expect((await pulls().update({ ...at, state: 'open' })).data.state).toBe('open');
  });

  it('is that a force push is told, and comments move with their lines', async () => {
    const lines = Array.from({ length: 9 }, (_, i) => `v${i} = ${i}\n`);
    await branch('moving', { 'm.py': lines.join('') });
    const at = await open('moving');
    const comments = [
      { path: 'm.py', line: 5, body: 'stays' },
      { path: 'm.py', line: 9, body: 'changes' },
    ];
    await stage.bot.rest.pulls.createReview({ ...at, event: 'COMMENT', body: 'x', comments });
    await clone.git('commit', '--quiet', '--amend', '--message', 'Again');
    await clone.commit({ 'm.py': ['# new\n', '# lines\n', ...lines.slice(0, 8), 'v8 = 80\n'].join('') });
    await clone.git('push', '--quiet', '--force', 'origin', 'moving');
    await stage.playground.idle();
    expect(stage.listener.hooks.findLast(({ event }) => event === 'push')?.payload).toMatchObject({ forced: true });
    const { data } = await stage.bot.rest.pulls.listReviewComments(at);
    expect(data.map(({ line, original_line, position }) => [line, original_line, position])).toEqual([
      [7, 5, 7],
      [null, 9, null],
    ]);
  });

  it('is that a review of the commit before is taken, and outdated where the push changed its lines', async () => {
    const before = await branch('racing', { 'r.py': 'a = 1\nb = 2\n' });
    const at = await open('racing');
    await clone.commit({ 'r.py': '# new\na = 1\nb = 3\n' });
    await clone.git('push', '--quiet', 'origin', 'racing');
    const comments = [1, 2].map((line) => ({ path: 'r.py', line, body: 'x' }));
    await stage.bot.rest.pulls.createReview({ ...at, commit_id: before, event: 'COMMENT', body: 'x', comments });
    const { data } = await stage.bot.rest.pulls.listReviewComments(at);
    expect(data.map(({ line, original_line }) => [line, original_line])).toEqual([
      [2, 1],
      [null, 2],
    ]);
    expect(data.every(({ original_commit_id }) => original_commit_id === before)).toBe(true);
  });

  it('is that closing words in commits close issues on the default branch only, and not in code', async () => {
    const { issues } = stage.mona.octokit.rest;
    const numbers: number[] = [];
    for (const title of ['a', 'b', 'c']) numbers.push((await issues.create({ ...repo, title })).data.number);
    const [a, b, c] = numbers;
    await branch('words', { 'w.py': 'w = 1\n' }, `Work\n\nFixes #${a}`);
    const states = async () =>
      Promise.all(numbers.map(async (n) => (await issues.get({ ...repo, issue_number: n })).data.state));
    expect(await states()).toEqual(['open', 'open', 'open']);
    await pulls().merge(
      await open('words', 'main', `Resolves mona/path#${b}\n\n\`closes #${c}\`\n\n<!-- closes #${c}`),
    );
    expect(await states()).toEqual(['closed', 'closed', 'open']);
  });
});

describe('a fork’s pull request', () => {
  it('has its commits in the base, its workflows wait, and its checks name no pull request', async () => {
    const octokit = clientOf(stage.playground, hubot.token);
    await octokit.rest.repos.createFork(repo);
    const fork = await stage.clone('hubot/path', hubot.token);
    await fork.git('config', 'user.email', hubot.email);
    await fork.git('switch', '--quiet', '-c', 'idea');
    const sha = await fork.commit({ 'idea.py': 'i = 1\n', '.github/workflows/ci.yml': 'on: push\n' });
    await fork.git('push', '--quiet', 'origin', 'idea');
    const { data: pull } = await octokit.rest.pulls.create({
      ...repo,
      title: 'Idea',
      head: 'hubot:idea',
      base: 'main',
    });
    expect(pull.head).toMatchObject({
      label: 'hubot:idea',
      repo: { full_name: 'hubot/path' },
      user: { login: 'hubot' },
    });
    const { data: run } = await stage.bot.rest.checks.create({
      ...repo,
      name: 'c',
      head_sha: sha,
      conclusion: 'success',
    });
    expect(run.pull_requests).toEqual([]);
    const suites = async () => (await stage.bot.rest.checks.listSuitesForRef({ ...repo, ref: sha })).data.check_suites;
    expect((await suites()).find(({ app }) => app?.slug === 'github-actions')).toMatchObject({
      conclusion: 'action_required',
    });
    await stage.playground.approveWorkflows('mona/path', sha);
    await stage.playground.idle();
    expect((await suites()).find(({ app }) => app?.slug === 'github-actions')).toMatchObject({ conclusion: 'success' });
    await octokit.rest.repos.delete({ owner: 'hubot', repo: 'path' });
    expect((await pulls().get({ ...repo, pull_number: pull.number })).data.head.repo).toBeNull();
    expect((await filesOf({ ...repo, pull_number: pull.number })).map(({ filename }) => filename)).toContain('idea.py');
  });
});

describe('an archive', () => {
  it('is what git archive makes: without what is ignored, with what is substituted', async () => {
    const attributes = 'secret.txt export-ignore\nversion.txt export-subst\n';
    const sha = await branch('archive', {
      '.gitattributes': attributes,
      'secret.txt': 's\n',
      'version.txt': '$Format:%H$\n',
    });
    const { data } = await stage.bot.rest.repos.downloadTarballArchive({ ...repo, ref: sha });
    const tar = extract();
    const gunzip = createGunzip();
    gunzip.pipe(tar);
    gunzip.end(Buffer.from(data as ArrayBuffer));
    const entries = new Map<string, string>();
    // biome-ignore lint/suspicious/noExplicitAny: tar-stream's entries are streams with a header
    for await (const entry of tar as any) entries.set(entry.header.name, await text(entry));
    const folder = `mona-path-${sha.slice(0, 7)}`;
    expect(entries.get(`${folder}/version.txt`)).toBe(`${sha}\n`);
    expect(entries.has(`${folder}/secret.txt`)).toBe(false);
    expect([...entries.keys()].every((name) => name.startsWith(`${folder}/`) || name === 'pax_global_header')).toBe(
      true,
    );
  });

  it('of a private repository has an address that is good for one commit and five minutes', async () => {
    const { request } = stage.mona.octokit;
    const at = { owner: 'mona', repo: 'private', ref: 'main', request: { redirect: 'manual' } } as const;
    const { headers, status } = await request('GET /repos/{owner}/{repo}/tarball/{ref}', at);
    expect(status).toBe(302);
    const location = String(headers.location);
    expect((await fetch(location)).status).toBe(200);
    expect((await fetch(location.replace(/token=.*/, 'token=x'))).status).toBe(404);
  });
});
