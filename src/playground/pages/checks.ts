import { icon } from './icons.ts';
import { markdown } from './markdown.ts';
import { type Html, html } from './markup.ts';
import { ago, buttonForm, counted, outcomeIcon, outcomeOf } from './parts.ts';
import { inPull, resultsOf } from './pull-frame.ts';
import { type Annotation, type CheckRun, encodePath, type Pull } from './viewer.ts';
import type { RepositoryVisit } from './visit.ts';

/** A pull request's checks: the runs on its head commit, one of them in full. */
export async function checks(visit: RepositoryVisit, pull: Pull): Promise<Html> {
  const { owner, name } = visit;
  const { runs } = await resultsOf(visit, pull.head.sha);
  const chosen = runs.find((run) => String(run.id) === visit.c.req.query('run')) ?? runs[0];
  const links = runs.map(
    (run) =>
      html`<li class="row ${run === chosen && 'chosen'}">${outcomeIcon(outcomeOf(run))}<a class="plain" href="/${owner}/${name}/pull/${pull.number}/checks?run=${run.id}">${run.name}</a></li>`,
  );
  const main = chosen
    ? html`<div class="with-menu"><ul class="box list">${links}</ul><div>${await runBox(visit, pull, chosen)}</div></div>`
    : html`<p class="blank">No check runs on ${pull.head.sha.slice(0, 7)} yet.</p>`;
  return inPull(visit, pull, 'checks', runs, main);
}

async function runBox(visit: RepositoryVisit, pull: Pull, run: CheckRun): Promise<Html> {
  const { viewer, api, session, owner, name } = visit;
  const annotations =
    run.output.annotations_count > 0 ? await viewer.list<Annotation>(`${api}/check-runs/${run.id}/annotations`) : [];
  const context = { repository: `${owner}/${name}`, lineBreaks: false };
  const again =
    session.login && buttonForm(`/${owner}/${name}/pull/${pull.number}/checks/${run.id}/rerun`, session.csrf, 'Re-run');
  return html`<div class="box"><div class="box-head">${outcomeIcon(outcomeOf(run))} <strong>${run.app?.name ?? ''} / ${run.name}</strong> <span class="muted">${run.conclusion ?? run.status} ${ago(run.completed_at ?? run.started_at, visit.now)} on <code>${run.head_sha.slice(0, 7)}</code></span><span class="spacer"></span>${again}</div>
<div class="pad">${run.output.title && html`<h2>${run.output.title}</h2>`}${run.output.summary && markdown(run.output.summary, context)}${run.output.text && markdown(run.output.text, context)}</div></div>
${annotations.length > 0 && annotationTable(visit, pull, annotations)}`;
}

function annotationTable({ owner, name }: RepositoryVisit, pull: Pull, annotations: readonly Annotation[]): Html {
  const tones = { failure: 'failure', warning: 'pending', notice: 'muted' } as const;
  const rows = annotations.map((annotation) => {
    const level = (annotation.annotation_level ?? 'notice') as keyof typeof tones;
    const href = `/${owner}/${name}/blob/${pull.head.sha}/${encodePath(annotation.path)}#L${annotation.start_line}`;
    return html`<tr><td>${icon(level === 'failure' ? 'cross' : 'dot', tones[level])} ${level}</td><td><a class="path" href="${href}">${annotation.path}:${annotation.start_line}</a></td><td><strong>${annotation.title}</strong><p class="message">${annotation.message}</p></td></tr>`;
  });
  return html`<div class="box scroll"><div class="box-head"><strong>${counted(annotations.length, 'annotation')}</strong></div><table class="annotations"><thead><tr><th>Level</th><th>Where</th><th>What</th></tr></thead><tbody>${rows}</tbody></table></div>`;
}
