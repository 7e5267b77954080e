import { icon } from './icons.ts';
import { type Html, html } from './markup.ts';
import { buttonForm, type Outcome, outcomeIcon, outcomeOf } from './parts.ts';
import type { Results } from './pull-frame.ts';
import type { Pull } from './viewer.ts';
import type { RepositoryVisit } from './visit.ts';

type Result = { readonly name: string; readonly outcome: Outcome; readonly told: string; readonly href: string };

/** The box at the end of a conversation: what ran, and what can be done now. */
export function mergeBox(visit: RepositoryVisit, pull: Pull, results: Results): Html {
  const { owner, name } = visit;
  const list = resultsIn(`/${owner}/${name}/pull/${pull.number}/checks`, results);
  const rows = list.map(
    ({ name: title, outcome, told, href }) =>
      html`<li class="row">${outcomeIcon(outcome)}<span class="grow"><strong>${title}</strong> <span class="muted">${told}</span></span><a href="${href}">Details</a></li>`,
  );
  return html`<div class="merge-box ${pull.state === 'open' && !pull.draft ? toneOf(list) : 'neutral'}"><div class="box"><div class="box-head plain-head"><strong>${headline(list)}</strong></div>
<ul class="list">${rows}</ul>${pull.state === 'open' && html`<div class="pad">${action(visit, pull)}</div>`}</div></div>`;
}

const statusOutcomes: Readonly<Record<string, Outcome>> = { success: 'success', pending: 'pending' };

function resultsIn(checks: string, { runs, status }: Results): readonly Result[] {
  return [
    ...runs.map((run) => ({
      name: run.name,
      outcome: outcomeOf(run),
      told: run.output.title ?? run.conclusion ?? run.status,
      href: `${checks}?run=${run.id}`,
    })),
    ...status.statuses.map(({ context, description, state, target_url }) => ({
      name: context,
      outcome: statusOutcomes[state] ?? 'failure',
      told: description ?? state,
      href: target_url ?? checks,
    })),
  ];
}

function toneOf(results: readonly Result[]): Outcome {
  const outcomes = results.map(({ outcome }) => outcome);
  if (outcomes.includes('failure')) return 'failure';
  return outcomes.includes('pending') ? 'pending' : 'success';
}

function headline(results: readonly Result[]): string {
  if (results.length === 0) return 'No checks ran on this commit';
  return {
    failure: 'Some checks were not successful',
    pending: 'Some checks have not completed yet',
    success: 'All checks have passed',
    neutral: '',
  }[toneOf(results)];
}

function action({ session, owner, name }: RepositoryVisit, pull: Pull): Html {
  if (!session.login) return html`<a href="/login">Sign in</a> to merge.`;
  const at = `/${owner}/${name}/pull/${pull.number}`;
  if (pull.draft) {
    return html`<p>${icon('pull-draft', 'muted')} <strong>This pull request is still a draft.</strong></p>${buttonForm(`${at}/draft`, session.csrf, 'Ready for review', { fields: { draft: 'no' } })}`;
  }
  const draft = buttonForm(`${at}/draft`, session.csrf, 'Convert to draft', { fields: { draft: 'yes' } });
  if (pull.mergeable === false) {
    return html`<p>${icon('cross', 'failure')} <strong>This branch has conflicts with <code>${pull.base.ref}</code>.</strong> Merge it into your branch, solve them, push.</p>${draft}`;
  }
  return html`<p>${icon('check', 'success')} <strong>This branch has no conflicts with the base branch.</strong></p><p class="actions left">${buttonForm(`${at}/merge`, session.csrf, 'Merge pull request', { tone: 'primary' })}${draft}</p>`;
}
