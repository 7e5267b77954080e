import type { Hono } from 'hono';
import type { HostedApp, HostedDelivery, HostedInstallation } from './host.ts';
import { icon } from './icons.ts';
import { document } from './layout.ts';
import { type Html, html } from './markup.ts';
import { ago, buttonForm, form } from './parts.ts';
import { Refused } from './viewer.ts';
import { field, type Visit } from './visit.ts';

/** The Apps: what they are, where they are installed, what was delivered to them. */
export function addAppPages(app: Hono, visitOf: (c: Visit['c']) => Visit): void {
  app.get('/apps', (c) => c.html(all(visitOf(c))));
  app.get('/apps/:slug', (c) => c.html(one(visitOf(c), appOf(visitOf(c), c.req.param('slug')))));
  app.get('/apps/:slug/installations/new', (c) => c.html(install(visitOf(c), appOf(visitOf(c), c.req.param('slug')))));
  app.get('/apps/:slug/deliveries', (c) => c.html(deliveries(visitOf(c), appOf(visitOf(c), c.req.param('slug')))));
  app.post('/apps/:slug/deliveries/:id{\\d+}/redeliver', async (c) => {
    const { host } = visitOf(c);
    await host.redeliver(appOf(visitOf(c), c.req.param('slug')).slug, Number(c.req.param('id')));
    return c.redirect(`/apps/${c.req.param('slug')}/deliveries`, 303);
  });
  app.post('/apps/:slug/installations/new', async (c) => {
    const { viewer } = visitOf(c);
    const { slug } = appOf(visitOf(c), c.req.param('slug'));
    const account = await field(c, 'account');
    const selection = await field(c, 'repository_selection');
    const given = (await c.req.parseBody({ all: true })).repositories ?? [];
    const repositories = [given].flat().filter((name) => typeof name === 'string');
    await viewer.send('POST', `/apps/${slug}/installations/new`, {
      account,
      repository_selection: selection,
      ...(selection === 'selected' && { repositories }),
    });
    return c.redirect(`/apps/${slug}`, 303);
  });
}

function appOf({ host }: Visit, slug: string): HostedApp {
  const found = host.apps().find((app) => app.slug === slug);
  if (!found) throw new Refused(404, `there is no App ${slug}`);
  return found;
}

function all(visit: Visit): Html {
  const rows = visit.host
    .apps()
    .map(
      (app) =>
        html`<li class="row"><span class="avatar bot">${icon('wheel')}</span><div class="grow"><a class="title" href="/apps/${app.slug}">${app.name}</a><p class="muted small">installed on ${app.installations.map(({ account }) => account).join(', ') || 'no account'}</p></div><a href="/apps/${app.slug}/deliveries">Deliveries</a></li>`,
    );
  return document(
    visit,
    'Apps',
    html`<main class="narrow"><h1>GitHub Apps</h1>${rows.length > 0 ? html`<ul class="box list">${rows}</ul>` : html`<p class="blank">No App is registered.</p>`}</main>`,
  );
}

function one(visit: Visit, app: HostedApp): Html {
  const permissions = Object.entries(app.permissions).map(
    ([name, access]) =>
      html`<li class="row">${icon('check', 'success')} <strong>${access}</strong> access to ${name.replaceAll('_', ' ')}</li>`,
  );
  const installed = app.installations.map(installationRow);
  const main = html`<main class="narrow"><h1><span class="avatar bot">${icon('wheel')}</span> ${app.name}</h1>
<p class="actions left"><a class="button primary" href="/apps/${app.slug}/installations/new">Install</a> <a class="button" href="/apps/${app.slug}/deliveries">Recent deliveries</a></p>
<h2>Permissions</h2><ul class="box list">${permissions}</ul><p class="muted">Events: ${app.events.join(', ')}</p>
<h2>Installed on</h2>${installed.length > 0 ? html`<ul class="box list">${installed}</ul>` : html`<p class="blank">No account yet.</p>`}</main>`;
  return document(visit, app.name, main);
}

function installationRow({ account, suspended, repositories }: HostedInstallation): Html {
  const where = repositories === 'all' ? 'all repositories' : repositories.join(', ');
  return html`<li class="row"><strong>${account}</strong> <span class="muted">${where}</span>${suspended && html` <span class="pill warn">Suspended</span>`}</li>`;
}

function install(visit: Visit, app: HostedApp): Html {
  const { session, host } = visit;
  if (!session.login)
    return document(
      visit,
      'Install',
      html`<main class="narrow"><p class="blank"><a href="/login">Sign in</a> to install ${app.name}.</p></main>`,
    );
  const accounts = host.accountsOf(session.login);
  const repositories = host.repositories().filter((fullName) => accounts.includes(fullName.split('/')[0] ?? ''));
  const boxes = repositories.map(
    (fullName) =>
      html`<label class="inline"><input type="checkbox" name="repositories" value="${fullName}" /> ${fullName}</label>`,
  );
  const inside = html`<label>Account <select name="account">${accounts.map((account) => html`<option>${account}</option>`)}</select></label>
<fieldset><legend>Repositories</legend><label class="inline"><input type="radio" name="repository_selection" value="all" checked /> All repositories</label><label class="inline"><input type="radio" name="repository_selection" value="selected" /> Only these of the account:</label>${boxes}</fieldset>
<p class="actions"><button class="button primary">Install</button></p>`;
  return document(
    visit,
    `Install ${app.name}`,
    html`<main class="narrow"><h1>Install ${app.name}</h1>${form(`/apps/${app.slug}/installations/new`, session.csrf, inside, 'stack box pad')}</main>`,
  );
}

function deliveries(visit: Visit, app: HostedApp): Html {
  const rows = app.deliveries.map((delivery) => deliveryRow(visit, app, delivery));
  const table = html`<div class="box scroll"><table class="annotations"><thead><tr><th></th><th>Event</th><th>Delivery</th><th>When</th><th>Answer</th><th></th></tr></thead><tbody>${rows}</tbody></table></div>`;
  return document(
    visit,
    'Deliveries',
    html`<main><h1>Recent deliveries to <a href="/apps/${app.slug}">${app.name}</a></h1><p class="muted">${app.webhookUrl}</p>${rows.length > 0 ? table : html`<p class="blank">Nothing was delivered yet.</p>`}</main>`,
  );
}

function deliveryRow({ session, now }: Visit, app: HostedApp, delivery: HostedDelivery): Html {
  const fine = delivery.statusCode >= 200 && delivery.statusCode < 300;
  const again = buttonForm(`/apps/${app.slug}/deliveries/${delivery.id}/redeliver`, session.csrf, 'Redeliver');
  return html`<tr><td>${icon(fine ? 'check' : 'cross', fine ? 'success' : 'failure')}</td><td><strong>${delivery.event}</strong>${delivery.action && `.${delivery.action}`}</td><td><code>${delivery.guid}</code>${delivery.redelivery && html` <span class="pill">redelivery</span>`}</td><td>${ago(delivery.deliveredAt, now)}</td><td>${delivery.statusCode || ''} ${delivery.status} <span class="muted">${delivery.duration.toFixed(2)} s</span></td><td>${session.login && again}</td></tr>`;
}
