import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../src/adapters/postgres/database.ts';
import { createStore } from '../../src/adapters/postgres/store.ts';
import { nobody } from '../../src/coach/authority.ts';
import type { Effect } from '../../src/coach/effects.ts';
import { filesOf } from '../../src/curriculum/files.ts';
import { readCurriculum } from '../../src/curriculum/read.ts';
import { ForgeError } from '../../src/ports/forge.ts';
import type { Store } from '../../src/ports/store.ts';
import { type CoachParts, createCoach, type Forge } from '../../src/server/coach.ts';
import { createCurricula, keptStarter } from '../../src/server/curricula.ts';
import { handleDelivery } from '../../src/server/inbox.ts';
import type { Work } from '../../src/server/jobs.ts';
import { curriculum, now, repository as place, voice } from '../coach/world.ts';
import { noBad } from '../review/submitted.ts';

// What an organisation says of itself, with a real store and a forge that holds files.

let database: Database;
let store: Store;
let last = 0;

beforeAll(async () => {
  database = await openDatabase({});
  store = createStore(database, { key: 'key', clock: { now: () => now } });
});
afterAll(() => database.close());

const checks = new Map([['dockerfile/bad', noBad]]);
const sections = ['Goal', 'Why it matters', 'Do', 'Done when'].map((title) => `## ${title}\n\nText.\n`).join('\n');
const taskText = (title: string, use = 'dockerfile/bad'): string =>
  `---\ntitle: ${title}\nminutes: 30\ndeliver: { dockerfile: Dockerfile }\ncriteria:\n  - use: ${use}\n---\n${sections}\n## Hints\n\n1. One.\n2. Two.\n3. Three.\n\n## Read\n\nText.\n`;
const good = {
  'path.yml': 'stages: [house]\n',
  'house/stage.md': '---\ntitle: House\n---\nHere.\n',
  'house/rules/task.md': taskText('House rules'),
  'house/rules/starter/src/a.py': 'a = 1\n',
  'house/rules/attempts/none/expected.txt': 'must absent dockerfile/bad\n',
};

/** The organisation: its configuration, the curriculum at each ref, and what was posted where. */
let school: {
  readonly owner: string;
  readonly learner: typeof place;
  configuration: string;
  refs: Record<string, { commit: string; files: Readonly<Record<string, string>> }>;
  readonly done: { readonly in: string; readonly effect: Effect }[];
  readonly queue: Work[];
  reads: number;
  run(work: Work): Promise<void>;
  parts: CoachParts;
};

function forgeOf(ref: { readonly name: string }): Forge {
  return {
    file: async (path: string) =>
      ref.name === '.github' && path === 'stagecoach.yml' ? school.configuration : undefined,
    tree: async (at: string) => {
      if (ref.name === '.github' && at === 'HEAD') return { commit: '9'.repeat(40), files: [] };
      const found = ref.name === 'tasks' ? school.refs[at] : undefined;
      if (!found) throw new ForgeError('gone', 'no such ref', { status: 404 });
      school.reads += 1;
      const files = Object.entries(found.files).map(([path, text]) => ({
        path,
        size: text.length,
        kind: 'text' as const,
        text,
      }));
      return { commit: found.commit, files };
    },
    pull: async () => undefined,
    pulls: async () => [],
    permission: async () => 'admin',
    repository: async () => ({
      ref: school.learner,
      archived: false,
      empty: false,
      template: false,
      hasIssues: true,
      defaultBranch: 'main',
    }),
    perform: async (effect: Effect) => {
      school.done.push({ in: ref.name, effect });
      return { id: 100 + school.done.length };
    },
  } as unknown as Forge;
}

beforeEach(() => {
  last += 1;
  const owner = `School-${last}`;
  const read = async (files: Parameters<typeof filesOf>[0]) => readCurriculum(filesOf(files), checks, () => curriculum);
  const log = { debug() {}, info() {}, warn() {}, error() {} };
  const queue: Work[] = [];
  const parts = {
    store,
    queue: { put: async (_: string, work: Work) => void queue.push(work) },
    clock: { now: () => now },
    curricula: createCurricula({ store, bundled: curriculum, read, log }),
    voice,
    forge: forgeOf,
    authority: nobody,
    checker: '1.0.0',
    explanations: new Map(),
    metrics: { phase: (_: string, work: () => Promise<unknown>) => work() },
    log,
    publicUrl: 'https://coach.example',
  } as unknown as CoachParts;
  school = {
    owner,
    learner: {
      ...place,
      id: 9000 + last,
      owner,
      ownerType: 'Organization',
      name: 'ada-path',
    } as unknown as typeof place,
    configuration: `mentors: [max]\ncurriculum: ${owner}/tasks@main\n`,
    refs: { main: { commit: '1'.repeat(40), files: good } },
    done: [],
    queue,
    reads: 0,
    run: createCoach(parts),
    parts,
  };
});

