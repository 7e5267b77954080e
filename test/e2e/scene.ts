import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { simpleGit } from 'simple-git';
import { vi } from 'vitest';
import type { Pace } from '../../src/main.ts';
import { type Clone, type Person, personAt, until } from '../../src/playground/person.ts';
import type { Playground } from '../../src/playground/playground.ts';
import { openStage, type StageOptions } from '../../src/playground/stage.ts';
import type { SentDelivery } from '../../src/ports/forge.ts';
import { freshDatabase } from '../database.ts';
import { createSwitch } from './switch.ts';

// On a busy machine a story takes its time; what never comes is told by `until`.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

/** The real server and the playground, for tests that each bring a learner of their own. */
export type Scene = {
  readonly playground: Playground;
  /** What the operator's log says, one JSON object a line. */
  readonly log: readonly string[];
  /** What is wrong with the end of any test: differences from GitHub's description, errors of ours, failed jobs. */
  problems(): readonly string[];
  /** Resolves when no webhook is under way and the server has nothing left to do. */
  quiet(): Promise<void>;
  person(login: string): Person;
  /** A new account with a repository `path`; the App is installed on it unless `install` says otherwise. */
  learner(login: string, more?: Newcomer): Promise<Place>;
  /** A repository that is there, seen by a person. */
  place(fullName: string, person: Person, installation?: number): Promise<Place>;
  stop(): Promise<void>;
  /** Starts the server again on the same data and port; for it, so many seconds have passed meanwhile. */
  start(secondsLater: number): Promise<void>;
  /** The server's `/readyz`, as it answers now. */
  ready(): Promise<string>;
  /** Every webhook so far as GitHub lists it, the newest first. */
  deliveries(): Promise<readonly SentDelivery[]>;
  /** Has every webhook so far delivered once more, oldest first. */
  redeliver(): Promise<void>;
  close(): Promise<void>;
};

type Newcomer = {
  readonly files?: Readonly<Record<string, string | Buffer>>;
  readonly install?: boolean;
  readonly hasIssues?: boolean;
};

type Issue = {
  readonly number: number;
  readonly title: string;
  readonly state: string;
  readonly body: string;
  readonly pull_request?: object;
};
type Comment = { readonly id: number; readonly body: string; readonly user: { readonly login: string } };
type Review = {
  readonly id: number;
  readonly state: string;
  readonly body: string;
  readonly commit_id: string;
  readonly user: { readonly login: string };
};
type CheckRun = {
  readonly id: number;
  readonly name: string;
  readonly status: string;
  readonly conclusion: string | null;
  readonly output: { readonly title: string; readonly summary: string };
};

/** A repository with its learner, and what a person sees there. */
export type Place = {
  readonly name: string;
  readonly person: Person;
  readonly installation: number;
  readonly clone: Clone;
  at(path: string): string;
  /** Writes files (null removes) on a new branch, or on the one that is checked out, and pushes. */
  push(files: Files, branch?: string): Promise<string>;
  forcePush(files: Files): Promise<string>;
  /** Opens a pull request. @returns its number */
  open(head: string, more?: { title?: string; body?: string; base?: string; draft?: boolean }): Promise<number>;
  edit(pull: number, change: object): Promise<void>;
  issues(): Promise<readonly Issue[]>;
  issue(title: RegExp): Promise<Issue>;
  /** The bot's comments on an issue or pull request, oldest first, without their hidden marks. */
  said(thread: number): Promise<readonly string[]>;
  reviews(pull: number): Promise<readonly Review[]>;
  inline(pull: number): Promise<readonly (Comment & { readonly path: string; readonly line: number })[]>;
  /** The newest check run `stagecoach` of a commit. */
  check(head: string): Promise<CheckRun | undefined>;
  /** Writes a comment, waits until all is quiet, and answers with what the bot has said there since. */
  say(thread: number, body: string, by?: Person): Promise<string>;
  /** The reactions to the newest comment of a person. */
  mood(thread: number): Promise<readonly string[]>;
};

export type Files = Readonly<Record<string, string | Uint8Array | null>>;

const unmarked = (body: string): string => body.replace(/\n*<!-- stagecoach slot=[^\n]*-->\s*$/, '');

type SceneOptions = Pick<StageOptions, 'intercept'> & {
  readonly pace?: Pace;
  /** The way to the database of this address, where it is not to be the straight one. */
  readonly way?: (databaseUrl: string) => Promise<string>;
};

