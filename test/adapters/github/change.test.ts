import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import nock from 'nock';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { archive, blobSha, manyFiles, treeArchive } from './archive.ts';
import { api, base, forge, github, head, pull, repo, withoutNetwork } from './github.ts';

withoutNetwork();

const inFolder = (path: string) => `ada-practice-aaaaaaa/${path}`;
const root = { name: inFolder(''), type: 'directory' } as const;

/** An entry of the listing of changed files, as GitHub answers it. */
const listed = (filename: string, content: string, more: object = {}) => ({
  filename,
  sha: blobSha(content),
  status: 'modified',
  patch: '@@ -1 +1,2 @@\n one\n+two',
  contents_url: `${api}${repo}/contents/${filename}?ref=${head}`,
  ...more,
});

const serveArchive = (tarball: Buffer) => github().get(`${repo}/tarball/${head}`).reply(200, tarball);
const serveFiles = (files: readonly object[], page = 1, headers: Record<string, string> = {}) =>
  github().get(`${repo}/pulls/12/files`).query({ per_page: 100, page }).reply(200, files, headers);

describe('a change', () => {
  it('costs two calls', async () => {
    serveArchive(await treeArchive({ 'README.md': 'hi\n', 'a.txt': 'one\ntwo\n' }));
    serveFiles([
      listed('a.txt', 'one\ntwo\n'),
      { filename: 'gone.txt', sha: 'c'.repeat(40), status: 'removed', patch: '@@ -1 +0,0 @@\n-x' },
    ]);
    expect(await forge().change(pull)).toEqual({
      files: [
        { path: 'README.md', size: 3, kind: 'text', text: 'hi\n' },
        { path: 'a.txt', size: 8, kind: 'text', text: 'one\ntwo\n' },
      ],
      changed: [
        { path: 'a.txt', status: 'modified', commentable: [[1, 2]], added: [[2, 2]] },
        { path: 'gone.txt', status: 'removed', commentable: [], added: [] },
      ],
    });
  });

  it('is read through the redirect to where archives are stored', async () => {
    const stored = 'https://codeload.github.test';
    github()
      .get(`${repo}/tarball/${head}`)
      .reply(302, undefined, { location: `${stored}/archive` });
    nock(stored)
      .get('/archive')
      .reply(200, await treeArchive({ 'a.txt': 'a\n' }));
    serveFiles([]);
    expect((await forge().change(pull)).files).toHaveLength(1);
  });

  it('lists the changed files 100 a call', async () => {
    const contents = Object.fromEntries(Array.from({ length: 101 }, (_, n) => [`f${n}.txt`, `${n}\n`]));
    const all = Object.entries(contents).map(([path, content]) => listed(path, content));
    serveArchive(await treeArchive(contents));
    const next = `<${api}${repo}/pulls/12/files?per_page=100&page=2>; rel="next"`;
    serveFiles(all.slice(0, 100), 1, { link: next });
    serveFiles(all.slice(100), 2);
    expect((await forge().change(pull)).changed).toHaveLength(101);
  });

  it('asks for one page when there are exactly 100', async () => {
    const contents = Object.fromEntries(Array.from({ length: 100 }, (_, n) => [`f${n}.txt`, `${n}\n`]));
    serveArchive(await treeArchive(contents));
    serveFiles(Object.entries(contents).map(([path, content]) => listed(path, content)));
    expect((await forge().change(pull)).changed).toHaveLength(100);
  });

  it('fetches the changed files that export-ignore leaves out or export-subst rewrites', async () => {
    const whole = 'version = $Format:%H$\n';
    serveArchive(await treeArchive({ 'version.txt': `version = ${head}\n` }));
    serveFiles([listed('tests/test_a.py', 'assert 1\n', { status: 'added' }), listed('version.txt', whole)]);
    github()
      .get(`${repo}/git/blobs/${blobSha('assert 1\n')}`)
      .matchHeader('accept', /^application\/vnd\.github\.(v3\.)?raw$/)
      .reply(200, 'assert 1\n');
    github()
      .get(`${repo}/git/blobs/${blobSha(whole)}`)
      .reply(200, whole);
    const { files } = await forge().change(pull);
    expect(files.map(({ path, text }) => [path, text])).toEqual([
      ['tests/test_a.py', 'assert 1\n'],
      ['version.txt', whole],
    ]);
  });

  it('gives up when .gitattributes keep hundreds of changed files out of the archive', async () => {
    serveArchive(await archive([root]));
    serveFiles(Array.from({ length: 101 }, (_, n) => listed(`f${n}.txt`, `${n}\n`)));
    await expect(forge().change(pull)).rejects.toMatchObject({ kind: 'rejected' });
  });

  it('compares the commits when the pull request has moved on meanwhile', async () => {
    serveArchive(await treeArchive({ 'a.txt': 'one\n' }));
    serveFiles([{ ...listed('b.txt', 'later\n'), contents_url: `${api}/x?ref=${'d'.repeat(40)}` }]);
    github()
      .get(`${repo}/compare/${base}...${head}`)
      .reply(200, { files: [listed('a.txt', 'one\n', { status: 'added', patch: '@@ -0,0 +1 @@\n+one' })] });
    expect((await forge().change(pull)).changed).toEqual([
      { path: 'a.txt', status: 'added', commentable: [[1, 1]], added: [[1, 1]] },
    ]);
  });

  it('says of a file whose diff is not shown only what is certain', async () => {
    const text = 'a\nb\nc\n';
    serveArchive(await treeArchive({ 'large.sql': text, 'moved.sql': text, 'new.sql': text }));
    const without = { patch: undefined };
    serveFiles([
      listed('large.sql', text, without),
      listed('moved.sql', text, { ...without, status: 'renamed', previous_filename: 'old.sql' }),
      listed('new.sql', text, { ...without, status: 'added' }),
    ]);
    expect((await forge().change(pull)).changed).toEqual([
      { path: 'large.sql', status: 'modified', commentable: [], added: [] },
      { path: 'moved.sql', previousPath: 'old.sql', status: 'renamed', commentable: [], added: [] },
      { path: 'new.sql', status: 'added', commentable: [], added: [[1, 3]] },
    ]);
  });
});

