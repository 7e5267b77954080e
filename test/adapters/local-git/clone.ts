import { execFile } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { onTestFinished } from 'vitest';

const run = promisify(execFile);

const identity = {
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'Ada',
  GIT_AUTHOR_EMAIL: 'ada@example.org',
  GIT_COMMITTER_NAME: 'Ada',
  GIT_COMMITTER_EMAIL: 'ada@example.org',
};

export type Content = string | Uint8Array | { readonly link: string } | { readonly executable: string };

/** A real repository in a temporary folder that goes when the test is done. */
export async function createClone() {
  const dir = await mkdtemp(join(tmpdir(), 'stagecoach-test-'));
  onTestFinished(() => rm(dir, { recursive: true, force: true }));
  const git = async (...args: string[]): Promise<string> => {
    const env = { PATH: process.env.PATH ?? '', HOME: dir, ...identity };
    return (await run('git', args, { cwd: dir, env, maxBuffer: 64 * 1024 * 1024 })).stdout.trim();
  };
  const write = async (files: Readonly<Record<string, Content>>): Promise<void> => {
    for (const [path, content] of Object.entries(files)) {
      const file = join(dir, path);
      await mkdir(dirname(file), { recursive: true });
      if (typeof content === 'string' || content instanceof Uint8Array) await writeFile(file, content);
      else if ('link' in content) await symlink(content.link, file);
      else {
        await writeFile(file, content.executable);
        await chmod(file, 0o755);
      }
    }
  };
  const commit = async (files: Readonly<Record<string, Content>> = {}): Promise<string> => {
    await write(files);
    await git('add', '--all');
    await git('commit', '--quiet', '--allow-empty', '-m', 'work');
    return git('rev-parse', 'HEAD');
  };
  await git('init', '--quiet', '--initial-branch=main');
  return { dir, git, write, commit };
}
