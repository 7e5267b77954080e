import type { HostedApp, PagesHost } from '../../src/playground/pages/host.ts';

/** Answers by `METHOD /path`; the query is left out, lists have one page. */
export type Answers = Readonly<Record<string, unknown>>;
export type Sent = { readonly method: string; readonly path: string; readonly token: string | null; readonly body: unknown };

export const headSha = '9fceb02d0ae598e95dc970b74767f19372d61af8';
const at = '2026-03-02T10:00:00Z';
const later = (minutes: number) => new Date(Date.parse(at) + minutes * 60_000).toISOString();
const mona = { login: 'mona' };
const bot = { login: 'stagecoach[bot]' };
const repo = '/repos/mona/path';

const hunk = `@@ -1,6 +1,8 @@
 FROM python:latest
 WORKDIR /app
-COPY . .
-RUN pip install -r requirements.txt
+COPY requirements.txt .
+RUN pip install --no-cache-dir -r requirements.txt
+COPY . .
+USER app
 ENV PASSWORD=hunter2
 CMD ["python", "-m", "ingest"]`;

const summary = `**Pin the base image next** - then this task is done.

\`docker-image\` · 6 of 7 met

| | what a production team would check | where |
|---|---|---|
| ✅ | Runs as a non-root user | \`Dockerfile:6\` |
| ✅ | Dependencies are copied before the source, so that rebuilds are quick | \`Dockerfile:3\` |
| ❌ | The base image is pinned | \`Dockerfile:1\` - \`python:latest\` |
| ⏳ | Your own CI is green | waiting for \`test\` |

Fixed since your last push: the password is no longer in \`ENV\`. That one matters, @mona. See #3.

<details><summary>Two things worth knowing, not required</summary>

- A \`.dockerignore\` keeps the build context small.
- \`pip\` can be told where its cache is.

</details>

<sub>\`/coach hint\` for a nudge · \`/coach why\` if this looks wrong</sub>
<!-- stagecoach:sticky -->`;

const inline = `**Pin this image to a version.** \`latest\` moves, so tomorrow's build can fail on code that did not change. Your \`pyproject.toml\` asks for Python 3.12.

\`\`\`suggestion
FROM python:3.12-slim
\`\`\`
\`dockerfile/unpinned-base\` · \`/coach explain dockerfile/unpinned-base\``;

const task = `Package the ingest job as an image that a production team would run.

## What a reviewer looks for

- [x] Runs as a non-root user
- [ ] The base image is pinned
- [ ] Dependencies are copied before the source

## How to start

\`\`\`sh
npx stagecoach start docker-image
\`\`\`

> Work on a branch, push it, open a pull request that says \`Closes #3\`.`;

export const reviewComment = {
  id: 900,
  pull_request_review_id: 800,
  user: bot,
  body: inline,
  path: 'Dockerfile',
  line: 1,
  original_line: 1,
  side: 'RIGHT',
  diff_hunk: '@@ -1,6 +1,8 @@\n FROM python:latest',
  created_at: later(12),
  updated_at: later(12),
};

const run = {
  id: 70,
  name: 'stagecoach',
  status: 'completed',
  conclusion: 'failure',
  head_sha: headSha,
  started_at: later(11),
  completed_at: later(12),
  app: { name: 'Stagecoach' },
  output: { title: 'docker-image: 6 of 7 met', summary, text: null, annotations_count: 2 },
};
const passing = { ...run, id: 71, name: 'test', conclusion: 'success', app: { name: 'CI' }, output: { title: null, summary: null, text: null, annotations_count: 0 } };

const repository = {
  full_name: 'mona/path',
  name: 'path',
  owner: mona,
  private: false,
  archived: false,
  has_issues: true,
  open_issues_count: 3,
  default_branch: 'main',
  description: 'My way to data engineering',
  pushed_at: later(10),
};

