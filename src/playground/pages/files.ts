import { icon } from './icons.ts';
import { type Html, html } from './markup.ts';
import { form } from './parts.ts';
import { type DiffRow, diffRows, isAt } from './patch.ts';
import { diffLine, type Thread, threadComments } from './threads.ts';
import type { ChangedFile } from './viewer.ts';
import type { RepositoryVisit } from './visit.ts';

/** Rows of one file's diff that are shown. */
const shownRows = 3_000;

type Reviewed = { readonly number: number; readonly headSha: string };

/** Changed files with their diffs; the threads of a pull request stand under the lines that they speak of. */
export function fileBoxes(
  visit: RepositoryVisit,
  files: readonly ChangedFile[],
  threads: readonly Thread[],
  pull?: Reviewed,
): readonly Html[] {
  return files.map((file) => {
    const here = threads.filter(({ root }) => root.path === file.filename);
    return html`<details class="box file" open id="file-${file.sha}"><summary class="box-head"><span class="path">${file.previous_filename && html`${file.previous_filename} → `}${file.filename}</span>${fileMark(file)}<span class="spacer"></span><span class="added">+${file.additions}</span> <span class="removed">−${file.deletions}</span></summary>
${aboutFile(visit, here, pull)}${diffOf(visit, file, here, pull)}${pull && visit.session.login && lineForm(visit, pull, file)}</details>`;
  });
}

function fileMark({ status }: ChangedFile): Html {
  return status === 'modified' ? html`` : html`<span class="pill">${status}</span>`;
}

/** Threads on the file as a whole, which have no line. */
function aboutFile(visit: RepositoryVisit, threads: readonly Thread[], pull: Reviewed | undefined): Html {
  const whole = threads.filter(({ root }) => root.subject_type === 'file');
  return html`${pull && whole.map((thread) => threadComments(visit, pull.number, thread))}`;
}

function diffOf(
  visit: RepositoryVisit,
  file: ChangedFile,
  threads: readonly Thread[],
  pull: Reviewed | undefined,
): Html {
  if (file.patch === undefined) {
    const why = file.changes === 0 ? 'No lines changed, or the file is binary.' : 'This diff is too large to show.';
    return html`<p class="pad muted">${why}</p>`;
  }
  const rows = diffRows(file.patch);
  const lines = rows
    .slice(0, shownRows)
    .map((row) => html`${diffLine(row)}${pull && threadsUnder(visit, pull.number, row, threads)}`);
  return html`<div class="scroll"><table class="diff wide-diff">${lines}</table></div>${rows.length > shownRows && html`<p class="pad muted">The rest of the ${rows.length} rows is not shown.</p>`}`;
}

function threadsUnder(visit: RepositoryVisit, pull: number, row: DiffRow, threads: readonly Thread[]): readonly Html[] {
  return threads
    .filter(({ root }) => root.line && isAt(row, root.side ?? 'RIGHT', root.line))
    .map((thread) => html`<tr class="thread-row"><td colspan="3">${threadComments(visit, pull, thread)}</td></tr>`);
}

function lineForm({ session, owner, name }: RepositoryVisit, pull: Reviewed, file: ChangedFile): Html {
  const inside = html`<input type="hidden" name="path" value="${file.filename}" /><input type="hidden" name="commit_id" value="${pull.headSha}" />
<p class="fields"><label>Line <input type="number" name="line" min="1" required /></label> <label>of <select name="side"><option value="RIGHT">the new file</option><option value="LEFT">the old file</option></select></label></p>
<textarea name="body" rows="3" required aria-label="Comment"></textarea><p class="actions"><button class="button">Comment</button></p>`;
  return html`<details class="reply"><summary>${icon('comment')} Comment on a line…</summary>${form(`/${owner}/${name}/pull/${pull.number}/comments`, session.csrf, inside, 'stack')}</details>`;
}
