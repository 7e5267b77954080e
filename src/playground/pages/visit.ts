import type { Context } from 'hono';
import type { PagesHost } from './host.ts';
import type { Session } from './session.ts';
import type { Viewer } from './viewer.ts';
import { repositoryPath } from './viewer.ts';

/** One request for a page: who looks, when, and through what. */
export type Visit = {
  readonly c: Context;
  readonly host: PagesHost;
  readonly session: Session;
  readonly viewer: Viewer;
  readonly now: Date;
};

/** A visit to a page of a repository. */
export type RepositoryVisit = Visit & {
  /** As the address has them; the API has the last word on their spelling. */
  readonly owner: string;
  readonly name: string;
  /** `/repos/owner/name`, encoded. */
  readonly api: string;
};

export function repositoryVisit(visit: Visit): RepositoryVisit {
  const owner = visit.c.req.param('owner') ?? '';
  const name = visit.c.req.param('repo') ?? '';
  return { ...visit, owner, name, api: repositoryPath(owner, name) };
}

/** A form's field as text; '' when it was left out or is a file. */
export async function field(c: Context, name: string): Promise<string> {
  const value = (await c.req.parseBody())[name];
  // Browsers end lines with CRLF in forms (https://html.spec.whatwg.org/multipage/form-control-infrastructure.html).
  return typeof value === 'string' ? value.replaceAll('\r\n', '\n') : '';
}
