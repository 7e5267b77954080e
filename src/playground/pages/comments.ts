import { markdown } from './markdown.ts';
import { type Html, html } from './markup.ts';
import { ago, author, avatar, form } from './parts.ts';
import type { RepositoryVisit } from './visit.ts';

type Comment = {
  readonly id: number | bigint;
  readonly user: { readonly login: string } | null;
  readonly body?: string | null | undefined;
  readonly created_at: string;
  readonly updated_at: string;
  readonly reactions?: object | undefined;
};

/** One comment in a timeline: an issue's text, a comment, a review's summary. */
export function commentBox(visit: RepositoryVisit, comment: Comment): Html {
  const text = comment.body ?? '';
  const body =
    text.trim() === ''
      ? html`<p class="muted"><em>No description provided.</em></p>`
      : markdown(text, { repository: `${visit.owner}/${visit.name}`, lineBreaks: true });
  const mine = comment.user?.login === visit.session.login;
  return html`<article class="comment" id="comment-${comment.id}">${avatar(comment.user)}<div class="box"><div class="box-head ${mine && 'mine'}">${author(comment.user)} <span class="muted">commented ${ago(comment.created_at, visit.now)}${comment.updated_at !== comment.created_at && ' · edited'}</span></div><div class="pad">${body}${reactionsOf(comment)}</div></div></article>`;
}

// Keys as https://docs.github.com/rest/reactions/reactions names them.
const marks: Readonly<Record<string, string>> = {
  '+1': '👍',
  '-1': '👎',
  laugh: '😄',
  hooray: '🎉',
  confused: '😕',
  heart: '❤️',
  rocket: '🚀',
  eyes: '👀',
};

export function reactionsOf({ reactions }: Pick<Comment, 'reactions'>): Html {
  const given = Object.entries(reactions ?? {}).filter(([key, count]) => marks[key] && Number(count) > 0);
  if (given.length === 0) return html``;
  return html`<p class="reactions">${given.map(([key, count]) => html`<span class="pill">${marks[key]} ${Number(count)}</span>`)}</p>`;
}

/** The box at the end of a conversation; `close` adds the button that closes or reopens. */
export function commentForm(
  visit: RepositoryVisit,
  number: number,
  close?: { readonly close: string; readonly state: 'open' | 'closed' },
): Html {
  const { session, owner, name } = visit;
  if (!session.login) return html`<p class="blank"><a href="/login">Sign in</a> to comment.</p>`;
  const inside = html`<textarea name="body" rows="5" aria-label="Comment" placeholder="Markdown works here"></textarea><p class="actions">${close && html`<button class="button" name="state" value="${close.state}">${close.close}</button>`}<button class="button primary">Comment</button></p>`;
  return html`<div class="comment new">${avatar({ login: session.login })}${form(`/${owner}/${name}/issues/${number}/comments`, session.csrf, inside, 'stack box pad')}</div>`;
}