export const pull = {
  id: 5,
  number: 4,
  title: 'Package the ingest job',
  body: 'Closes #3\n\nBuilds in 40 s on my laptop.',
  user: mona,
  state: 'open',
  draft: false,
  merged: false,
  merged_at: null,
  closed_at: null,
  mergeable: true,
  created_at: later(9),
  updated_at: later(9),
  comments: 2,
  review_comments: 1,
  commits: 2,
  changed_files: 3,
  labels: [],
  milestone: null,
  head: { ref: 'docker-image', label: 'mona:docker-image', sha: headSha, repo: { full_name: 'mona/path' } },
  base: { ref: 'main', label: 'mona:main', sha: 'b'.repeat(40), repo: { full_name: 'mona/path' } },
};

const issue = {
  id: 3,
  number: 3,
  title: 'Package the job as an image',
  body: task,
  user: bot,
  state: 'open',
  comments: 1,
  created_at: at,
  updated_at: at,
  closed_at: null,
  labels: [
    { name: 'stage: ship it', color: '0e8a16', description: null },
    { name: 'task', color: 'c5def5', description: null },
  ],
  milestone: { title: 'Stage 4: Ship it' },
};

const commit = (sha: string, message: string, minutes: number) => ({
  sha,
  author: mona,
  commit: { message, author: { name: 'Mona Lisa', date: later(minutes) }, committer: { date: later(minutes) } },
});
const comment = (id: number, user: object, body: string, minutes: number, reactions: object = {}) => ({
  id,
  user,
  body,
  created_at: later(minutes),
  updated_at: later(minutes),
  reactions,
});
const file = (text: string) => ({ encoding: 'base64', content: Buffer.from(text).toString('base64'), sha: 'f'.repeat(40) });

/** A repository in the middle of a task, as the API would describe it. */
export const answers: Answers = {
  [`GET ${repo}`]: repository,
  [`GET ${repo}/branches`]: [
    { name: 'main', commit: { sha: 'b'.repeat(40) } },
    { name: 'docker-image', commit: { sha: headSha } },
    { name: 'feature/x', commit: { sha: 'c'.repeat(40) } },
  ],
  [`GET ${repo}/git/trees/${'b'.repeat(40)}`]: {
    tree: ['src', 'src/ingest', 'tests'].map((path) => ({ path, type: 'tree' })).concat(
      ['README.md', 'Dockerfile', 'src/ingest/main.py', 'requirements.txt'].map((path) => ({ path, type: 'blob' })),
    ),
  },
  [`GET ${repo}/git/trees/${'c'.repeat(40)}`]: { tree: [{ path: 'only-here.txt', type: 'blob' }] },
  [`GET ${repo}/commits/${'b'.repeat(40)}`]: commit('b'.repeat(40), 'Read the orders in batches\n\nWhy: memory.', 1),
  [`GET ${repo}/commits/${'c'.repeat(40)}`]: commit('c'.repeat(40), 'Try something', 1),
  [`GET ${repo}/contents/README.md`]: file('# Path\n\nSee [the job](src/ingest/main.py).\n\n- [x] iterators\n- [ ] image\n'),
  [`GET ${repo}/contents/src/ingest/main.py`]: file('def main():\n    print("<orders>")\n'),
  [`GET ${repo}/issues`]: [issue, { ...issue, number: 2, title: 'Iterators', state: 'closed', comments: 4 }, { ...issue, number: 4, pull_request: {} }],
  [`GET ${repo}/issues/3`]: issue,
  [`GET ${repo}/issues/4`]: { ...issue, number: 4, pull_request: {} },
  [`GET ${repo}/issues/3/comments`]: [comment(20, mona, 'I start today. `docker build` works.', 5, { '+1': 1, eyes: 2, url: 'x' })],
  [`GET ${repo}/issues/4/comments`]: [comment(21, bot, summary, 13), comment(22, mona, '/coach hint', 20, { eyes: 1 })],
  [`GET ${repo}/pulls`]: [pull],
  [`GET ${repo}/pulls/4`]: pull,
  [`GET ${repo}/pulls/4/reviews`]: [
    { id: 800, user: bot, state: 'CHANGES_REQUESTED', body: '', submitted_at: later(12) },
    { id: 801, user: mona, state: 'COMMENTED', body: '', submitted_at: later(15) },
  ],
  [`GET ${repo}/pulls/4/comments`]: [
    reviewComment,
    { ...reviewComment, id: 901, in_reply_to_id: 900, pull_request_review_id: 801, user: mona, body: 'Why `slim`?', created_at: later(15) },
  ],
  [`GET ${repo}/pulls/4/commits`]: [
    commit('a'.repeat(40), 'Add a Dockerfile', 8),
    commit(headSha, 'Install before copying the source', 10),
  ],
  [`GET ${repo}/pulls/4/files`]: [
    { sha: '1', filename: 'Dockerfile', status: 'modified', additions: 4, deletions: 2, changes: 6, patch: hunk },
    { sha: '2', filename: '.dockerignore', status: 'added', additions: 2, deletions: 0, changes: 2, patch: '@@ -0,0 +1,2 @@\n+.git\n+.venv' },
    { sha: '3', filename: 'logo.png', status: 'added', additions: 0, deletions: 0, changes: 0 },
  ],
  [`GET ${repo}/commits/${headSha}/check-runs`]: { total_count: 2, check_runs: [run, passing] },
  [`GET ${repo}/commits/${headSha}/status`]: { state: 'pending', statuses: [{ context: 'ci/lint', state: 'pending', description: 'is queued', target_url: null }] },
  [`GET ${repo}/check-runs/70/annotations`]: [
    { path: 'Dockerfile', start_line: 1, end_line: 1, annotation_level: 'failure', title: 'Pin the base image', message: '`python:latest` moves.' },
    { path: 'Dockerfile', start_line: 7, end_line: 7, annotation_level: 'warning', title: 'A secret in ENV', message: 'It stays in the image.' },
  ],
  [`GET ${repo}/compare/main...docker-image`]: {
    ahead_by: 1,
    commits: [commit(headSha, 'Install before copying the source\n\nCloses #3', 10)],
    files: [{ sha: '1', filename: 'Dockerfile', status: 'modified', additions: 4, deletions: 2, changes: 6, patch: hunk }],
  },
};

