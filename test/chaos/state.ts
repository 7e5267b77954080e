import type { Kept } from './ground.ts';
import type { Learner } from './learner.ts';

type Named = { readonly login: string };
type Label = { readonly name: string };
type Issue = {
  readonly number: number;
  readonly title: string;
  readonly state: string;
  readonly body: string | null;
  readonly labels: readonly Label[];
  readonly milestone: { readonly title: string } | null;
  readonly user: Named;
  readonly pull_request?: object;
};
type Comment = { readonly id: number; readonly body: string; readonly user: Named };
type Pull = { readonly head: { readonly ref: string; readonly sha: string }; readonly merge_commit_sha: string | null };
type Review = Comment & { readonly state: string; readonly commit_id: string };
type Inline = Comment & {
  readonly path: string;
  readonly original_line: number | null;
  readonly original_commit_id: string;
};
type Run = {
  readonly id: number;
  readonly name: string;
  readonly status: string;
  readonly conclusion: string | null;
  readonly external_id: string;
  readonly output: { readonly title: string | null; readonly summary: string | null };
};
type Note = { readonly path: string; readonly start_line: number; readonly title: string; readonly message: string };

/** What stands in a repository, one line a thing, without the ids, commits and times that differ from run to run. */
export type Seen = {
  readonly lines: readonly string[];
  /** Slots that more than one post fills. */
  readonly twice: readonly string[];
  /** Takes ids, commits and names out of a text. */
  readonly plain: (text: string) => string;
};

const mark = /<!-- stagecoach slot=(\S+) sig=[\w-]+ -->/;
const slotIn = (body: string | null): string | undefined => {
  const written = mark.exec(body ?? '')?.[1];
  return written === undefined ? undefined : decodeURIComponent(written);
};

type Looked = {
  readonly list: <T>(path: string) => Promise<readonly T[]>;
  readonly runsOf: (sha: string) => Promise<readonly Run[]>;
  readonly issues: readonly Issue[];
  readonly comments: ReadonlyMap<number, readonly Comment[]>;
  /** Commits of each pull request, oldest first. */
  readonly pulls: ReadonlyMap<number, readonly string[]>;
};

/** Notes what a look finds: a line of words, and the slot that a post fills. */
type Notes = { add(...words: readonly (string | null)[]): void; fill(kind: string, slot: string | undefined): void };

/** What stands in the repository of a learner now. */
export async function stateOf(learner: Learner): Promise<Seen> {
  const { looked, plain } = await lookAt(learner);
  const lines: string[] = [];
  const slots: string[] = [];
  const notes: Notes = {
    add: (...words) => void lines.push(plain(words.join(' | '))),
    fill: (kind, slot) => {
      if (slot !== undefined) slots.push(`${kind} ${slot}`);
    },
  };
  await noteIssues(looked, notes);
  for (const [number, commits] of looked.pulls) {
    await noteReviews(looked, number, notes);
    for (const sha of commits) await noteRuns(looked, sha, notes);
  }
  for (const { name } of await looked.list<Label>('labels')) notes.add('label', name);
  for (const { title, state } of await looked.list<{ title: string; state: string }>('milestones?state=all'))
    notes.add('milestone', title, state);
  const counted = Map.groupBy(slots, (slot) => slot);
  const twice = [...counted].filter(([, found]) => found.length > 1).map(([slot]) => plain(slot));
  return { lines: lines.toSorted(), twice, plain };
}

async function lookAt({ name, login, person }: Learner): Promise<{ looked: Looked; plain: Seen['plain'] }> {
  const list = <T>(path: string) => person.list<T>(`/repos/${name}/${path}`);
  const names = new Map<string, string>();
  const issues = await list<Issue>('issues?state=all');
  const pulls = new Map<number, readonly string[]>();
  const comments = new Map<number, readonly Comment[]>();
  for (const { number, title, body, pull_request } of issues) {
    const said = await list<Comment>(`issues/${number}/comments`);
    comments.set(number, said);
    for (const { id, body: text } of said) names.set(String(id), text.split('\n')[0] ?? '');
    if (!pull_request) {
      names.set(`#${number}`, `#{${slotIn(body) ?? title}}`);
      continue;
    }
    const { head, merge_commit_sha } = await person.api<Pull>('GET', `/repos/${name}/pulls/${number}`);
    const commits = (await list<{ sha: string }>(`pulls/${number}/commits`)).map(({ sha }) => sha);
    pulls.set(number, commits);
    names.set(`#${number}`, `#{${head.ref}}`);
    for (const [index, sha] of commits.entries()) names.set(sha, `${head.ref}@${index}`);
    if (merge_commit_sha !== null) names.set(merge_commit_sha, `merge of ${head.ref}`);
  }
  const runsOf = async (sha: string) => {
    const path = `/repos/${name}/commits/${sha}/check-runs?filter=all&per_page=100`;
    return (await person.api<{ check_runs: readonly Run[] }>('GET', path)).check_runs;
  };
  return { looked: { list, runsOf, issues, comments, pulls }, plain: plainer(names, login) };
}

