import type { Hono } from 'hono';
import { checks } from './checks.ts';
import { conversation } from './conversation.ts';
import { fileBoxes } from './files.ts';
import { icon } from './icons.ts';
import { type Html, html } from './markup.ts';
import { ago, avatar, form } from './parts.ts';
import { inPull, resultsOf } from './pull-frame.ts';
import { commitSuggestion } from './suggestion.ts';
import { threadsOf } from './threads.ts';
import type { ChangedFile, Commit, Pull, ReviewComment } from './viewer.ts';
import { field, type RepositoryVisit, repositoryVisit, type Visit } from './visit.ts';

const address = '/:owner/:repo/pull/:number{\\d+}';

/** One pull request: its four tabs, and what a person can do with it. */
export function addPullPages(app: Hono, visitOf: (c: Visit['c']) => Visit): void {
  const tab = (path: string, page: (visit: RepositoryVisit, pull: Pull) => Promise<Html>) =>
    app.get(`${address}${path}`, async (c) => {
      const visit = repositoryVisit(visitOf(c));
      return c.html(await page(visit, await visit.viewer.get<Pull>(`${visit.api}/pulls/${c.req.param('number')}`)));
    });
  tab('', conversation);
  tab('/commits', commits);
  tab('/checks', checks);
  tab('/files', files);

  /** A form that does `act` and shows the tab `next` again. */
  const action = (path: string, act: (visit: RepositoryVisit, at: string) => Promise<unknown>, next = '') =>
    app.post(`${address}${path}`, async (c) => {
      const visit = repositoryVisit(visitOf(c));
      const number = c.req.param('number');
      await act(visit, `${visit.api}/pulls/${number}`);
      return c.redirect(`/${visit.owner}/${visit.name}/pull/${number}${next}`, 303);
    });
  action('/merge', ({ viewer }, at) => viewer.send('PUT', `${at}/merge`, {}));
  // GitHub has this only in its GraphQL API; the playground's PATCH knows `draft`.
  action('/draft', async ({ viewer, c }, at) =>
    viewer.send('PATCH', at, { draft: (await field(c, 'draft')) === 'yes' }),
  );
  action('/comments/:comment{\\d+}/replies', async ({ viewer, c }, at) =>
    viewer.send('POST', `${at}/comments/${c.req.param('comment')}/replies`, { body: await field(c, 'body') }),
  );
  action('/comments/:comment{\\d+}/suggestion', (visit, at) =>
    commitSuggestion(visit, at, Number(visit.c.req.param('comment'))),
  );
  action(
    '/checks/:run{\\d+}/rerun',
    ({ viewer, api, c }) => viewer.send('POST', `${api}/check-runs/${c.req.param('run')}/rerequest`),
    '/checks',
  );
  action('/comments', commentOnLine, '/files');
  action('/reviews', async ({ viewer, c }, at) =>
    viewer.send('POST', `${at}/reviews`, { event: await field(c, 'event'), body: await field(c, 'body') }),
  );
}

async function commentOnLine({ viewer, c }: RepositoryVisit, at: string): Promise<void> {
  const [body, path, side, commit] = await Promise.all(
    ['body', 'path', 'side', 'commit_id'].map((key) => field(c, key)),
  );
  const line = Number(await field(c, 'line'));
  await viewer.send('POST', `${at}/comments`, { body, path, side, commit_id: commit, line });
}

async function commits(visit: RepositoryVisit, pull: Pull): Promise<Html> {
  const { viewer, api, owner, name, now } = visit;
  const all = await viewer.list<Commit>(`${api}/pulls/${pull.number}/commits`);
  const { runs } = await resultsOf(visit, pull.head.sha);
  const rows = all.map(({ sha, commit, author }) => {
    const [first, ...rest] = commit.message.split('\n');
    const body = rest.join('\n').trim();
    return html`<li class="row"><div class="grow"><strong>${first}</strong>${body !== '' && html`<pre class="message">${body}</pre>`}<p class="muted small">${avatar(author)} ${commit.author?.name} committed ${ago(commit.author?.date, now)}</p></div><a href="/${owner}/${name}/commit/${sha}"><code>${sha.slice(0, 7)}</code></a></li>`;
  });
  return inPull(visit, pull, 'commits', runs, html`<ul class="box list">${rows}</ul>`);
}

async function files(visit: RepositoryVisit, pull: Pull): Promise<Html> {
  const { viewer, api } = visit;
  const at = `${api}/pulls/${pull.number}`;
  const changed = await viewer.list<ChangedFile>(`${at}/files`);
  const threads = threadsOf(await viewer.list<ReviewComment>(`${at}/comments`));
  const { runs } = await resultsOf(visit, pull.head.sha);
  const reviewed = { number: pull.number, headSha: pull.head.sha };
  return inPull(
    visit,
    pull,
    'files',
    runs,
    html`${reviewForm(visit, pull)}${fileBoxes(visit, changed, threads, reviewed)}`,
  );
}

function reviewForm({ session, owner, name }: RepositoryVisit, pull: Pull): Html {
  if (!session.login || pull.state !== 'open') return html``;
  const choices = [
    { event: 'COMMENT', text: 'Comment' },
    { event: 'APPROVE', text: 'Approve' },
    { event: 'REQUEST_CHANGES', text: 'Request changes' },
  ];
  // GitHub lets nobody judge their own pull request.
  const open = pull.user?.login === session.login ? choices.slice(0, 1) : choices;
  const inside = html`<textarea name="body" rows="3" aria-label="Review"></textarea><p class="fields">${open.map(({ event, text }, i) => html`<label><input type="radio" name="event" value="${event}" ${i === 0 && 'checked'} /> ${text}</label>`)}</p><p class="actions"><button class="button primary">Submit review</button></p>`;
  return html`<details class="menu review-menu"><summary class="button primary">${icon('eye')} Review changes</summary><div class="popup">${form(`/${owner}/${name}/pull/${pull.number}/reviews`, session.csrf, inside, 'stack')}</div></details>`;
}