const app: HostedApp = {
  slug: 'stagecoach',
  name: 'Stagecoach',
  permissions: { checks: 'write', contents: 'read', issues: 'write', pull_requests: 'write' },
  events: ['issues', 'pull_request', 'push'],
  webhookUrl: 'http://127.0.0.1:3000/api/github/webhooks',
  installations: [{ id: 1, account: 'mona', suspended: false, repositories: ['mona/path'] }],
  deliveries: [
    { id: 41, guid: '0b989ba4-242f-11e5-81e1-c7b6966d2516', event: 'pull_request', action: 'synchronize', deliveredAt: new Date(later(10)), redelivery: false, statusCode: 200, status: 'OK', duration: 0.05 },
    { id: 40, guid: '1c989ba4-242f-11e5-81e1-c7b6966d2517', event: 'push', action: null, deliveredAt: new Date(later(10)), redelivery: true, statusCode: 0, status: 'timed out', duration: 10 },
  ],
};

export type Fixture = { readonly host: PagesHost; readonly sent: readonly Sent[]; readonly redelivered: readonly number[] };

/** The pages' host with these answers instead of a playground, which remembers what was sent. */
export function fixture(changed: Answers = {}): Fixture {
  const known = { ...answers, ...changed };
  const sent: Sent[] = [];
  const redelivered: number[] = [];
  const request: PagesHost['request'] = (address, init = {}) => {
    const path = new URL(address, 'http://api').pathname.replace('/api/v3', '');
    const method = init.method ?? 'GET';
    if (method !== 'GET') {
      const body = init.body === undefined ? undefined : JSON.parse(String(init.body));
      sent.push({ method, path, token: new Headers(init.headers).get('authorization'), body });
    }
    const answer = known[`${method} ${path}`];
    if (answer instanceof Response) return answer.clone();
    return answer === undefined ? Response.json({ message: 'Not Found' }, { status: 404 }) : Response.json(answer);
  };
  const host: PagesHost = {
    url: () => 'http://127.0.0.1:4000',
    now: () => new Date(later(30)),
    request,
    users: () => [
      { login: 'mona', token: 'token-of-mona' },
      { login: 'hubot', token: 'token-of-hubot' },
    ],
    repositories: () => ['mona/path', 'hubot/secret'],
    apps: () => [app],
    accountsOf: (login) => [login],
    redeliver: async (_slug, id) => {
      redelivered.push(id);
    },
  };
  return { host, sent, redelivered };
}
