import type { components } from '@octokit/openapi-types';
import type { PagesHost } from './host.ts';

type Schemas = components['schemas'];
export type Repository = Schemas['full-repository'];
export type Issue = Schemas['issue'];
export type IssueComment = Schemas['issue-comment'];
export type PullSummary = Schemas['pull-request-simple'];
export type Pull = Schemas['pull-request'];
export type Review = Schemas['pull-request-review'];
export type ReviewComment = Schemas['pull-request-review-comment'];
export type ChangedFile = Schemas['diff-entry'];
export type CheckRun = Schemas['check-run'];
export type Annotation = Schemas['check-annotation'];
export type CombinedStatus = Schemas['combined-commit-status'];
export type Commit = Schemas['commit'];
export type Branch = Schemas['short-branch'];
export type FileContent = Schemas['content-file'];
export type Comparison = Schemas['commit-comparison'];
export type Label = Schemas['label'];

/** The REST API said no; the page shows its words. */
export class Refused extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.name = 'Refused';
    this.status = status;
  }
}

/** The repository has another name now: GitHub's pages lead there as well. */
export class Moved extends Error {
  readonly fullName: string;
  constructor(fullName: string) {
    super(`moved to ${fullName}`);
    this.name = 'Moved';
    this.fullName = fullName;
  }
}

/**
 * The REST API in a person's name: what a page shows is what the API answers them, and what a form does is what the
 * same request by a client does. All methods throw `Refused` for a status over 399.
 */
export type Viewer = {
  readonly login: string | undefined;
  readonly get: <T>(path: string) => Promise<T>;
  /** Every page of a list, a hundred at a time. */
  readonly list: <T>(path: string) => Promise<readonly T[]>;
  readonly send: <T>(method: 'POST' | 'PATCH' | 'PUT' | 'DELETE', path: string, body?: unknown) => Promise<T>;
};

/** `login` undefined: as somebody who did not sign in. */
export function viewerOf(host: PagesHost, login: string | undefined): Viewer {
  const token = host.users().find((user) => user.login === login)?.token;
  const headers: Record<string, string> = { accept: 'application/vnd.github+json' };
  if (token !== undefined) headers.authorization = `token ${token}`;

  const send = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const json = body === undefined ? {} : { body: JSON.stringify(body) };
    const answer = await host.request(`/api/v3${path}`, {
      method,
      headers: { ...headers, ...(body !== undefined && { 'content-type': 'application/json' }) },
      ...json,
    });
    return read<T>(answer, (location) => send<Repository>('GET', location));
  };

  const list = async <T>(path: string): Promise<readonly T[]> => {
    const all: T[] = [];
    for (let page = 1; ; page++) {
      const some = await send<readonly T[]>('GET', `${path}${path.includes('?') ? '&' : '?'}per_page=100&page=${page}`);
      all.push(...some);
      if (some.length < 100) return all;
    }
  };

  return {
    login: token === undefined ? undefined : login,
    get: (path) => send('GET', path),
    list,
    send,
  };
}

async function read<T>(answer: Response, follow: (location: string) => Promise<Repository>): Promise<T> {
  const text = await answer.text();
  if (answer.status === 301) {
    const location = /\/repositories\/\d+/.exec(answer.headers.get('location') ?? '')?.[0];
    if (location) throw new Moved((await follow(location)).full_name);
  }
  if (answer.status > 399) throw new Refused(answer.status, reason(text));
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

/** GitHub's `message`, and what `errors` says more. */
function reason(text: string): string {
  let body: { message?: string; errors?: readonly (string | { message?: string; field?: string; code?: string })[] };
  try {
    body = JSON.parse(text);
  } catch {
    return text;
  }
  const details = (body.errors ?? []).map((error) =>
    typeof error === 'string' ? error : (error.message ?? [error.field, error.code].filter(Boolean).join(' ')),
  );
  return [body.message, ...details].filter(Boolean).join(': ');
}

/** `owner/name` and a path in it for the API; every part is encoded, so that nothing from an address leaks into it. */
export function repositoryPath(owner: string, name: string): string {
  return `/repos/${encodeURIComponent(owner)}/${encodeURIComponent(name)}`;
}

/** A branch or a file's path in an address: its slashes stay. */
export function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}
