import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { type Person, personAt } from '../../src/playground/person.ts';
import type { Playground } from '../../src/playground/playground.ts';

/** Somebody with a repository of their own, acting by the API alone. */
export type Learner = {
  readonly login: string;
  readonly person: Person;
  readonly repositoryId: number;
  /** `owner/name`, as it is called now. */
  name: string;
  /** Blob of each file by `branch:path`, which an edit has to name. */
  readonly blobs: Map<string, string>;
  /** Pull requests by branch. */
  readonly pulls: Map<string, number>;
  readonly mentor: Person;
  readonly playground: Playground;
};

/** Acts that happen at once; the next step comes when all of this one is answered. */
export type Step = { readonly name: string; readonly acts: readonly ((learner: Learner) => Promise<unknown>)[] };

export async function newLearner(playground: Playground, login: string, mentor: Person): Promise<Learner> {
  const { token } = playground.addUser(login);
  const name = `${login}/path`;
  const { id } = await playground.addRepository(name, { files: { 'README.md': '# Path\n' } });
  const person = personAt(playground.url, login, token);
  return { login, person, name, repositoryId: id, blobs: new Map(), pulls: new Map(), mentor, playground };
}

type Issue = { readonly number: number; readonly title: string; readonly pull_request?: object };

const at = ({ name }: Learner, path: string) => `/repos/${name}/${path}`;

async function issueNamed(learner: Learner, title: RegExp): Promise<number> {
  const issues = await learner.person.list<Issue>(at(learner, 'issues?state=all'));
  const found = issues.find((one) => !one.pull_request && title.test(one.title));
  if (!found) throw new Error(`${learner.name} has no issue ${title}`);
  return found.number;
}

async function branch(learner: Learner, name: string): Promise<void> {
  const { person } = learner;
  const main = await person.api<{ object: { sha: string } }>('GET', at(learner, 'git/ref/heads/main'));
  await person.api('POST', at(learner, 'git/refs'), { ref: `refs/heads/${name}`, sha: main.object.sha });
}

async function commit(learner: Learner, on: string, path: string, text: string): Promise<void> {
  const { person, blobs } = learner;
  const key = `${on}:${path}`;
  const sha = blobs.get(key);
  const content = Buffer.from(text).toString('base64');
  const edit = { message: `Write ${path}`, content, branch: on, ...(sha !== undefined && { sha }) };
  const answer = await person.api<{ content: { sha: string } }>('PUT', at(learner, `contents/${path}`), edit);
  blobs.set(key, answer.content.sha);
}

async function open(learner: Learner, head: string, body = ''): Promise<void> {
  const asked = { title: head, head, base: 'main', body };
  const { number } = await learner.person.api<{ number: number }>('POST', at(learner, 'pulls'), asked);
  learner.pulls.set(head, number);
}

const reference = join(import.meta.dirname, '../../templates/prerequisites/git-and-ci/reference');