const repositoryOf = (name: string) => ({ ...school.learner, id: 1, name });
const start = () => school.run({ kind: 'start', repository: school.learner });
const configured = (head: string) => school.run({ kind: 'configuration', repository: repositoryOf('.github'), head });
const pushed = (commit: string, files: Readonly<Record<string, string>>) => {
  school.refs.main = { commit, files };
  return school.run({ kind: 'curriculum', repository: repositoryOf('tasks') });
};
const issues = () =>
  school.done.flatMap(({ effect }) => (effect.kind === 'issue' && effect.slot !== 'journey' ? [effect.title] : []));
const runs = () =>
  school.done.flatMap(({ in: where, effect }) =>
    effect.kind === 'check-run' ? [`${where} ${effect.head.slice(0, 1)} ${effect.conclusion}: ${effect.title}`] : [],
  );
const two = '2'.repeat(40);
const three = '3'.repeat(40);

describe('a learner of an organisation with a curriculum of its own', () => {
  it('gets its issues, whoever comes first', async () => {
    await start();
    expect([issues(), runs()]).toEqual([['House rules'], ['tasks 1 success: In force: 1 task in 1 stage']]);
  });

  it('gets those of the default where the organisation names none', async () => {
    school.configuration = 'mentors: [max]\n';
    await start();
    expect(issues()).toEqual(['The git task', 'The shell task', 'The sql task']);
  });

  it('waits where no version was ever good, is told so when asking, and begins when one is', async () => {
    school.refs.main = { commit: '1'.repeat(40), files: { 'README.md': 'Soon.\n' } };
    await start();
    const event = {
      kind: 'comment',
      repository: school.learner,
      id: 7,
      on: 'issue-comment',
      number: 1,
      isPull: false,
    } as const;
    await school.run({ kind: 'comment', event: { ...event, body: '/coach status', author: 'ada' } });
    expect(issues()).toEqual([]);
    expect(school.done.at(-1)?.effect).toMatchObject({
      slot: 'answer:7',
      body: expect.stringContaining('The curriculum of this organisation cannot be used yet'),
    });
    await pushed(two, good);
    expect(school.queue).toEqual([{ kind: 'start', repository: school.learner, look: true }]);
    for (const work of school.queue) await school.run(work);
    expect(issues()).toEqual(['House rules']);
  });

  it('is offered the starter of that version', async () => {
    await start();
    const { effect } = school.done.find(({ effect: one }) => one.slot === 'task:rules') ?? {};
    expect(effect).toMatchObject({
      body: expect.stringContaining(
        `The starter has \`src/a.py\`, together as [starter.tgz](https://coach.example/tasks/rules/starter.tgz?of=${school.owner.toLowerCase()}&at=${'1'.repeat(40)}).`,
      ),
    });
    const kept = (owner: string, commit: string, task = 'rules') => keptStarter(store, { owner, commit }, task);
    expect(await kept(school.owner, '1'.repeat(40))).toEqual([{ path: 'src/a.py', text: 'a = 1\n' }]);
    expect(await kept(school.owner, two)).toEqual([]);
    expect(await kept('another', '1'.repeat(40))).toEqual([]);
    expect(await kept(school.owner, '1'.repeat(40), 'git')).toEqual([]);
  });
});