// Large archives come from a real socket: an intercepted one breaks when its reader pauses.
let stored: Buffer = Buffer.alloc(0);
const storage = createServer((_, response) => response.end(stored));
const storageUrl = () => `http://127.0.0.1:${(storage.address() as AddressInfo).port}`;

beforeAll(() => new Promise<void>((listening) => storage.listen(0, '127.0.0.1', listening)));
afterAll(() => storage.close());

function serveStored(tarball: Buffer): void {
  nock.enableNetConnect('127.0.0.1');
  stored = tarball;
  github().get(`${repo}/tarball/${head}`).reply(302, undefined, { location: storageUrl() });
}

describe('the archive', () => {
  it('has links listed and not followed, programs marked, submodules named', async () => {
    serveStored(
      await archive([
        root,
        { name: inFolder('escape'), type: 'symlink', linkname: '../../etc/passwd' },
        { name: inFolder('run.sh'), content: 'echo\n', mode: 0o775 },
        { name: inFolder('vendor/'), type: 'directory' },
        { name: inFolder('vendor/lib/'), type: 'directory' },
      ]),
    );
    const commit = 'e'.repeat(40);
    const patch = `@@ -0,0 +1 @@\n+Subproject commit ${commit}`;
    serveFiles([{ ...listed('vendor/lib', ''), sha: commit, status: 'added', patch }]);
    expect((await forge().change(pull)).files).toEqual([
      { path: 'escape', size: 16, kind: 'link' },
      { path: 'run.sh', size: 5, kind: 'text', text: 'echo\n', executable: true },
      { path: 'vendor/lib', size: 0, kind: 'submodule' },
    ]);
  });

  it('keeps no text of a file over 5 MB', async () => {
    const large = randomBytes(4_000_000).toString('base64');
    serveStored(await treeArchive({ 'large.csv': large }));
    serveFiles([]);
    expect((await forge().change(pull)).files).toEqual([{ path: 'large.csv', size: large.length, kind: 'too-large' }]);
  });

  it('keeps 25 MB of what was not changed, and more of what was', async () => {
    const text = () => randomBytes(3_000_000).toString('base64');
    const contents = Object.fromEntries(Array.from({ length: 8 }, (_, n) => [`f${n}.txt`, text()]));
    serveStored(await treeArchive(contents));
    serveFiles([listed('f7.txt', contents['f7.txt'] ?? '')]);
    const { files } = await forge().change(pull);
    expect(files.filter(({ kind }) => kind === 'text').map(({ path }) => path)).toEqual([
      ...['f0.txt', 'f1.txt', 'f2.txt', 'f3.txt', 'f4.txt', 'f5.txt'],
      'f7.txt',
    ]);
  });

  it.each([
    ['a way out', () => [{ name: inFolder('a/../../b'), content: 'x' }], 'no path inside a repository'],
    ['an absolute path', () => [{ name: '/etc/passwd', content: 'x' }], 'outside of the archive'],
    ['a ratio of 1000:1', () => [{ name: inFolder('zeros'), content: new Uint8Array(4_000_000) }], 'over 200 times'],
    ['a path of 2,000 characters', () => [{ name: inFolder('x'.repeat(2000)) }], 'over 1024 characters'],
    ['folders 100 deep', () => [{ name: inFolder(`${'d/'.repeat(100)}f`) }], 'over 64 deep'],
  ])('is refused with %s', async (_, entries, reason) => {
    serveStored(await archive([root, ...entries()]));
    serveFiles([]);
    await expect(forge().change(pull)).rejects.toMatchObject({
      name: 'ForgeError',
      kind: 'rejected',
      message: expect.stringContaining(reason),
    });
  });

  it('is refused with 100,000 entries', async () => {
    serveStored(manyFiles(100_000));
    serveFiles([]);
    await expect(forge().change(pull)).rejects.toMatchObject({
      kind: 'rejected',
      message: expect.stringContaining('over 20000 of them'),
    });
  });

  it('is asked for again when it breaks off or is no archive', async () => {
    const whole = await treeArchive({ 'a.txt': randomBytes(5000).toString('hex') });
    serveStored(whole.subarray(0, whole.length / 2));
    serveFiles([]);
    await expect(forge().change(pull)).rejects.toMatchObject({ kind: 'unavailable' });
    serveStored(Buffer.from('<html>try later</html>'));
    serveFiles([]);
    await expect(forge().change(pull)).rejects.toMatchObject({ kind: 'unavailable' });
  });
});

