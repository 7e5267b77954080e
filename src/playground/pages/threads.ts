import { reactionsOf } from './comments.ts';
import { icon } from './icons.ts';
import { markdown } from './markdown.ts';
import { type Html, html } from './markup.ts';
import { ago, author, avatar, buttonForm, form } from './parts.ts';
import { type DiffRow, diffRows, newLines } from './patch.ts';
import type { ReviewComment } from './viewer.ts';
import type { RepositoryVisit } from './visit.ts';

/** A review comment on a line and the replies to it. */
export type Thread = { readonly root: ReviewComment; readonly replies: readonly ReviewComment[] };

export function threadsOf(comments: readonly ReviewComment[]): readonly Thread[] {
  const oldestFirst = comments.toSorted((a, b) => Number(a.id) - Number(b.id));
  return oldestFirst
    .filter((comment) => !comment.in_reply_to_id)
    .map((root) => ({ root, replies: oldestFirst.filter((comment) => comment.in_reply_to_id === root.id) }));
}

/** The lines of a hunk above a comment that are shown with it in the conversation, as many as GitHub shows. */
const linesOfContext = 4;

/** A thread by itself, with the place it speaks of, as the conversation shows it. */
export function threadBox(visit: RepositoryVisit, pull: number, thread: Thread): Html {
  const { root } = thread;
  const rows = diffRows(root.diff_hunk).filter((row) => row.kind !== 'hunk');
  const tail = rows.slice(
    -Math.max(linesOfContext, (root.original_line ?? 0) - (root.original_start_line ?? root.original_line ?? 0) + 1),
  );
  const place = root.line ?? root.original_line;
  return html`<div class="box thread-box"><div class="box-head"><a class="path" href="/${visit.owner}/${visit.name}/pull/${pull}/files#comment-${root.id}">${root.path}${place && html`:${place}`}</a>${!root.line && root.subject_type !== 'file' && html` <span class="pill warn">Outdated</span>`}</div>
${tail.length > 0 && html`<div class="scroll"><table class="diff">${tail.map(diffLine)}</table></div>`}${threadComments(visit, pull, thread)}</div>`;
}

/** A thread's comments and the box to reply. */
export function threadComments(visit: RepositoryVisit, pull: number, { root, replies }: Thread): Html {
  const { session, owner, name } = visit;
  const reply = form(
    `/${owner}/${name}/pull/${pull}/comments/${root.id}/replies`,
    session.csrf,
    html`<textarea name="body" rows="2" required aria-label="Reply"></textarea><p class="actions"><button class="button">Reply</button></p>`,
    'stack',
  );
  return html`<div class="thread">${[root, ...replies].map((comment) => threadComment(visit, pull, comment))}${session.login && html`<details class="reply"><summary>Reply…</summary>${reply}</details>`}</div>`;
}

function threadComment(visit: RepositoryVisit, pull: number, comment: ReviewComment): Html {
  const body = markdown(comment.body, {
    repository: `${visit.owner}/${visit.name}`,
    lineBreaks: true,
    suggestion: (code) => suggestionDiff(visit, pull, comment, code),
  });
  return html`<article class="inline-comment" id="comment-${comment.id}"><p class="who">${avatar(comment.user)} ${author(comment.user)} <span class="muted">${ago(comment.created_at, visit.now)}</span></p>${body}${reactionsOf(comment)}</article>`;
}

/** A suggestion as the change that it would make. */
function suggestionDiff(
  { session, owner, name }: RepositoryVisit,
  pull: number,
  comment: ReviewComment,
  code: string,
): Html {
  const to = comment.original_line ?? comment.line ?? 0;
  const from = comment.original_start_line ?? to;
  const before = newLines(diffRows(comment.diff_hunk), from, to);
  const after = code === '' ? [] : code.split('\n');
  const rows: readonly DiffRow[] = [
    ...before.map((text, i) => ({ kind: 'deletion', old: from + i, text }) as const),
    ...after.map((text, i) => ({ kind: 'addition', new: from + i, text }) as const),
  ];
  const commit =
    session.login &&
    comment.line &&
    buttonForm(`/${owner}/${name}/pull/${pull}/comments/${comment.id}/suggestion`, session.csrf, 'Commit suggestion');
  return html`<div class="box suggestion"><div class="box-head">${icon('code')} Suggested change <span class="spacer"></span>${commit}</div><div class="scroll"><table class="diff">${rows.map(diffLine)}</table></div></div>`;
}

/** One line of a diff: both numbers, the mark, the text. */
export function diffLine(row: DiffRow): Html {
  if (row.kind === 'hunk')
    return html`<tr class="hunk"><td class="number" colspan="2"></td><td class="code">${row.text}</td></tr>`;
  const old = row.kind === 'deletion' || row.kind === 'context' ? row.old : '';
  const now = row.kind === 'addition' || row.kind === 'context' ? row.new : '';
  const mark = { addition: '+', deletion: '-', context: ' ', note: ' ' }[row.kind];
  return html`<tr class="${row.kind}"><td class="number">${old}</td><td class="number">${now}</td><td class="code"><span class="mark">${mark}</span>${row.text}</td></tr>`;
}
