import { execFile, spawn } from 'node:child_process';
import type { Readable } from 'node:stream';

/**
 * The environment of every git that the playground starts: the machine's own, because git needs its PATH, but with no
 * configuration of whoever runs it (hooks, signing, aliases).
 */
export const gitEnvironment = (more: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv => ({
  ...process.env,
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_TERMINAL_PROMPT: '0',
  LC_ALL: 'C',
  ...more,
});

type Options = {
  readonly input?: string | Buffer;
  readonly env?: Readonly<Record<string, string>>;
};

/** git ended with another status than 0. */
class GitFailure extends Error {
  readonly status: number;
  readonly stdout: string;
  constructor(args: readonly string[], status: number, stdout: string, stderr: string) {
    super(`git ${args.join(' ')}: ${stderr.trim() || `status ${status}`}`);
    this.name = 'GitFailure';
    this.status = status;
    this.stdout = stdout;
  }
}

const mostBytes = 512 * 1024 * 1024;

/** Runs git in a bare repository. @returns what it printed @throws GitFailure */
export function git(dir: string, args: readonly string[], { input, env }: Options = {}): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const child = execFile(
      'git',
      ['--git-dir', dir, '-c', 'core.quotePath=false', ...args],
      { encoding: 'buffer', maxBuffer: mostBytes, env: gitEnvironment(env) },
      (error, stdout, stderr) => {
        if (!error) return resolve(stdout);
        if (typeof error.code !== 'number') return reject(error);
        reject(new GitFailure(args, error.code, stdout.toString(), stderr.toString()));
      },
    );
    // git may end without reading what it is given.
    child.stdin?.on('error', () => {});
    child.stdin?.end(input);
  });
}

export async function gitText(dir: string, args: readonly string[], options?: Options): Promise<string> {
  return (await git(dir, args, options)).toString('utf8');
}

/** What git printed, or undefined when it said no. */
export async function gitMaybe(dir: string, args: readonly string[]): Promise<string | undefined> {
  try {
    return await gitText(dir, args);
  } catch (error) {
    if (error instanceof GitFailure) return undefined;
    throw error;
  }
}

/** What git prints, as it prints it. */
export function gitStream(dir: string, args: readonly string[]): Readable {
  const child = spawn('git', ['--git-dir', dir, ...args], {
    env: gitEnvironment(),
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  child.on('error', (error) => child.stdout.destroy(error));
  return child.stdout;
}
