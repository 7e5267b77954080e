import type { Hono } from 'hono';
import { fileBoxes } from './files.ts';
import { icon } from './icons.ts';
import { listBox } from './issues.ts';
import { inRepository } from './layout.ts';
import { type Html, html } from './markup.ts';
import { ago, author, counted, form, label, pullState, stateIcon } from './parts.ts';
import {
  type Branch,
  type Comparison,
  encodePath,
  type Pull,
  type PullSummary,
  Refused,
  type Repository,
} from './viewer.ts';
import { field, type RepositoryVisit, repositoryVisit, type Visit } from './visit.ts';

/** Pull requests: the list, and a new one from two branches. */
export function addPullListPages(app: Hono, visitOf: (c: Visit['c']) => Visit): void {
  const visiting = (c: Visit['c']) => repositoryVisit(visitOf(c));
  app.get('/:owner/:repo/pulls', async (c) => c.html(await list(visiting(c))));
  app.get('/:owner/:repo/compare', async (c) => {
    const { owner, name } = visiting(c);
    const { base, head } = c.req.query();
    if (!base || !head) return c.html(await compare(visiting(c), undefined));
    return c.redirect(`/${owner}/${name}/compare/${encodePath(base)}...${encodePath(head)}`);
  });
  app.get('/:owner/:repo/compare/:range{.+}', async (c) => c.html(await compare(visiting(c), c.req.param('range'))));
  app.post('/:owner/:repo/pulls', async (c) => {
    const { viewer, api, owner, name } = visiting(c);
    const [title, body, base, head] = await Promise.all(['title', 'body', 'base', 'head'].map((key) => field(c, key)));
    const draft = (await field(c, 'draft')) === 'yes';
    const pull = await viewer.send<Pull>('POST', `${api}/pulls`, { title, body, base, head, draft });
    return c.redirect(`/${owner}/${name}/pull/${pull.number}`, 303);
  });
}

async function list(visit: RepositoryVisit): Promise<Html> {
  const { viewer, api, owner, name, now } = visit;
  const state = visit.c.req.query('state') === 'closed' ? 'closed' : 'open';
  const all = await viewer.list<PullSummary>(`${api}/pulls?state=all`);
  const rows = all
    .filter((pull) => pull.state === state)
    .map(
      (
        pull,
      ) => html`<li class="row">${stateIcon('pull', pullState(pull))}<div class="grow"><a class="title" href="/${owner}/${name}/pull/${pull.number}">${pull.title}</a> ${pull.labels.map(label)}
<p class="muted small">#${pull.number} opened ${ago(pull.created_at, now)} by ${author(pull.user)} · ${pull.head.label}</p></div></li>`,
    );
  const main = html`<div class="toolbar"><span class="spacer"></span><a class="button primary" href="/${owner}/${name}/compare">New pull request</a></div>${listBox('pull', `/${owner}/${name}/pulls`, state, all, rows)}`;
  return inRepository(visit, 'pulls', 'Pull requests', main);
}

async function compare(visit: RepositoryVisit, range: string | undefined): Promise<Html> {
  const { viewer, api, owner, name } = visit;
  const repository = await viewer.get<Repository>(api);
  const branches = await viewer.list<Branch>(`${api}/branches`);
  const [base, head] = range?.includes('...') ? range.split('...') : [repository.default_branch, range ?? ''];
  const chooser = html`<form method="get" action="/${owner}/${name}/compare" class="toolbar box pad">${icon('pull')} ${branchSelect('base', base ?? '', branches)} ← ${branchSelect('compare', head ?? '', branches)} <button class="button">Compare</button></form>`;
  const title = html`<h1>Open a pull request</h1><p class="muted">Choose the branch that you pushed; a fork’s is written as <code>owner:branch</code>.</p>`;
  if (!base || !head) return inRepository(visit, 'pulls', 'Compare', html`${title}${chooser}`);

  const comparison = await viewer.get<Comparison>(`${api}/compare/${encodePath(base)}...${encodePath(head)}`);
  if (comparison.ahead_by === undefined) throw new Refused(404, 'Not Found');
  const nothing = html`<p class="blank">There is nothing to compare: ${base} has all of ${head}.</p>`;
  const main = html`${title}${chooser}${comparison.ahead_by === 0 ? nothing : html`${newPull(visit, base, head, comparison)}<p class="muted">${icon('commit')} ${counted(comparison.commits.length, 'commit')} · ${counted(comparison.files?.length ?? 0, 'file')} changed</p>${fileBoxes(visit, comparison.files ?? [], [])}`}`;
  return inRepository(visit, 'pulls', `${base}...${head}`, main);
}

function branchSelect(text: 'base' | 'compare', chosen: string, branches: readonly Branch[]): Html {
  const field = text === 'base' ? 'base' : 'head';
  const others = branches.some((branch) => branch.name === chosen) ? branches : [{ name: chosen }, ...branches];
  return html`<label class="inline">${text} <select name="${field}">${others.map((branch) => html`<option ${branch.name === chosen && 'selected'}>${branch.name}</option>`)}</select></label>`;
}

function newPull({ session, owner, name }: RepositoryVisit, base: string, head: string, { commits }: Comparison): Html {
  if (!session.login) return html`<p class="blank"><a href="/login">Sign in</a> to open a pull request.</p>`;
  const [title = '', ...rest] = commits.length === 1 ? (commits[0]?.commit.message ?? '').split('\n') : [head];
  const inside = html`<input type="hidden" name="base" value="${base}" /><input type="hidden" name="head" value="${head}" />
<label>Title<input name="title" required maxlength="256" value="${title}" /></label>
<label>Description<textarea name="body" rows="6" placeholder="What does it change? “Closes #1” links an issue.">${rest.join('\n').trim()}</textarea></label>
<p class="actions"><button class="button" name="draft" value="yes">Create draft</button><button class="button primary">Create pull request</button></p>`;
  return form(`/${owner}/${name}/pulls`, session.csrf, inside, 'stack box pad');
}
