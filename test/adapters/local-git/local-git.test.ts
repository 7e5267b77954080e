import { readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createLocalGit, type LocalGitOptions } from '../../../src/adapters/local-git/local-git.ts';
import type { SubmissionData } from '../../../src/review/submission.ts';
import { createClone } from './clone.ts';

async function changeIn(dir: string, options: LocalGitOptions = {}): Promise<SubmissionData> {
  const local = await createLocalGit(dir, options);
  return local.change(local.pull);
}

const paths = (data: SubmissionData) => data.files.map(({ path }) => path);
const changed = (data: SubmissionData) => data.changed.map(({ status, path }) => `${status} ${path}`);

describe('the change of a clone', () => {
  it('is the tree at HEAD and what differs from where it left the default branch', async () => {
    const { dir, git, commit } = await createClone();
    await commit({ 'README.md': 'one\n', 'sql/a.sql': 'select 1\n' });
    await git('switch', '--quiet', '-c', 'work');
    await commit({ 'sql/a.sql': 'select 1\nselect 2\n', 'sql/b.sql': 'select 3\n' });
    await git('switch', '--quiet', 'main');
    await commit({ 'later.md': 'not ours\n' });
    await git('switch', '--quiet', 'work');

    const data = await changeIn(dir);

    expect(data.files).toEqual([
      { path: 'README.md', size: 4, kind: 'text', text: 'one\n' },
      { path: 'sql/a.sql', size: 18, kind: 'text', text: 'select 1\nselect 2\n' },
      { path: 'sql/b.sql', size: 9, kind: 'text', text: 'select 3\n' },
    ]);
    expect(data.changed).toEqual([
      { path: 'sql/a.sql', status: 'modified', commentable: [[1, 2]], added: [[2, 2]] },
      { path: 'sql/b.sql', status: 'added', commentable: [[1, 1]], added: [[1, 1]] },
    ]);
  });

  it('is everything when nothing is there to compare with', async () => {
    const { dir, git, commit } = await createClone();
    await commit({ 'a.py': 'x = 1\n' });
    expect(changed(await changeIn(dir))).toEqual(['added a.py']);
    await git('branch', '-m', 'trunk');
    expect(changed(await changeIn(dir))).toEqual(['added a.py']);
  });

  it('is everything when the histories have nothing in common', async () => {
    const { dir, git, commit } = await createClone();
    await commit({ 'a.py': 'x = 1\n' });
    await git('switch', '--quiet', '--orphan', 'work');
    await commit({ 'b.py': 'y = 1\n' });
    expect(changed(await changeIn(dir))).toEqual(['added b.py']);
  });

  it('tells removed, renamed and mode changes, and a file that became a link', async () => {
    const { dir, git, commit, write } = await createClone();
    await commit({
      'gone.txt': 'bye\n',
      'old.txt': 'a\nb\nc\nd\ne\n',
      'run.sh': 'echo\n',
      'was.txt': 'text\n',
      'z.txt': 'z\n',
    });
    await git('switch', '--quiet', '-c', 'work');
    await git('rm', '--quiet', 'gone.txt', 'was.txt');
    await git('mv', 'old.txt', 'new name.txt');
    await git('update-index', '--chmod=+x', 'run.sh');
    await git('config', 'core.fileMode', 'false');
    await write({ 'was.txt': { link: 'run.sh' }, 'z.txt': 'z\nzz\n' });
    await commit();
    expect((await changeIn(dir)).changed).toEqual([
      { path: 'gone.txt', status: 'removed', commentable: [], added: [] },
      { path: 'new name.txt', previousPath: 'old.txt', status: 'renamed', commentable: [], added: [] },
      { path: 'run.sh', status: 'modified', commentable: [], added: [] },
      { path: 'was.txt', status: 'modified', commentable: [[1, 1]], added: [[1, 1]] },
      { path: 'z.txt', status: 'modified', commentable: [[1, 2]], added: [[2, 2]] },
    ]);
  });

  it('compares with a base that is named, and reads a head that is not checked out', async () => {
    const { dir, commit } = await createClone();
    await commit({ 'a.txt': '1\n' });
    await commit({ 'b.txt': '2\n' });
    await commit({ 'c.txt': '3\n' });
    const data = await changeIn(dir, { base: 'HEAD~2', head: 'HEAD~1' });
    expect(paths(data)).toEqual(['a.txt', 'b.txt']);
    expect(changed(data)).toEqual(['added b.txt']);
  });

  it('covers the whole clone when asked from a folder in it', async () => {
    const { dir, commit } = await createClone();
    await commit({ 'a.txt': '1\n', 'sub/b.txt': '2\n' });
    expect(paths(await changeIn(join(dir, 'sub')))).toEqual(['a.txt', 'sub/b.txt']);
  });

  it('reads hundreds of files, empty ones and such without a last line end', async () => {
    const { dir, commit } = await createClone();
    const files = Object.fromEntries(
      Array.from({ length: 1200 }, (_, n) => [
        `d${n % 7}/f${n}.txt`,
        n % 3 === 0 ? '' : `line ${n}${n % 2 ? '\n' : ''}`,
      ]),
    );
    await commit(files);
    const data = await changeIn(dir);
    expect(Object.fromEntries(data.files.map(({ path, text }) => [path, text]))).toEqual(files);
  });
});

