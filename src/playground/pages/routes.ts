import { readFileSync } from 'node:fs';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { secureHeaders } from 'hono/secure-headers';
import { addAppPages } from './apps.ts';
import { addCodePages } from './code.ts';
import { addHomePages } from './home.ts';
import type { PagesHost } from './host.ts';
import { addIssuePages } from './issues.ts';
import { problem } from './layout.ts';
import { addPullPages } from './pull.ts';
import { addPullListPages } from './pulls.ts';
import { createSessions } from './session.ts';
import { Moved, Refused, viewerOf } from './viewer.ts';
import type { Visit } from './visit.ts';

/**
 * The pages that a person looks at. They read and write through the REST API in the name of who signed in, so a form
 * does exactly what the same API call does. Mounted at the root, behind the routes of git and of the API.
 */
export function pages(host: PagesHost): Hono {
  const app = new Hono();
  const sessions = createSessions();
  const style = readFileSync(new URL('playground.css', import.meta.url), 'utf8');
  const visitOf = (c: Context): Visit => {
    const session = sessions.of(c);
    return { c, host, session, viewer: viewerOf(host, session.login), now: host.now() };
  };

  // What learners wrote is sanitised; this is the second lock: no script runs, nothing is loaded from elsewhere.
  const own = ["'self'"];
  const contentSecurityPolicy = {
    defaultSrc: ["'none'"],
    styleSrc: [...own, "'unsafe-inline'"],
    imgSrc: [...own, 'data:'],
    formAction: own,
    frameAncestors: ["'none'"],
    baseUri: ["'none'"],
  };
  app.use(secureHeaders({ contentSecurityPolicy }));
  // Twice the longest text that GitHub takes, encoded for a form.
  app.post('*', bodyLimit({ maxSize: 6 * 65_536 }));
  app.post('*', async (c, next) => {
    const { csrf } = await c.req.parseBody();
    if (!sessions.isOurs(c, csrf))
      throw new Refused(403, 'This form is out of date: go back, reload the page and send it again.');
    await next();
  });

  app.get('/-/playground.css', (c) => c.body(style, 200, { 'content-type': 'text/css; charset=utf-8' }));
  addHomePages(app, visitOf, sessions);
  addAppPages(app, visitOf);
  addCodePages(app, visitOf);
  addIssuePages(app, visitOf);
  addPullListPages(app, visitOf);
  addPullPages(app, visitOf);

  app.notFound((c) => c.html(problem(visitOf(c), 404, 'Not Found'), 404));
  app.onError((error, c) => {
    if (error instanceof Moved) return c.redirect(c.req.path.replace(/^\/[^/]+\/[^/]+/, `/${error.fullName}`), 301);
    if (!(error instanceof Refused)) throw error;
    // 401 without a sign-in says nothing to a person: to them the page is not there.
    const status = error.status === 401 ? 404 : error.status;
    return c.html(problem(visitOf(c), status, error.message), status as 404);
  });
  return app;
}