describe('a version of a curriculum', () => {
  it('that is broken is told so on its lines, and the last good one stays in force', async () => {
    await start();
    await pushed(two, { ...good, 'house/rules/task.md': taskText('Broken rules', 'dockerfile/bda') });
    const { effect } = school.done.at(-1) ?? {};
    expect(effect).toMatchObject({
      kind: 'check-run',
      head: two,
      conclusion: 'action_required',
      annotations: [{ path: 'house/rules/task.md', range: { start: { line: 6 } }, level: 'failure' }],
    });
    school.done.splice(0);
    await start();
    expect(issues()).toEqual([]);
    expect(school.queue).toEqual([]);
  });

  it('is told again what it was told, when somebody asks for its check', async () => {
    await start();
    const payload = {
      action: 'rerequested',
      check_run: { head_sha: '1'.repeat(40), app: { id: 1 } },
      installation: { id: 5 },
      repository: { id: 1, name: 'tasks', private: false, owner: { login: school.owner, type: 'Organization' } },
    };
    const put: Work[] = [];
    const queue = { put: async (_: string, work: Work) => void put.push(work) } as never;
    await handleDelivery({ name: 'check_run', payload }, { store, queue, appId: 1 });
    expect(put).toMatchObject([{ kind: 'curriculum', again: true }]);
    for (const work of put) await school.run(work);
    expect(runs()).toEqual(Array(2).fill('tasks 1 success: In force: 1 task in 1 stage'));
    expect(school.queue).toEqual([]);
  });

  it('is read once', async () => {
    await start();
    await pushed('1'.repeat(40), good);
    expect([school.reads, runs().length]).toEqual([2, 1]);
  });

  it('that is new reaches every learner, and takes back nothing that was passed', async () => {
    await start();
    await store.exclusive(school.learner.id, async () => {
      const { state, version } = await store.read(school.learner.id);
      if (!state) throw new Error('no learner');
      const tasks = { rules: { state: 'passed', hints: 0 } } as const;
      await store.commit(school.learner.id, { next: { ...state, tasks }, effects: [], entries: [] }, version);
    });
    await pushed(two, { ...good, 'house/next/task.md': taskText('What comes next') });
    for (const work of school.queue) await school.run(work);
    expect(issues().at(-1)).toBe('What comes next');
    expect((await store.read(school.learner.id)).state?.tasks.rules?.state).toBe('passed');
  });

  it('whose push was missed is found in the night', async () => {
    await start();
    school.refs.main = { commit: two, files: { ...good, 'house/next/task.md': taskText('What comes next') } };
    await school.run({ kind: 'reconcile' });
    const mine = school.queue
      .splice(0)
      .filter((work) => 'repository' in work && Object(work.repository).owner === school.owner);
    expect(mine.map(({ kind }) => kind)).toEqual(['start', 'configuration']);
    for (const work of [...mine, ...school.queue]) await school.run(work);
    for (const work of school.queue) await school.run(work);
    expect(issues().at(-1)).toBe('What comes next');
  });

  it('that leaves out a task somebody works on says so on its issue', async () => {
    await start();
    const { 'path.yml': path, 'house/stage.md': stage } = good;
    await pushed(two, { 'path.yml': path, 'house/stage.md': stage, 'house/next/task.md': taskText('What comes next') });
    for (const work of school.queue) await school.run(work);
    expect(school.done.map(({ effect }) => effect)).toContainEqual(
      expect.objectContaining({ slot: 'task-gone:rules', body: expect.stringContaining('no longer part of it') }),
    );
  });

  it('holds for another process, and after a restart', async () => {
    await start();
    const { log } = school.parts;
    const read = async (files: Parameters<typeof filesOf>[0]) =>
      readCurriculum(filesOf(files), checks, () => curriculum);
    const elsewhere = createCurricula({ store, bundled: curriculum, read, log });
    expect([...((await elsewhere.of(school.owner))?.tasks.keys() ?? [])]).toEqual(['rules']);
    await pushed(two, { ...good, 'house/next/task.md': taskText('What comes next') });
    expect([...((await elsewhere.of(school.owner))?.tasks.keys() ?? [])]).toEqual(['next', 'rules']);
  });

  it('that is too long is not read', async () => {
    await start();
    await pushed(two, { ...good, 'house/rules/starter/data.csv': 'x'.repeat(6 * 1024 * 1024) });
    expect(runs().at(-1)).toBe('tasks 2 action_required: 1 mistake to mend');
  });
});

