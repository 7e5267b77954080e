import { commentBox, commentForm } from './comments.ts';
import { icon } from './icons.ts';
import { sidebar } from './issues.ts';
import { type Html, html } from './markup.ts';
import { mergeBox } from './merge-box.ts';
import { ago, author, avatar } from './parts.ts';
import { inPull, resultsOf } from './pull-frame.ts';
import { type Thread, threadBox, threadsOf } from './threads.ts';
import type { Commit, Issue, IssueComment, Pull, Review, ReviewComment } from './viewer.ts';
import type { RepositoryVisit } from './visit.ts';

type Entry = { readonly at: string; readonly shown: Html };

/** A pull request's first tab: what was said and done, in the order of time, then the box to merge. */
export async function conversation(visit: RepositoryVisit, pull: Pull): Promise<Html> {
  const { viewer, api } = visit;
  const at = `${api}/pulls/${pull.number}`;
  const [comments, reviews, reviewComments, commits, results] = await Promise.all([
    viewer.list<IssueComment>(`${api}/issues/${pull.number}/comments`),
    viewer.list<Review>(`${at}/reviews`),
    viewer.list<ReviewComment>(`${at}/comments`),
    viewer.list<Commit>(`${at}/commits`),
    resultsOf(visit, pull.head.sha),
  ]);
  const threads = threadsOf(reviewComments);
  const entries: readonly Entry[] = [
    ...comments.map((comment) => ({ at: comment.created_at, shown: commentBox(visit, comment) })),
    ...reviews.map((review) => reviewEntry(visit, pull, review, threads)),
    ...commits.map((commit) => commitEntry(visit, commit)),
    ...ending(visit, pull),
  ].filter((entry) => entry !== undefined);
  const open = pull.state === 'open';
  const close = pull.merged
    ? undefined
    : ({ close: open ? 'Close pull request' : 'Reopen pull request', state: open ? 'closed' : 'open' } as const);
  const main = html`<div class="with-side"><div class="timeline">${commentBox(visit, pull)}${entries.toSorted((a, b) => a.at.localeCompare(b.at)).map(({ shown }) => shown)}
${!pull.merged && mergeBox(visit, pull, results)}${commentForm(visit, pull.number, close)}</div><aside>${reviewers(reviews)}${sidebar(pull as unknown as Issue)}</aside></div>`;
  return inPull(visit, pull, 'conversation', results.runs, main);
}

function reviewEntry(
  visit: RepositoryVisit,
  pull: Pull,
  review: Review,
  threads: readonly Thread[],
): Entry | undefined {
  const own = threads.filter(({ root }) => root.pull_request_review_id === review.id);
  // A reply makes a review of its own, which has nothing to show: the reply stands in its thread.
  if (!review.submitted_at || (review.body === '' && own.length === 0 && review.state === 'COMMENTED'))
    return undefined;
  const { text, mark, tone } = verdicts[review.state as keyof typeof verdicts] ?? verdicts.COMMENTED;
  const at = review.submitted_at;
  const summary = review.body !== '' && commentBox(visit, { ...review, created_at: at, updated_at: at });
  const shown = html`<section class="review"><p class="event">${icon(mark, tone)} ${avatar(review.user)} ${author(review.user)} ${text} ${ago(at, visit.now)}</p>${summary}${own.map((thread) => threadBox(visit, pull.number, thread))}</section>`;
  return { at, shown };
}

const verdicts = {
  APPROVED: { text: 'approved these changes', mark: 'check', tone: 'success' },
  CHANGES_REQUESTED: { text: 'requested changes', mark: 'cross', tone: 'failure' },
  COMMENTED: { text: 'reviewed', mark: 'eye', tone: 'muted' },
  DISMISSED: { text: 'reviewed; the review was dismissed', mark: 'skip', tone: 'muted' },
} as const satisfies Record<string, { text: string; mark: Parameters<typeof icon>[0]; tone: string }>;

function commitEntry({ owner, name }: RepositoryVisit, { sha, commit, author: person }: Commit): Entry {
  const shown = html`<p class="event">${icon('commit', 'muted')} ${avatar(person)} <span class="clip">${commit.message.split('\n')[0]}</span><span class="spacer"></span><a href="/${owner}/${name}/commit/${sha}"><code>${sha.slice(0, 7)}</code></a></p>`;
  return { at: commit.committer?.date ?? '', shown };
}

function ending({ now }: RepositoryVisit, pull: Pull): readonly Entry[] {
  if (pull.merged_at) {
    const shown = html`<p class="event">${icon('merged', 'merged')} ${author(pull.merged_by)} merged commit <code>${pull.merge_commit_sha?.slice(0, 7)}</code> into <code class="branch">${pull.base.ref}</code> ${ago(pull.merged_at, now)}</p>`;
    return [{ at: pull.merged_at, shown }];
  }
  if (!pull.closed_at) return [];
  return [
    {
      at: pull.closed_at,
      shown: html`<p class="event">${icon('pull-closed', 'closed')} This was closed ${ago(pull.closed_at, now)}</p>`,
    },
  ];
}

/** The latest verdict of each reviewer. */
function reviewers(reviews: readonly Review[]): Html {
  const latest = new Map<string, Review>();
  for (const review of reviews) {
    const login = review.user?.login ?? 'ghost';
    if (review.state !== 'COMMENTED' || !latest.has(login)) latest.set(login, review);
  }
  const rows = [...latest.values()].map((review) => {
    const { mark, tone } = verdicts[review.state as keyof typeof verdicts] ?? verdicts.COMMENTED;
    return html`<p>${avatar(review.user)} ${author(review.user)} ${icon(mark, tone)}</p>`;
  });
  return html`<section><h2>Reviewers</h2>${rows.length > 0 ? rows : html`<p class="muted">No reviews yet</p>`}</section>`;
}
