import { cp, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type SimpleGit, simpleGit } from 'simple-git';

/** A step of a story did not happen; the message says what was waited for and what was seen last. */
export class StoryStuck extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'StoryStuck';
  }
}

/** Somebody who acts as a learner does: through git and the REST API alone. */
export type Person = {
  readonly login: string;
  /** The answer's JSON. @throws StoryStuck for an answer over 299 */
  api<T>(method: string, path: string, body?: object): Promise<T>;
  /** The whole of a list. */
  list<T>(path: string): Promise<readonly T[]>;
  /** Clones `owner/name` into `directory`. */
  clone(fullName: string, directory: string): Promise<Clone>;
};

export type Clone = {
  readonly directory: string;
  /** A new branch from the newest `main`. */
  branch(name: string): Promise<void>;
  /** Copies the files of a folder over those of the work tree; `expected.txt` is left out. */
  copy(folder: string): Promise<void>;
  write(path: string, content: string | Uint8Array): Promise<void>;
  remove(path: string): Promise<void>;
  /** Commits everything and pushes the branch. @returns the commit's id */
  push(message: string): Promise<string>;
};

/** @param url the playground's, `http://127.0.0.1:PORT` */
export function personAt(url: string, login: string, token: string): Person {
  const api = async <T>(method: string, path: string, body?: object): Promise<T> => {
    const answer = await fetch(`${url}/api/v3${path}`, {
      method,
      headers: { authorization: `token ${token}`, accept: 'application/vnd.github+json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (answer.status > 299)
      throw new StoryStuck(`${method} ${path} was answered with ${answer.status}: ${text.slice(0, 500)}`);
    return (text === '' ? undefined : JSON.parse(text)) as T;
  };
  return {
    login,
    api,
    list: (path) => api('GET', `${path}${path.includes('?') ? '&' : '?'}per_page=100`),
    async clone(fullName, directory) {
      const remote = new URL(`${url}/${fullName}.git`);
      remote.username = login;
      remote.password = token;
      await mkdir(directory, { recursive: true });
      await simpleGit(directory).clone(remote.href, directory);
      const git = simpleGit(directory);
      await git.addConfig('user.name', login);
      await git.addConfig('user.email', `${login}@example.org`);
      return cloneOf(git, directory);
    },
  };
}

function cloneOf(git: SimpleGit, directory: string): Clone {
  return {
    directory,
    async branch(name) {
      await git.fetch('origin');
      await git.raw(['checkout', '-q', '-B', name, 'origin/main']);
    },
    copy: (folder) =>
      cp(folder, directory, { recursive: true, filter: (source) => source !== join(folder, 'expected.txt') }),
    async write(path, content) {
      await mkdir(dirname(join(directory, path)), { recursive: true });
      await writeFile(join(directory, path), content);
    },
    async remove(path) {
      await git.raw(['rm', '-rqf', '--ignore-unmatch', '--', path]);
    },
    async push(message) {
      // As a learner does who has not read about .gitignore yet; what it ignores stays out all the same.
      await git.raw(['add', '--all']);
      await git.raw(['commit', '-qm', message]);
      await git.raw(['push', '-q', '--set-upstream', 'origin', 'HEAD']);
      return (await git.revparse(['HEAD'])).trim();
    },
  };
}

/**
 * Asks `probe` again and again, as a person reloads a page, until it answers with something.
 * @throws StoryStuck after `seconds`
 */
export async function until<T>(what: string, probe: () => Promise<T | undefined>, seconds = 20): Promise<T> {
  const end = performance.now() + seconds * 1000;
  for (;;) {
    const found = await probe();
    if (found !== undefined) return found;
    if (performance.now() > end) throw new StoryStuck(`Waited ${seconds} s for ${what}, and it did not happen.`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
