import { icon } from './icons.ts';
import { inRepository } from './layout.ts';
import { type Html, html } from './markup.ts';
import { author, counted, pullState, stateBadge } from './parts.ts';
import type { CheckRun, CombinedStatus, Pull } from './viewer.ts';
import type { RepositoryVisit } from './visit.ts';

export type PullTab = 'conversation' | 'commits' | 'checks' | 'files';

/** What ran on the head commit. */
export type Results = { readonly runs: readonly CheckRun[]; readonly status: CombinedStatus };

/** The latest of each check run and status on a commit. */
export async function resultsOf({ viewer, api }: RepositoryVisit, sha: string): Promise<Results> {
  const { check_runs: runs } = await viewer.get<{ check_runs: readonly CheckRun[] }>(
    `${api}/commits/${sha}/check-runs?per_page=100`,
  );
  return { runs, status: await viewer.get<CombinedStatus>(`${api}/commits/${sha}/status`) };
}

/** A page inside a pull request's frame: title, state, branches, tabs. */
export async function inPull(
  visit: RepositoryVisit,
  pull: Pull,
  tab: PullTab,
  runs: readonly CheckRun[],
  main: Html,
): Promise<Html> {
  const base = `/${visit.owner}/${visit.name}/pull/${pull.number}`;
  const tabs = [
    {
      tab: 'conversation',
      text: 'Conversation',
      mark: 'comment',
      href: base,
      count: pull.comments + pull.review_comments,
    },
    { tab: 'commits', text: 'Commits', mark: 'commit', href: `${base}/commits`, count: pull.commits },
    { tab: 'checks', text: 'Checks', mark: 'check', href: `${base}/checks`, count: runs.length },
    { tab: 'files', text: 'Files changed', mark: 'file', href: `${base}/files`, count: pull.changed_files },
  ] as const;
  const verb = pull.merged ? 'merged' : 'wants to merge';
  const who = pull.merged ? author(pull.merged_by) : author(pull.user);
  const frame = html`<div class="title-line"><h1>${pull.title} <span class="muted light">#${pull.number}</span></h1></div>
<p class="under-title">${stateBadge('pull', pullState(pull))} ${who} ${verb} ${counted(pull.commits, 'commit')} into <code class="branch">${pull.base.ref}</code> from <code class="branch">${pull.head.repo?.full_name === pull.base.repo.full_name ? pull.head.ref : pull.head.label}</code></p>
<nav class="tabs inner">${tabs.map((t) => html`<a href="${t.href}" class="${t.tab === tab ? 'selected' : ''}">${icon(t.mark)} ${t.text} <span class="count">${t.count}</span></a>`)}</nav>${main}`;
  return inRepository(visit, 'pulls', `${pull.title} · Pull request #${pull.number}`, frame);
}