/** Ids, commits, numbers and names become what they stand for. */
function plainer(names: ReadonlyMap<string, string>, login: string): Seen['plain'] {
  const numbered = /\b(summary|check|review|ask|merged-unpassed|merged-waiting|closed-by-hand):(\d+)/g;
  return (text) =>
    text
      .replaceAll(/<!-- stagecoach slot=(\S+) sig=[\w-]+ -->/g, (_, slot: string) => `<${decodeURIComponent(slot)}>`)
      .replaceAll(/\b[0-9a-f]{40}\b/g, (sha) => names.get(sha) ?? 'a commit')
      .replaceAll(/`[0-9a-f]{7}`/g, 'a commit')
      .replaceAll(/#\d+\b/g, (number) => names.get(number) ?? number)
      .replaceAll(numbered, (_, what: string, number: string) => `${what}:${names.get(`#${number}`) ?? number}`)
      .replaceAll(/\b(answer|ack):(\d+)/g, (_, what: string, id: string) => `${what}:${names.get(id) ?? id}`)
      .replaceAll(login, 'me')
      .replaceAll('me/way', 'me/path');
}

async function noteIssues({ list, issues, comments }: Looked, { add, fill }: Notes): Promise<void> {
  for (const { number, title, state, body, labels, milestone, pull_request } of issues) {
    const named = labels.map(({ name }) => name).toSorted();
    add(
      'issue',
      `#${number}`,
      state,
      title,
      named.join(', '),
      milestone?.title ?? 'no milestone',
      pull_request ? '' : body,
    );
    if (!pull_request) fill('issue', slotIn(body));
    for (const { id, user, body: text } of comments.get(number) ?? []) {
      add('comment', `#${number}`, user.login, text);
      fill('comment', slotIn(text));
      if (!text.startsWith('/coach')) continue;
      for (const { content } of await list<{ content: string }>(`issues/comments/${id}/reactions`))
        add('reaction', `#${number}`, text, content);
    }
  }
}

async function noteReviews({ list }: Looked, number: number, { add, fill }: Notes): Promise<void> {
  for (const { body, state, commit_id } of await list<Review>(`pulls/${number}/reviews`)) {
    add('review', `#${number}`, commit_id, state, body);
    fill('review', slotIn(body));
  }
  for (const { path, original_line, original_commit_id, body } of await list<Inline>(`pulls/${number}/comments`))
    add('on a line', `#${number}`, original_commit_id, `${path}:${original_line}`, body);
}

async function noteRuns({ list, runsOf }: Looked, sha: string, { add, fill }: Notes): Promise<void> {
  for (const { id, name, status, conclusion, external_id, output } of await runsOf(sha)) {
    const notes = await list<Note>(`check-runs/${id}/annotations`);
    const said = notes.map(({ path, start_line, title, message }) => `${path}:${start_line} ${title} ${message}`);
    add('check', sha, name, status, conclusion, output.title, output.summary, ...said.toSorted());
    if (name === 'stagecoach') fill('check', external_id);
  }
}

/** What only one of two has, as a person compares them. */
export function difference(wanted: readonly string[], seen: readonly string[]): readonly string[] {
  const without = (all: readonly string[], others: readonly string[]) => {
    const left = [...others];
    return all.filter((line) => {
      const index = left.indexOf(line);
      if (index !== -1) left.splice(index, 1);
      return index === -1;
    });
  };
  return [...without(wanted, seen).map((line) => `- ${line}`), ...without(seen, wanted).map((line) => `+ ${line}`)];
}

/** What the store holds, one line a thing, likewise. */
export function recordOf(kept: Kept | undefined, plain: Seen['plain']): readonly string[] {
  const tasks = Object.entries(kept?.state?.tasks ?? {}).map(
    ([id, { at: _, ...task }]) => `${id} ${JSON.stringify(task)}`,
  );
  const ledger = (kept?.ledger ?? []).map(
    ({ at: _, repository: _r, sequence, previous: _p, hash: _h, signature: _s, key: _k, ...entry }) =>
      `ledger ${sequence} ${JSON.stringify(entry)}`,
  );
  const pulls = Object.entries(kept?.state?.pulls ?? {}).map(
    ([number, { task, settled, verdict, said, disputes }]) =>
      `pull #${number} ${JSON.stringify({ task, settled, verdict, said, disputes })}`,
  );
  return [
    `status ${kept?.state?.status}`,
    ...tasks,
    ...pulls,
    ...(kept?.waiting ?? []).map((slot) => `still to be done: ${slot}`),
    ...ledger,
  ].map((line) => plain(line.replaceAll(/"(pull|number)":(\d+)/g, '"$1":"#$2"')));
}
