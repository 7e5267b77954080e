import type { Hono } from 'hono';
import { commentBox, commentForm } from './comments.ts';
import { icon } from './icons.ts';
import { inRepository } from './layout.ts';
import { type Html, html } from './markup.ts';
import { ago, author, counted, form, issueState, label, stateBadge, stateIcon } from './parts.ts';
import type { Issue, IssueComment } from './viewer.ts';
import { field, type RepositoryVisit, repositoryVisit, type Visit } from './visit.ts';

/** Issues: the list, one issue with its comments, a new one. */
export function addIssuePages(app: Hono, visitOf: (c: Visit['c']) => Visit): void {
  const visiting = (c: Visit['c']) => repositoryVisit(visitOf(c));
  app.get('/:owner/:repo/issues', async (c) => c.html(await list(visiting(c))));
  app.get('/:owner/:repo/issues/new', async (c) => c.html(await newIssue(visiting(c))));
  app.post('/:owner/:repo/issues/new', async (c) => {
    const { viewer, api, owner, name } = visiting(c);
    const body = { title: await field(c, 'title'), body: await field(c, 'body') };
    const issue = await viewer.send<Issue>('POST', `${api}/issues`, body);
    return c.redirect(`/${owner}/${name}/issues/${issue.number}`, 303);
  });
  app.get('/:owner/:repo/issues/:number{\\d+}', async (c) => {
    const visit = visiting(c);
    const issue = await visit.viewer.get<Issue>(`${visit.api}/issues/${c.req.param('number')}`);
    if (issue.pull_request) return c.redirect(`/${visit.owner}/${visit.name}/pull/${issue.number}`);
    return c.html(await detail(visit, issue));
  });
  // Comments on issues and on pull requests are the same thing to GitHub, and so is closing either.
  app.post('/:owner/:repo/issues/:number{\\d+}/comments', async (c) => {
    const { viewer, api, owner, name } = visiting(c);
    const at = `${api}/issues/${c.req.param('number')}`;
    const body = await field(c, 'body');
    const state = await field(c, 'state');
    if (body.trim() !== '' || state === '') await viewer.send('POST', `${at}/comments`, { body });
    if (state === 'open' || state === 'closed') await viewer.send('PATCH', at, { state });
    return c.redirect(`/${owner}/${name}/issues/${c.req.param('number')}`, 303);
  });
}

async function list(visit: RepositoryVisit): Promise<Html> {
  const { viewer, api, owner, name } = visit;
  const state = visit.c.req.query('state') === 'closed' ? 'closed' : 'open';
  const all = (await viewer.list<Issue>(`${api}/issues?state=all`)).filter((issue) => !issue.pull_request);
  const chosen = all.filter((issue) => issue.state === state);
  const rows = chosen.map((issue) => {
    const [done, tasks] = tasksOf(issue.body ?? '');
    return html`<li class="row">${stateIcon('issue', issueState(issue))}<div class="grow"><a class="title" href="/${owner}/${name}/issues/${issue.number}">${issue.title}</a> ${issue.labels.map(label)}
<p class="muted small">#${issue.number} opened ${ago(issue.created_at, visit.now)} by ${author(issue.user)}${issue.milestone && html` · ${icon('milestone')} ${issue.milestone.title}`}${tasks > 0 && html` · ${done} of ${counted(tasks, 'task')}`}</p></div>${issue.comments > 0 && html`<span class="muted small">${icon('comment')} ${issue.comments}</span>`}</li>`;
  });
  const main = html`<div class="toolbar"><span class="spacer"></span><a class="button primary" href="/${owner}/${name}/issues/new">New issue</a></div>${listBox('issue', `/${owner}/${name}/issues`, state, all, rows)}`;
  return inRepository(visit, 'issues', 'Issues', main);
}

/** A list with its open and closed counts on top, as issues and pull requests have it. */
export function listBox(
  kind: 'issue' | 'pull',
  href: string,
  state: 'open' | 'closed',
  all: readonly { state: string }[],
  rows: readonly Html[],
): Html {
  const open = all.filter((item) => item.state === 'open').length;
  const none = html`<li class="blank">Nothing ${state} here.</li>`;
  return html`<div class="box"><div class="box-head"><a class="${state === 'open' ? 'current' : 'plain'}" href="${href}">${icon(kind)} ${open} Open</a> <a class="${state === 'closed' ? 'current' : 'plain'}" href="${href}?state=closed">${icon('check')} ${all.length - open} Closed</a></div><ul class="list">${rows.length > 0 ? rows : none}</ul></div>`;
}

/** Ticked and all boxes of a task list. */
function tasksOf(body: string): readonly [done: number, all: number] {
  const boxes = body.match(/^\s*[-*+] \[[ xX]\]/gm) ?? [];
  return [boxes.filter((box) => !box.endsWith('[ ]')).length, boxes.length];
}

async function detail(visit: RepositoryVisit, issue: Issue): Promise<Html> {
  const { viewer, api, owner, name, now } = visit;
  const comments = await viewer.list<IssueComment>(`${api}/issues/${issue.number}/comments`);
  const closed = issue.state === 'closed';
  const main = html`<div class="title-line"><h1>${issue.title} <span class="muted light">#${issue.number}</span></h1></div>
<p class="under-title">${stateBadge('issue', issueState(issue))} ${author(issue.user)} opened this issue ${ago(issue.created_at, now)} · ${counted(comments.length, 'comment')}</p>
<div class="with-side"><div class="timeline">${commentBox(visit, issue)}${comments.map((comment) => commentBox(visit, comment))}
${closed && html`<p class="event">${icon('issue-closed', 'merged')} ${issue.closed_by ? author(issue.closed_by) : 'It was'} closed ${issue.closed_by && 'this '}as completed ${ago(issue.closed_at, now)}</p>`}
${commentForm(visit, issue.number, { close: closed ? 'Reopen issue' : 'Close issue', state: closed ? 'open' : 'closed' })}</div>
<aside>${sidebar(issue)}</aside></div>`;
  return inRepository(visit, 'issues', `${issue.title} · Issue #${issue.number} · ${owner}/${name}`, main);
}

/** Labels, milestone and assignees, as at the right of an issue and of a pull request. */
export function sidebar(issue: Pick<Issue, 'labels' | 'milestone'>): Html {
  return html`<section><h2>Labels</h2>${issue.labels.length > 0 ? issue.labels.map(label) : html`<p class="muted">None yet</p>`}</section>
<section><h2>Milestone</h2>${issue.milestone ? html`<p>${icon('milestone')} ${issue.milestone.title}</p>` : html`<p class="muted">No milestone</p>`}</section>`;
}

async function newIssue(visit: RepositoryVisit): Promise<Html> {
  const { session, owner, name } = visit;
  const inside = html`<label>Title<input name="title" required maxlength="256" /></label><label>Description<textarea name="body" rows="10" placeholder="Markdown"></textarea></label><p class="actions"><button class="button primary">Create</button></p>`;
  const main = session.login
    ? html`<h1>New issue</h1>${form(`/${owner}/${name}/issues/new`, session.csrf, inside, 'stack box pad')}`
    : html`<p class="blank"><a href="/login">Sign in</a> to open an issue.</p>`;
  return inRepository(visit, 'issues', 'New issue', main);
}
