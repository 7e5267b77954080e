import type { Hono } from 'hono';
import { icon } from './icons.ts';
import { document } from './layout.ts';
import { type Html, html } from './markup.ts';
import { ago, avatar, form } from './parts.ts';
import type { Sessions } from './session.ts';
import { Refused, type Repository, repositoryPath } from './viewer.ts';
import { field, type Visit } from './visit.ts';

/** The pages outside of any repository: all repositories, one account's, and who to sign in as. */
export function addHomePages(app: Hono, visitOf: (c: Visit['c']) => Visit, sessions: Sessions): void {
  app.get('/', async (c) => c.html(await home(visitOf(c), undefined)));
  app.get('/login', (c) => c.html(signIn(visitOf(c))));
  app.post('/login', async (c) => {
    const login = await field(c, 'login');
    const known = visitOf(c)
      .host.users()
      .some((user) => user.login === login);
    if (!known) throw new Refused(422, `there is nobody called ${login}`);
    sessions.signIn(c, login);
    return c.redirect('/', 303);
  });
  app.post('/logout', (c) => {
    sessions.signIn(c, undefined);
    return c.redirect('/', 303);
  });
  app.get('/:owner', async (c) => c.html(await home(visitOf(c), c.req.param('owner'))));
}

async function visibleRepositories({ host, viewer }: Visit, owner: string | undefined): Promise<readonly Repository[]> {
  const names = host.repositories().map((fullName) => fullName.split('/'));
  const chosen = names.filter(([account = '']) => owner === undefined || account.toLowerCase() === owner.toLowerCase());
  const answers = await Promise.all(
    chosen.map(([account = '', name = '']) =>
      viewer.get<Repository>(repositoryPath(account, name)).catch((error: unknown) => {
        if (error instanceof Refused) return undefined;
        throw error;
      }),
    ),
  );
  return answers.filter((repository) => repository !== undefined);
}

async function home(visit: Visit, owner: string | undefined): Promise<Html> {
  const repositories = await visibleRepositories(visit, owner);
  if (owner !== undefined && repositories.length === 0) throw new Refused(404, 'Not Found');
  const list =
    repositories.length > 0
      ? html`<ul class="box list">${repositories.map((repository) => row(repository, visit.now))}</ul>`
      : html`<p class="blank">No repositories that you may see.${!visit.session.login && html` <a href="/login">Sign in</a> as somebody.`}</p>`;
  return document(
    visit,
    owner ?? 'Repositories',
    html`<main class="with-side"><div><h1>${owner ?? 'Repositories'}</h1>${list}</div><aside>${howTo(visit)}</aside></main>`,
  );
}

function row(repository: Repository, now: Date): Html {
  return html`<li class="row">${icon('repository', 'muted')}<div><a class="title" href="/${repository.full_name}">${repository.full_name}</a> <span class="pill">${repository.private ? 'Private' : 'Public'}</span>
<p class="muted">${repository.description}</p>
<p class="muted small"><a href="/${repository.full_name}/issues">${icon('issue')} Issues</a> · <a href="/${repository.full_name}/pulls">${icon('pull')} Pull requests</a> · updated ${ago(repository.pushed_at, now)}</p></div></li>`;
}

function howTo({ host, session }: Visit): Html {
  const login = session.login ?? 'LOGIN';
  const token = host.users().find((user) => user.login === session.login)?.token;
  const address = host.url().replace('://', `://${login}:${token ?? 'TOKEN'}@`);
  return html`<h2>Clone, push, open a pull request</h2>
<pre class="command">git clone ${address}/OWNER/NAME.git</pre>
<p class="muted small">${token ? 'Your token is in the address: it is good for this playground alone.' : html`<a href="/login">Sign in</a> to see your token.`}</p>`;
}

function signIn(visit: Visit): Html {
  const people = visit.host
    .users()
    .map(
      ({ login }) =>
        html`<li class="row">${form('/login', visit.session.csrf, html`<input type="hidden" name="login" value="${login}" /><button class="person-button">${avatar({ login })} ${login}</button>`)}</li>`,
    );
  return document(
    visit,
    'Sign in',
    html`<main class="narrow"><h1>Sign in as</h1><ul class="box list">${people}</ul><p class="muted">No passwords here: choose whose eyes to look through.</p></main>`,
  );
}
