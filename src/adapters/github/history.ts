import { z } from 'zod';
import type { ForgeHistory, History, OwnPost, PersonsComment } from '../../ports/history.ts';
import type { Connection } from './connection.ts';
import { pullRequest } from './directory.ts';
import type { MarkedKind, Markers } from './marker.ts';
import type { AppIdentity } from './post.ts';

const text = z
  .string()
  .nullish()
  .transform((body) => body ?? '');
const user = z.object({ login: z.string(), type: z.string() }).nullable();
const written = { body: text, user, id: z.number() };
const issue = z.object({
  number: z.number(),
  body: text,
  user,
  state: z.enum(['open', 'closed']),
  created_at: z.string(),
  pull_request: z.object({}).optional(),
});
const comment = z.object({ ...written, created_at: z.string() });
const review = z.object({ ...written, submitted_at: z.string().nullish() });
const ended = z.object({ closed_at: z.string().nullish(), merged_at: z.string().nullish() });
const milestone = z.object({ number: z.number(), title: z.string() });
const run = z.object({ id: z.number(), external_id: z.string().nullish(), started_at: z.string().nullish() });

type Written = { readonly body: string; readonly user: z.output<typeof user> };

/** Reads what the App and people left in a repository. */
export function createHistory(connection: Connection, markers: Markers, app: AppIdentity): ForgeHistory {
  const { rest } = connection.octokit;
  const own = `${app.slug}[bot]`;

  async function readPull(number: number, posts: OwnPost[], comments: PersonsComment[]) {
    const sort = sorter(number, posts, comments);
    const reviews = connection.list(z.array(review), (target) =>
      rest.pulls.listReviews({ ...target, pull_number: number }),
    );
    const heads = new Set<string>();
    for await (const one of reviews) sort('review', 'review', one, one.submitted_at ?? '');
    const replies = connection.list(z.array(comment), (target) =>
      rest.pulls.listReviewComments({ ...target, pull_number: number }),
    );
    for await (const one of replies) sort('reply', 'review-comment', one, one.created_at);
    const pull = await connection.call(pullRequest, (target) => rest.pulls.get({ ...target, pull_number: number }));
    const { closed_at, merged_at } = await connection.call(ended, (target) =>
      rest.pulls.get({ ...target, pull_number: number }),
    );
    for (const { slot } of posts) heads.add(new RegExp(`^review:${number}:([0-9a-f]{40}):`).exec(slot)?.[1] ?? '');
    const commits = connection.list(z.array(z.object({ sha: z.string() })), (target) =>
      rest.pulls.listCommits({ ...target, pull_number: number }),
    );
    for await (const { sha } of commits) heads.add(sha);
    for (const head of heads) if (head !== '') await readRuns(number, head, posts);
    return { pull, mergedAt: merged_at ?? undefined, closedAt: closed_at ?? undefined };
  }

  /** Only we can make check runs of ours, so their external id needs no signature. */
  async function readRuns(number: number, head: string, posts: OwnPost[]): Promise<void> {
    const runs = connection.list(
      z.object({ check_runs: z.array(run) }).transform(({ check_runs }) => check_runs),
      (target) => rest.checks.listForRef({ ...target, ref: head, app_id: app.id, filter: 'all' }),
    );
    for await (const { id, external_id, started_at } of runs)
      if (external_id === `check:${number}:${head}`) posts.push({ slot: external_id, id, at: started_at ?? '' });
  }

  /** What is ours counts by its signed mark alone; what people wrote is kept for the commands in it. */
  function sorter(number: number, posts: OwnPost[], comments: PersonsComment[], isPull = true) {
    return (
      kind: MarkedKind,
      on: PersonsComment['on'],
      { id, body, user: by }: Written & { id: number },
      at: string,
    ) => {
      const slot = by?.login === own ? markers.read(kind, body) : undefined;
      if (slot !== undefined) posts.push({ slot, id, at });
      else if (by && by.type !== 'Bot') comments.push({ id, on, number, isPull, body, author: by.login, at });
    };
  }

  return {
    async history(): Promise<History> {
      const [posts, comments, pulls, closed]: [OwnPost[], PersonsComment[], History['pulls'][number][], number[]] = [
        [],
        [],
        [],
        [],
      ];
      const issues = await connection.all(z.array(issue), (target) =>
        rest.issues.listForRepo({ ...target, state: 'all', sort: 'created', direction: 'asc' }),
      );
      for (const { number, body, user: by, state, created_at, pull_request } of issues) {
        const slot = !pull_request && by?.login === own ? markers.read('issue', body) : undefined;
        if (slot !== undefined) posts.push({ slot, id: number, at: created_at });
        if (slot !== undefined && state === 'closed') closed.push(number);
        const sort = sorter(number, posts, comments, pull_request !== undefined);
        const listed = connection.list(z.array(comment), (target) =>
          rest.issues.listComments({ ...target, issue_number: number }),
        );
        for await (const one of listed) sort('comment', 'issue-comment', one, one.created_at);
        if (pull_request) pulls.push(await readPull(number, posts, comments));
      }
      const milestones = await connection.all(z.array(milestone), (target) =>
        rest.issues.listMilestones({ ...target, state: 'all' }),
      );
      return {
        posts,
        comments,
        pulls,
        closed,
        milestones: new Map(milestones.map(({ title, number }) => [title, number])),
      };
    },
  };
}