describe('the tree at a branch, tag or commit', () => {
  const serveCommit = (ref: string) =>
    github()
      .get(`${repo}/commits/${encodeURIComponent(ref)}`)
      .query({ per_page: 1 });

  it('is read of the commit that it is now, in two calls', async () => {
    serveCommit('release/2026').reply(200, { sha: head });
    serveArchive(await treeArchive({ 'path.yml': 'stages: [one]\n', 'one/logo.png': Buffer.from([0, 1, 2]) }));
    expect(await forge().tree('release/2026')).toEqual({
      commit: head,
      files: [
        { path: 'one/logo.png', size: 3, kind: 'binary' },
        { path: 'path.yml', size: 14, kind: 'text', text: 'stages: [one]\n' },
      ],
    });
  });

  it.each([
    [404, 'gone'],
    [422, 'rejected'],
  ])('that there is not, or not for us, is told apart from a bad day: %i', async (status, kind) => {
    serveCommit('mian').reply(status, { message: 'No commit found' });
    await expect(forge().tree('mian')).rejects.toMatchObject({ kind });
  });

  it('is bounded as a submission is', async () => {
    serveCommit('main').reply(200, { sha: head });
    serveArchive(manyFiles(20_001));
    await expect(forge().tree('main')).rejects.toMatchObject({ kind: 'rejected' });
  });
});