describe('the work tree', () => {
  it('is read with what is not committed and not tracked, but not what is ignored', async () => {
    const { dir, commit, write } = await createClone();
    await commit({ 'a.txt': '1\n', 'gone.txt': 'x\n', '.gitignore': 'out/\n' });
    await write({ 'a.txt': '1\n2\n', 'new.txt': 'n\n', 'out/log.txt': 'no\n' });
    await rm(join(dir, 'gone.txt'));
    const data = await changeIn(dir, { worktree: true });
    expect(paths(data)).toEqual(['.gitignore', 'a.txt', 'new.txt']);
    expect(changed(data)).toEqual(['modified a.txt', 'removed gone.txt', 'added new.txt']);
    expect(await changeIn(dir, { head: 'worktree' })).toEqual(data);
  });

  it('is everything when nothing was changed on the default branch', async () => {
    const { dir, commit } = await createClone();
    await commit({ 'a.txt': '1\n' });
    expect(changed(await changeIn(dir, { worktree: true }))).toEqual(['added a.txt']);
  });

  it('is read before the first commit', async () => {
    const { dir, write } = await createClone();
    await write({ 'a.txt': '1\n' });
    expect(changed(await changeIn(dir, { worktree: true }))).toEqual(['added a.txt']);
  });

  it('stays as it is, as do the index and the objects', async () => {
    const { dir, git, commit, write } = await createClone();
    await commit({ 'a.txt': '1\n' });
    await write({ 'a.txt': '1\n2\n', 'new.txt': 'n\n' });
    const before = [await readFile(join(dir, '.git/index')), await git('count-objects'), (await stat(dir)).mtimeMs];
    await changeIn(dir, { worktree: true });
    await changeIn(dir);
    const after = [await readFile(join(dir, '.git/index')), await git('count-objects'), (await stat(dir)).mtimeMs];
    expect(after).toEqual(before);
    expect(await git('status', '--porcelain')).toBe('M a.txt\n?? new.txt');
  });
});

