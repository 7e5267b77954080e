import { icon } from './icons.ts';
import { type Html, html } from './markup.ts';
import { avatar, buttonForm } from './parts.ts';
import type { PullSummary, Repository } from './viewer.ts';
import type { RepositoryVisit, Visit } from './visit.ts';

/** A whole page. */
export function document({ session }: Pick<Visit, 'session'>, title: string, main: Html): Html {
  const person = session.login
    ? html`${avatar({ login: session.login })} <span class="wide">${session.login}</span> ${buttonForm('/logout', session.csrf, 'Sign out', { tone: 'on-dark' })}`
    : html`<a class="button on-dark" href="/login">Sign in</a>`;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<title>${title} · Playground</title>
<link rel="icon" href="data:," />
<link rel="stylesheet" href="/-/playground.css" />
</head>
<body>
<header class="top"><a class="brand" href="/">${icon('wheel')} Playground</a>
<nav><a href="/">Repositories</a> <a href="/apps">Apps</a></nav>
<div class="person">${person}</div></header>
${main}
<footer class="foot">An embedded GitHub to practise on: nothing here leaves this machine.</footer>
</body>
</html>`;
}

export type Tab = 'code' | 'issues' | 'pulls';

/** A page inside a repository's frame: its name, its tabs with their counts. */
export async function inRepository(visit: RepositoryVisit, tab: Tab, title: string, main: Html): Promise<Html> {
  const repository = await visit.viewer.get<Repository>(visit.api);
  const pulls = await visit.viewer.list<PullSummary>(`${visit.api}/pulls?state=open`);
  const base = `/${repository.full_name}`;
  const tabs = [
    { tab: 'code', text: 'Code', mark: 'code', href: base, count: 0 },
    ...(repository.has_issues
      ? [
          {
            tab: 'issues',
            text: 'Issues',
            mark: 'issue',
            href: `${base}/issues`,
            count: repository.open_issues_count - pulls.length,
          } as const,
        ]
      : []),
    { tab: 'pulls', text: 'Pull requests', mark: 'pull', href: `${base}/pulls`, count: pulls.length },
  ] as const;
  const fork = repository.parent;
  const frame = html`<div class="repository-head">
<h1>${icon('repository')} <a href="/${repository.owner.login}">${repository.owner.login}</a> <span class="slash">/</span> <a href="${base}"><strong>${repository.name}</strong></a>
<span class="pill">${repository.private ? 'Private' : 'Public'}</span>${repository.archived && html` <span class="pill warn">Archived</span>`}</h1>
${fork && html`<p class="forked">forked from <a href="/${fork.full_name}">${fork.full_name}</a></p>`}
<nav class="tabs">${tabs.map((t) => html`<a href="${t.href}" class="${t.tab === tab ? 'selected' : ''}">${icon(t.mark)} ${t.text}${t.count > 0 && html` <span class="count">${t.count}</span>`}</a>`)}</nav>
</div><main>${main}</main>`;
  return document(visit, `${title} · ${repository.full_name}`, frame);
}

/** A page that says what went wrong, in the API's words. */
export function problem(visit: Pick<Visit, 'session'>, status: number, message: string): Html {
  const hint =
    status === 404 && !visit.session.login
      ? html`<p>It may be a private repository: <a href="/login">sign in</a> to see it.</p>`
      : html`<p><a href="/">Back to the repositories</a></p>`;
  return document(
    visit,
    `${status}`,
    html`<main class="narrow"><h1>${status}</h1><p class="flash error">${message}</p>${hint}</main>`,
  );
}
