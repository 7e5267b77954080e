import { type IconName, icon } from './icons.ts';
import { type Html, html } from './markup.ts';
import type { CheckRun, Label } from './viewer.ts';

/** An account as the API names it; git's authors may have none, which it writes as null or `{}`. */
type Account = { readonly login?: string } | null | undefined;

/** A coloured square with the first letter; an App's is the wheel. */
export function avatar(account: Account): Html {
  const login = account?.login ?? 'ghost';
  if (login.endsWith('[bot]')) return html`<span class="avatar bot">${icon('wheel')}</span>`;
  const hue = [...login].reduce((sum, character) => sum + (character.codePointAt(0) ?? 0), 0) % 6;
  return html`<span class="avatar hue-${hue}">${login.slice(0, 1).toUpperCase()}</span>`;
}

/** A login, with GitHub's mark of an App. */
export function author(account: Account): Html {
  const login = account?.login ?? 'ghost';
  const name = login.replace(/\[bot\]$/, '');
  return html`<strong class="author">${name}</strong>${name !== login && html` <span class="pill">bot</span>`}`;
}

/** `3 minutes ago`, with the exact time on hover. */
export function ago(at: string | Date | null | undefined, now: Date): Html {
  if (!at) return html``;
  const date = new Date(at);
  const seconds = Math.max(0, Math.round((now.getTime() - date.getTime()) / 1000));
  return html`<time datetime="${date.toISOString()}" title="${date.toUTCString()}">${elapsed(seconds, date)}</time>`;
}

function elapsed(seconds: number, date: Date): string {
  const steps = [
    { unit: 'second', from: 5, length: 1 },
    { unit: 'minute', from: 60, length: 60 },
    { unit: 'hour', from: 3600, length: 3600 },
    { unit: 'day', from: 86_400, length: 86_400 },
  ];
  const step = steps.findLast(({ from }) => seconds >= from);
  if (!step) return 'now';
  if (seconds > 30 * 86_400) return `on ${date.toUTCString().slice(5, 16)}`;
  const count = Math.floor(seconds / step.length);
  return `${counted(count, step.unit)} ago`;
}

/** `1 commit`, `2 commits`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

export type State = 'open' | 'closed' | 'completed' | 'merged' | 'draft';

const states: Readonly<
  Record<State, { readonly text: string; readonly tone: string; readonly issue: IconName; readonly pull: IconName }>
> = {
  open: { text: 'Open', tone: 'open', issue: 'issue', pull: 'pull' },
  closed: { text: 'Closed', tone: 'closed', issue: 'issue-closed', pull: 'pull-closed' },
  completed: { text: 'Closed', tone: 'merged', issue: 'issue-closed', pull: 'pull-closed' },
  merged: { text: 'Merged', tone: 'merged', issue: 'issue-closed', pull: 'merged' },
  draft: { text: 'Draft', tone: 'muted', issue: 'issue', pull: 'pull-draft' },
};

export function stateBadge(kind: 'issue' | 'pull', state: State): Html {
  const { text, tone, [kind]: mark } = states[state];
  return html`<span class="state ${tone}">${icon(mark)} ${text}</span>`;
}

export function stateIcon(kind: 'issue' | 'pull', state: State): Html {
  const { tone, [kind]: mark } = states[state];
  return icon(mark, tone);
}

export function issueState(issue: { readonly state: string }): State {
  return issue.state === 'open' ? 'open' : 'completed';
}

export function pullState(pull: {
  readonly state: string;
  readonly merged_at?: string | null;
  readonly draft?: boolean;
}): State {
  if (pull.merged_at) return 'merged';
  if (pull.state !== 'open') return 'closed';
  return pull.draft === true ? 'draft' : 'open';
}

export function label(
  given: Label | string | { name?: string; color?: string | null; description?: string | null },
): Html {
  const { name = '', color = null, description = null } = typeof given === 'string' ? { name: given } : given;
  const hex = /^[\da-f]{6}$/i.test(color ?? '') ? String(color) : 'ededed';
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
  // Black or white text, whichever reads better: perceived brightness as https://www.w3.org/TR/AERT/#color-contrast.
  const ink = (red * 299 + green * 587 + blue * 114) / 1000 > 140 ? '#1f2328' : '#ffffff';
  return html`<span class="label" style="background:#${hex};color:${ink}" title="${description ?? ''}">${name}</span>`;
}

export type Outcome = 'success' | 'failure' | 'neutral' | 'pending';

export function outcomeOf(run: Pick<CheckRun, 'status' | 'conclusion'>): Outcome {
  if (run.status !== 'completed') return 'pending';
  if (run.conclusion === 'success') return 'success';
  return run.conclusion === 'neutral' || run.conclusion === 'skipped' ? 'neutral' : 'failure';
}

const outcomeIcons: Readonly<Record<Outcome, IconName>> = {
  success: 'check',
  failure: 'cross',
  neutral: 'skip',
  pending: 'dot',
};

export function outcomeIcon(outcome: Outcome): Html {
  return icon(outcomeIcons[outcome], outcome);
}

/** A form that posts with the session's token; `inside` holds its fields. */
export function form(action: string, csrf: string, inside: Html, className = ''): Html {
  return html`<form method="post" action="${action}" class="${className}"><input type="hidden" name="csrf" value="${csrf}" />${inside}</form>`;
}

/** A form that is nothing but a button. */
export function buttonForm(
  action: string,
  csrf: string,
  text: string,
  options: { fields?: Readonly<Record<string, string>>; tone?: string } = {},
): Html {
  const fields = Object.entries(options.fields ?? {});
  return form(
    action,
    csrf,
    html`${fields.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}<button class="button ${options.tone ?? ''}">${text}</button>`,
    'inline',
  );
}