describe('the configuration of an organisation', () => {
  it.each([
    ['a typo', (owner: string) => `mentors: [max]\ncuriculum: ${owner}/tasks@main\n`, 'stagecoach.yml:2` `curiculum`'],
    [
      'a branch that is not there',
      (owner: string) => `curriculum: ${owner}/tasks@mian\n`,
      'cannot be read: the App has',
    ],
    [
      'a repository that is not there',
      (owner: string) => `curriculum: ${owner}/taks@main\n`,
      'cannot be read: the App has',
    ],
    [
      'what another account keeps',
      () => 'mentors: []\ncurriculum: other/tasks@main\n',
      'stagecoach.yml:2` name a repository of',
    ],
  ])('is told of %s on its commit, and the last good one stays in force', async (_, text, told) => {
    await start();
    school.configuration = text(school.owner);
    await configured(three);
    const { effect } = school.done.at(-1) ?? {};
    expect(effect).toMatchObject({
      head: three,
      conclusion: 'action_required',
      summary: expect.stringContaining(told),
    });
    school.done.splice(0);
    await school.run({ kind: 'start', repository: { ...school.learner, id: 9500 + last } });
    expect(issues()).toEqual(['House rules']);
  });

  it('is told of a mistake at the installation as well', async () => {
    await school.run({ kind: 'start', repository: repositoryOf('.github') });
    expect(runs()).toEqual(['tasks 1 success: In force: 1 task in 1 stage']);
    school.configuration = 'mentor: [max]\n';
    await school.run({ kind: 'start', repository: repositoryOf('.github') });
    expect(runs().at(-1)).toBe('.github 9 action_required: 1 mistake to mend');
  });

  it('may choose an alternative for all, and is told when there is none such', async () => {
    await start();
    school.configuration = 'choose: { cloud: green-cloud }\n';
    await configured(two);
    for (const work of school.queue) await school.run(work);
    expect((await store.read(school.learner.id)).state?.preferences.choose).toEqual({ cloud: 'green-cloud' });
    school.configuration = 'choose: { cluod: green-cloud }\n';
    await configured(three);
    expect(school.done.at(-1)?.effect).toMatchObject({
      summary: expect.stringContaining('`stagecoach.yml:1` `choose`: there is nothing to choose named `cluod`'),
    });
  });

  it('leads back to the default where it names none any more', async () => {
    await start();
    school.configuration = 'mentors: [max]\n';
    await configured(three);
    for (const work of school.queue) await school.run(work);
    expect(issues()).toContain('The git task');
  });

  it('changes nothing for the learners where it names another mentor', async () => {
    await start();
    await configured(two);
    school.configuration = school.configuration.replace('max', 'eva');
    await configured(three);
    expect(school.queue).toEqual([]);
  });

  it('is of no use in a repository named so by a person', async () => {
    const mine = { ...place, id: 77, owner: school.owner, ownerType: 'User', name: '.github' } as const;
    await school.run({ kind: 'configuration', repository: mine, head: three });
    expect(school.done).toEqual([]);
  });
});

describe('a push', () => {
  const delivered = async (name: string, ref: string) => {
    const put: Work[] = [];
    const payload = {
      ref,
      after: two,
      deleted: false,
      commits: [],
      installation: { id: 5 },
      repository: {
        id: 1,
        name,
        private: false,
        default_branch: 'main',
        owner: { login: school.owner, type: 'Organization' },
      },
    };
    const queue = { put: async (_: string, work: Work) => void put.push(work) } as never;
    await handleDelivery({ name: 'push', payload }, { store, queue, appId: 1 });
    return put.map(({ kind }) => kind);
  };

  it('to the named branch of the curriculum has it read, and no other push', async () => {
    expect(await delivered('tasks', 'refs/heads/main')).toEqual([]);
    await start();
    expect(await delivered('Tasks', 'refs/heads/main')).toEqual(['curriculum']);
    expect(await delivered('tasks', 'refs/tags/main')).toEqual(['curriculum']);
    expect(await delivered('tasks', 'refs/heads/main-2')).toEqual([]);
    expect(await delivered('ada-path', 'refs/heads/main')).toEqual([]);
  });
});

it('nobody learns in the repository of the curriculum', async () => {
  await school.run({ kind: 'start', repository: repositoryOf('tasks') });
  const event = {
    kind: 'comment',
    repository: repositoryOf('tasks'),
    id: 8,
    on: 'issue-comment',
    number: 1,
    isPull: false,
  } as const;
  await school.run({ kind: 'comment', event: { ...event, body: '/coach start', author: 'ada' } });
  expect([issues(), (await store.read(1)).state]).toEqual([[], undefined]);
});