async function referenceFiles(): Promise<ReadonlyMap<string, string>> {
  const entries = await readdir(reference, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  const texts = await Promise.all(
    paths.map(async (path) => [relative(reference, path), await readFile(path, 'utf8')] as const),
  );
  return new Map(texts.filter(([, text]) => text !== ''));
}

const pull = (learner: Learner, head: string): number => learner.pulls.get(head) ?? 0;
const sayOn = (learner: Learner, thread: number, body: string, by = learner.person) =>
  by.api('POST', at(learner, `issues/${thread}/comments`), { body });

const ciIssue = /Let CI check/;
const journeyIssue = /Your data engineering path/;
const dockerfiles = {
  first: 'FROM python:latest\nENV PASSWORD=hunter2secret\nCOPY . .\nCMD python -m job\n',
  second: 'FROM python:3.12-slim\nCOPY . .\nCMD ["python", "-m", "job"]\n',
  third: 'FROM python:3.12-slim\nWORKDIR /app\nCOPY . .\nUSER 1000\nCMD ["python", "-m", "job"]\n',
} as const;

const install: Step = {
  name: 'install the App',
  acts: [async ({ playground, login, name }) => playground.install('stagecoach', login, [name])],
};
const openImage: Step = {
  name: 'open a faulty pull request',
  acts: [
    async (learner) => {
      await branch(learner, 'docker-image');
      await commit(learner, 'docker-image', 'Dockerfile', dockerfiles.first);
      await open(learner, 'docker-image');
    },
  ],
};
const ask: Step = {
  name: 'ask for a hint and a page at once',
  acts: [
    async (learner) => sayOn(learner, await issueNamed(learner, ciIssue), '/coach hint'),
    async (learner) => sayOn(learner, pull(learner, 'docker-image'), '/coach explain dockerfile/root-user'),
    async (learner) => sayOn(learner, await issueNamed(learner, journeyIssue), 'a remark that is no command'),
  ],
};
const push = (which: 'second' | 'third'): Step => ({
  name: `push a ${which} version`,
  acts: [(learner) => commit(learner, 'docker-image', 'Dockerfile', dockerfiles[which])],
});
const say = (words: string, on: 'pull' | 'journey' | 'task'): Step => ({
  name: words,
  acts: [
    async (learner) => {
      const thread =
        on === 'pull'
          ? pull(learner, 'docker-image')
          : await issueNamed(learner, on === 'journey' ? journeyIssue : ciIssue);
      return sayOn(learner, thread, words);
    },
  ],
});
const openCi: Step = {
  name: 'open a pull request that passes',
  acts: [
    async (learner) => {
      await branch(learner, 'git-and-ci');
      for (const [path, text] of await referenceFiles()) await commit(learner, 'git-and-ci', path, text);
      await open(learner, 'git-and-ci', `Closes #${await issueNamed(learner, ciIssue)}`);
    },
  ],
};
const mergeCi: Step = {
  name: 'merge it',
  acts: [(learner) => learner.person.api('PUT', at(learner, `pulls/${pull(learner, 'git-and-ci')}/merge`), {})],
};
const mergeFaulty: Step = {
  name: 'merge what did not pass, and ask for the status at once',
  acts: [(learner) => learner.person.api('PUT', at(learner, `pulls/${pull(learner, 'docker-image')}/merge`), {})],
};
const rename: Step = {
  name: 'rename the repository',
  acts: [
    async (learner) => {
      await learner.person.api('PATCH', at(learner, '').replace(/\/$/, ''), { name: 'way' });
      learner.name = `${learner.login}/way`;
    },
  ],
};
const closeByHand: Step = {
  name: "close the task's issue by hand",
  acts: [
    async (learner) =>
      learner.person.api('PATCH', at(learner, `issues/${await issueNamed(learner, ciIssue)}`), { state: 'closed' }),
  ],
};
const deleteIssue: Step = {
  name: "delete the task's issue",
  acts: [
    async (learner) => learner.playground.deleteIssue(learner.name, await issueNamed(learner, ciIssue), learner.login),
  ],
};
const mentorPasses: Step = {
  name: 'a mentor passes the task by hand',
  acts: [
    async (learner) => {
      const thread = await issueNamed(learner, ciIssue);
      return sayOn(learner, thread, '/coach pass git-and-ci It was shown in a call.', learner.mentor);
    },
  ],
};
const pullAndCommand: Step = {
  name: 'push and close another issue at once',
  acts: [...push('second').acts, ...say('/coach hint', 'task').acts],
};

/** Each learner plays one of these. */
export const stories: readonly (readonly Step[])[] = [
  [
    install,
    openImage,
    ask,
    push('second'),
    say('/coach why', 'pull'),
    openCi,
    mergeCi,
    say('/coach status', 'journey'),
    push('third'),
    say('/coach review', 'pull'),
  ],
  [install, ask2(), openImage, closeByHand, push('second'), openCi, mergeCi, rename, push('third'), mergeFaulty],
  [
    install,
    openCi,
    say('/coach hint', 'task'),
    mergeCi,
    openImage,
    rename,
    pullAndCommand,
    say('/coach dispute dockerfile/root-user It runs behind a proxy.', 'pull'),
    push('third'),
    say('/coach status', 'journey'),
  ],
  [
    install,
    openImage,
    deleteIssue,
    push('second'),
    openCi,
    say('/coach review', 'pull'),
    mergeCi,
    push('third'),
    say('/coach pause', 'journey'),
    say('/coach resume', 'journey'),
  ],
  [
    install,
    openImage,
    ask,
    mentorPasses,
    push('second'),
    say('/coach why', 'pull'),
    mergeFaulty,
    say('/coach next', 'journey'),
    openCi,
    mergeCi,
  ],
];

function ask2(): Step {
  return { name: 'ask for help', acts: [...say('/coach help', 'task').acts, ...say('/coach next', 'journey').acts] };
}
