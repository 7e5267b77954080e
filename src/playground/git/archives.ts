import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import type { Repository } from '../state.ts';
import { archiveOf } from './trees.ts';

const ticketMinutes = 5;

/** Tickets for the archives of private repositories, whose address is all that a client needs. */
export type Archives = {
  readonly issue: (repository: Repository, sha: string) => string;
  readonly serve: (repository: Repository | undefined, sha: string, ticket: string | null) => Response;
};

export function createArchives(now: () => Date): Archives {
  const tickets = new Map<string, { repository: Repository; sha: string; until: number }>();
  const valid = (repository: Repository, sha: string, ticket: string | null) => {
    const known = tickets.get(ticket ?? '');
    return known?.repository === repository && known.sha === sha && known.until > now().getTime();
  };
  return {
    issue(repository, sha) {
      const ticket = randomBytes(15).toString('base64url');
      tickets.set(ticket, { repository, sha, until: now().getTime() + ticketMinutes * 60_000 });
      return ticket;
    },
    serve(repository, sha, ticket) {
      if (!repository || !/^[0-9a-f]{40}$/.test(sha) || (repository.private && !valid(repository, sha, ticket))) {
        return new Response('404: Not Found', { status: 404 });
      }
      // As GitHub names it: `octocat-Hello-World-7fd1a60`.
      const folder = `${repository.owner.login}-${repository.name}-${sha.slice(0, 7)}`;
      const body = Readable.toWeb(archiveOf(repository.dir, sha, folder)) as ReadableStream<Uint8Array>;
      const headers = {
        'content-type': 'application/x-gzip',
        'content-disposition': `attachment; filename=${folder}.tar.gz`,
      };
      return new Response(body, { headers });
    },
  };
}