export async function openScene({ pace, way, ...options }: SceneOptions = {}): Promise<Scene> {
  const folder = await mkdtemp(join(tmpdir(), 'stagecoach-e2e-'));
  const database = await freshDatabase();
  const log: string[] = [];
  const server = createSwitch(log, pace);
  const { playground, close } = await openStage(folder, {
    ...options,
    check: true,
    databaseUrl: database && way ? await way(database.url) : database?.url,
    start: server.open,
  });
  const people = new Map<string, Person>();
  const person = (login: string): Person => {
    const known = people.get(login) ?? personAt(playground.url, login, playground.addUser(login).token);
    people.set(login, known);
    return known;
  };
  const quiet = () => until('all to be quiet', () => calm(playground, server.port()), 60).then(() => {});
  let clones = 0;
  const place: Scene['place'] = async (name, by, installation = 0) =>
    placeOf({ name, person: by, installation, quiet, clone: await by.clone(name, join(folder, `${++clones}`)) });
  await quiet();
  return {
    playground,
    log,
    problems: () => [
      ...playground.violations,
      ...log.filter((line) => /"level":[56]0|"msg":"a job failed"|a check failed by itself/.test(line)),
    ],
    quiet,
    person,
    place,
    async learner(login, { files = { 'README.md': '# Path\n' }, install = true, hasIssues = true } = {}) {
      const by = person(login);
      await playground.addRepository(`${login}/path`, { files, hasIssues });
      const installation = install ? playground.install('stagecoach', login, [`${login}/path`]) : 0;
      await quiet();
      return place(`${login}/path`, by, installation);
    },
    ready: async () => (await (await fetch(`http://127.0.0.1:${server.port()}/readyz`)).text()).trim(),
    deliveries: server.deliveries,
    stop: server.close,
    start: server.again,
    async redeliver() {
      for (const { id } of (await server.deliveries()).toReversed()) await server.app()?.redeliver(id);
      await quiet();
    },
    async close() {
      await close();
      await database?.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** True when nothing was called between two looks at an idle playground and an empty queue. */
async function calm(playground: Playground, port: number | undefined): Promise<true | undefined> {
  const calls = playground.journal.length;
  await playground.idle();
  if (port !== undefined) {
    const metrics = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
    const depths = [...metrics.matchAll(/^stagecoach_queue_jobs\{.*state="(?:waiting|active)".*\} (\d+)$/gm)];
    if (depths.length === 0 || depths.some(([, jobs]) => jobs !== '0')) return undefined;
  }
  await playground.idle();
  return playground.journal.length === calls || undefined;
}

type Seen = Pick<Place, 'name' | 'person' | 'installation' | 'clone'> & { readonly quiet: () => Promise<void> };

function placeOf({ name, person, installation, clone, quiet }: Seen): Place {
  const { api, list } = person;
  const at = (path: string) => `/repos/${name}/${path}`.replace(/\/$/, '');
  const comments = (thread: number) => list<Comment>(at(`issues/${thread}/comments`));
  const write = async (files: Files) => {
    for (const [path, content] of Object.entries(files)) {
      if (content === null) await clone.remove(path);
      else await clone.write(path, content);
    }
  };
  const issues = async () => (await list<Issue>(at('issues?state=all'))).filter((one) => !one.pull_request);
  const said: Place['said'] = async (thread) =>
    (await comments(thread)).filter(({ user }) => user.login === 'stagecoach[bot]').map(({ body }) => unmarked(body));
  return {
    name,
    person,
    installation,
    clone,
    at,
    issues,
    said,
    async push(files, branch) {
      if (branch !== undefined) await clone.branch(branch);
      await write(files);
      return clone.push('Hand in');
    },
    async forcePush(files) {
      await write(files);
      const git = simpleGit(clone.directory);
      await git.raw(['add', '--all']);
      await git.raw(['commit', '-q', '--amend', '-m', 'Hand in again']);
      await git.raw(['push', '-q', '--force']);
      return (await git.revparse(['HEAD'])).trim();
    },
    async open(head, more) {
      const asked = { title: head, head, base: 'main', ...more };
      return (await api<{ number: number }>('POST', at('pulls'), asked)).number;
    },
    edit: (pull, change) => api('PATCH', at(`pulls/${pull}`), change),
    async issue(title) {
      const found = (await issues()).find((one) => title.test(one.title));
      if (!found) throw new Error(`${name} has no issue ${title}`);
      return found;
    },
    reviews: (pull) => list<Review>(at(`pulls/${pull}/reviews`)),
    inline: (pull) => list(at(`pulls/${pull}/comments`)),
    async check(head) {
      const { check_runs } = await api<{ check_runs: readonly CheckRun[] }>('GET', at(`commits/${head}/check-runs`));
      return check_runs.find((run) => run.name === 'stagecoach');
    },
    async say(thread, body, by = person) {
      const before = (await said(thread)).length;
      await by.api('POST', at(`issues/${thread}/comments`), { body });
      await quiet();
      return (await said(thread)).slice(before).join('\n\n');
    },
    async mood(thread) {
      const last = (await comments(thread)).findLast(({ user }) => user.login !== 'stagecoach[bot]');
      const found = await list<{ content: string }>(at(`issues/comments/${last?.id}/reactions`));
      return found.map(({ content }) => content);
    },
  };
}

/** The files of a folder below `templates/`, as a learner hands them in. */
export async function handedIn(folder: string): Promise<Files> {
  const root = join(import.meta.dirname, '../../templates', folder);
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  const files = await Promise.all(paths.map(async (path) => [relative(root, path), await readFile(path)] as const));
  return Object.fromEntries(files.filter(([path]) => path !== 'expected.txt'));
}

/** Stands in the way of calls until it is opened. */
export function createGate() {
  let waiting: (() => void)[] | undefined;
  return {
    /** How many calls wait. */
    held: () => waiting?.length ?? 0,
    close: () => {
      waiting = [];
    },
    open: () => {
      for (const go of waiting ?? []) go();
      waiting = undefined;
    },
    pass: () => (waiting ? new Promise<void>((go) => waiting?.push(go)) : Promise.resolve()),
  };
}