describe('kinds of files', () => {
  it('tells links, binaries, other encodings, LFS pointers and programs', async () => {
    const { dir, commit } = await createClone();
    const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${'0'.repeat(64)}\nsize 12345\n`;
    await commit({
      'bom.csv': '\uFEFFid\r\n1\r\n',
      'data.bin': new Uint8Array([1, 0, 2]),
      'latin.txt': new Uint8Array([0x61, 0x0a, 0x63, 0x61, 0x66, 0xe9, 0x0a, 0xe9]),
      link: { link: '../../etc/passwd' },
      'model.pkl': pointer,
      'run.sh': { executable: 'echo\n' },
      'umlaut-ü.txt': 'ü\n',
      'wide.py': Buffer.from('\uFEFFimport x\r\n', 'utf16le'),
      'zero.py': 'import x\n\0\n',
      'zeros.py': 'x\0\0\0\n',
    });
    expect((await changeIn(dir)).files).toEqual([
      { path: 'bom.csv', size: 10, kind: 'text', text: '\uFEFFid\r\n1\r\n' },
      { path: 'data.bin', size: 3, kind: 'binary' },
      { path: 'latin.txt', size: 8, kind: 'not-utf8', line: 2 },
      { path: 'link', size: 16, kind: 'link' },
      { path: 'model.pkl', size: pointer.length, kind: 'lfs-pointer' },
      { path: 'run.sh', size: 5, kind: 'text', text: 'echo\n', executable: true },
      { path: 'umlaut-ü.txt', size: 3, kind: 'text', text: 'ü\n' },
      { path: 'wide.py', size: 22, kind: 'utf-16' },
      { path: 'zero.py', size: 11, kind: 'text', text: 'import x\n\0\n' },
      { path: 'zeros.py', size: 5, kind: 'binary' },
    ]);
  });

  it('lists a file over 5 MB without its text, and a submodule', async () => {
    const { dir, git, commit } = await createClone();
    const first = await commit({ 'large.csv': '1,2,3\n'.repeat(900_000) });
    await git('update-index', '--add', '--cacheinfo', `160000,${first},vendor/lib`);
    await git('commit', '--quiet', '-m', 'submodule');
    expect((await changeIn(dir)).files).toEqual([
      { path: 'large.csv', size: 5_400_000, kind: 'too-large' },
      { path: 'vendor/lib', size: 0, kind: 'submodule' },
    ]);
  });
});

describe('a clone that means harm', () => {
  it('runs none of the programs that it configures', async () => {
    const { dir, git, commit, write } = await createClone();
    await commit({ 'a.txt': '1\n', '.gitattributes': '*.txt filter=evil diff=evil\n' });
    await git('switch', '--quiet', '-c', 'work');
    await commit({ 'a.txt': '2\n' });
    await write({ 'a.txt': '3\n', 'hooks/post-index-change': { executable: `#!/bin/sh\ntouch ${dir}/harmed\n` } });
    const harm = `touch ${dir}/harmed; cat`;
    const settings = {
      'filter.evil.clean': harm,
      'filter.evil.process': harm,
      'filter.evil.required': 'true',
      'diff.evil.textconv': harm,
      'diff.evil.command': harm,
      'diff.external': harm,
      'core.fsmonitor': harm,
      'core.pager': harm,
      'core.hooksPath': join(dir, 'hooks'),
    };
    for (const [key, value] of Object.entries(settings)) await git('config', key, value);

    expect(changed(await changeIn(dir))).toEqual(['modified a.txt']);
    const worktree = await changeIn(dir, { worktree: true });

    expect(worktree.files.find(({ path }) => path === 'a.txt')?.text).toBe('3\n');
    await expect(stat(join(dir, 'harmed'))).rejects.toThrow('ENOENT');
  });

  it('is not obeyed where a name could be an option', async () => {
    const { dir, commit } = await createClone();
    await commit({ 'a.txt': '1\n' });
    await expect(createLocalGit(dir, { head: '--output=x' })).rejects.toThrow('is no name of a commit');
    await expect(createLocalGit(dir, { base: '-x' })).rejects.toThrow('is no name of a commit');
  });

  it('is refused with over 20,000 entries', async () => {
    const { dir, git, commit } = await createClone();
    await commit({ 'a.txt': '1\n' });
    const blob = await git('hash-object', 'a.txt');
    const { writeFile } = await import('node:fs/promises');
    const lines = Array.from({ length: 20_001 }, (_, n) => `100644 blob ${blob}\tf${n}`).join('\n');
    await writeFile(join(dir, '.git/listing'), `${lines}\n`);
    const tree = await git('-c', 'alias.mk=!git mktree < .git/listing', 'mk');
    const head = await git('commit-tree', '-m', 'many', tree);
    await expect(changeIn(dir, { head })).rejects.toThrow('over 20000 of them');
  });
});

describe('what is not there', () => {
  it('is said of a folder that is no clone, and of a commit', async () => {
    const { dir, commit } = await createClone();
    await commit({ 'a.txt': '1\n' });
    await rm(join(dir, '.git'), { recursive: true });
    await expect(createLocalGit(dir)).rejects.toMatchObject({ name: 'ForgeError', kind: 'gone' });
    const other = await createClone();
    await other.commit();
    await expect(createLocalGit(other.dir, { base: 'nowhere' })).rejects.toThrow('There is no commit `nowhere`');
  });

  it('reads single files from the default branch, whatever is checked out', async () => {
    const { dir, git, commit } = await createClone();
    await commit({ '.github/stagecoach.yml': 'drafts: true\n', 'latin.yml': new Uint8Array([0xe9]) });
    await git('switch', '--quiet', '-c', 'work');
    await commit({ '.github/stagecoach.yml': 'drafts: false\n' });
    const local = await createLocalGit(dir);
    expect(await local.file('.github/stagecoach.yml')).toBe('drafts: true\n');
    expect(await local.file('.github')).toBeUndefined();
    expect(await local.file('none.yml')).toBeUndefined();
    expect(await local.ci(local.pull.head.sha)).toBe('unknown');
    await expect(local.file('latin.yml')).rejects.toMatchObject({ kind: 'rejected' });
  });
});
