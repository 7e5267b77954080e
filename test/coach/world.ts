import type { Authority, Role } from '../../src/coach/authority.ts';
import { type Place, parseCommands } from '../../src/coach/commands.ts';
import type { Effect, Slots } from '../../src/coach/effects.ts';
import type { Facts, Plan } from '../../src/coach/facts.ts';
import { defaultPreferences, type LearnerState, type TaskProgress } from '../../src/coach/learner.ts';
import { type CommandPlan, planCommands } from '../../src/coach/plan/command.ts';
import { type PullFacts, planPull } from '../../src/coach/plan/pull.ts';
import { hashOf } from '../../src/coach/slots.ts';
import type { Curriculum, Stage, Task } from '../../src/curriculum/curriculum.ts';
import { loadVoice } from '../../src/curriculum/voice.ts';
import type { PullRequest } from '../../src/ports/forge.ts';
import type { ChangedFile } from '../../src/review/submission.ts';
import { type Criterion, type Finding, type Review, verdictOf } from '../../src/review/verdict.ts';

// One learner in a small world: three stages, a choice, a stage that can be tested out.

export const voice = await loadVoice();
export const now = new Date('2026-09-01T12:00:00Z');

export const repository = {
  id: 77,
  owner: 'ada',
  name: 'practice',
  ownerType: 'User',
  installation: 5,
  private: false,
} as const;

export const task = (id: string, stage: string, more: Partial<Task> = {}): Task => ({
  id,
  stage,
  title: `The ${id} task`,
  answers: [],
  after: [],
  minutes: 30,
  optional: false,
  deliver: { dockerfile: ['Dockerfile'] },
  criteria: [],
  runs: [],
  ci: 'none',
  body: `Do ${id}.`,
  goal: `Do ${id}.`,
  hints: ['Look here.', 'Look there.'],
  starter: [],
  ...more,
});

const stage = (id: string, tasks: readonly Task[], testOut: readonly string[] = []): Stage => ({
  id,
  title: `Stage ${id}`,
  text: `About ${id}.`,
  testOut,
  tasks,
});

export const curriculumOf = (stages: readonly Stage[]): Curriculum => ({
  stages,
  tasks: new Map(stages.flatMap(({ tasks }) => tasks.map((one) => [one.id, one] as const))),
  hash: 'curriculum',
});

export const curriculum = curriculumOf([
  stage('basics', [
    task('git', 'basics'),
    task('shell', 'basics'),
    task('sql', 'basics'),
    task('python', 'basics', { after: ['git'] }),
    task('extra', 'basics', { optional: true }),
  ]),
  stage('clouds', [
    task('blue-cloud', 'clouds', { choose: 'cloud' }),
    task('green-cloud', 'clouds', { choose: 'cloud' }),
  ]),
  stage('images', [task('slim-image', 'images'), task('big-image', 'images'), task('exam', 'images')], ['exam']),
  stage('delivery', [task('release', 'delivery', { after: ['slim-image'] })]),
]);

const progressOf = (state: TaskProgress['state'], at = now.toISOString()): TaskProgress =>
  state === 'open' ? { state, hints: 0 } : { state, hints: 0, at };

/** `{ git: 'passed', shell: 'open' }` as progress. */
export const tasksIn = (states: Readonly<Record<string, TaskProgress['state']>>): LearnerState['tasks'] =>
  Object.fromEntries(Object.entries(states).map(([id, state]) => [id, progressOf(state)]));

export const learner = (more: Partial<LearnerState> = {}): LearnerState => ({
  repository,
  status: 'active',
  preferences: defaultPreferences,
  startedAt: '2026-08-01T00:00:00.000Z',
  tasks: {},
  pulls: {},
  stagesDone: [],
  commands: [],
  ...more,
});

/** The issues of these tasks are at these numbers; what they say is left open. */
export const issuesAt = (numbers: Readonly<Record<string, number>>): Slots =>
  new Map(
    Object.entries(numbers).map(([id, number]) => [
      id === 'journey' ? id : `task:${id}`,
      { id: number, hash: 'earlier' },
    ]),
  );

export const facts = (more: Partial<Facts> = {}): Facts => ({
  now,
  curriculum,
  voice,
  learner: learner(),
  slots: new Map(),
  authority: { mentors: [], roster: {} },
  checker: '1.0.0',
  ...more,
});

/** The slots once every effect was done; posts are numbered from 100. */
function performed(slots: Slots, effects: readonly Effect[]): Slots {
  const filled = new Map(slots);
  for (const effect of effects)
    filled.set(effect.slot, { id: filled.get(effect.slot)?.id ?? 100 + filled.size, hash: hashOf(effect) });
  return filled;
}

/** What holds after a plan was carried out. */
export const afterwards = (before: Facts, plan: Plan): Facts => ({
  ...before,
  learner: plan.next,
  slots: performed(before.slots, plan.effects),
});

export const named = (plan: Plan): readonly string[] =>
  plan.effects.map(
    ({ kind, slot, ...effect }) => `${kind} ${slot}${'state' in effect && effect.state === 'closed' ? ' closed' : ''}`,
  );

/** The text that an effect would post. */
export function textAt(plan: Plan, slot: string): string {
  const effect = plan.effects.find((one) => one.slot === slot);
  if (!effect) return '';
  return 'body' in effect ? effect.body : 'summary' in effect ? effect.summary : '';
}

export const head = 'a'.repeat(40);
export const newHead = 'c'.repeat(40);

export const pullRequest = (more: Partial<PullRequest> = {}): PullRequest => ({
  number: 12,
  title: 'Work',
  body: 'Closes #3',
  state: 'open',
  merged: false,
  draft: false,
  author: { id: 1, login: 'ada', bot: false },
  labels: [],
  head: { ref: 'git', sha: head, repository: 77 },
  base: { ref: 'main', sha: 'b'.repeat(40) },
  defaultBranch: 'main',
  updatedAt: '2026-09-01T11:00:00Z',
  ...more,
});

export const finding = (check: string, more: Partial<Finding> = {}): Finding => ({
  check,
  level: 'must',
  message: 'latest',
  title: 'Pin the base image',
  text: '`python:latest` moves.',
  path: 'Dockerfile',
  range: { start: { line: 1, column: 6 }, end: { line: 1, column: 19 } },
  ...more,
});

export const criterion = (id: string, state: Criterion['state'], more: Partial<Criterion> = {}): Criterion => ({
  id,
  level: 'must',
  title: 'Pin the base image',
  expects: 'The base image is pinned',
  state,
  findings: state === 'unmet' ? [finding(id)] : [],
  ...(state === 'unmet' && { where: { path: 'Dockerfile', line: 1 } }),
  ...more,
});

export const reviewOf = (criteria: readonly Criterion[], more: Partial<Review> = {}): Review => ({
  task: 'git',
  base: 'b'.repeat(40),
  head,
  seed: 1,
  checker: '1.0.0',
  curriculum: 'curriculum',
  verdict: verdictOf(criteria),
  criteria,
  ...more,
});

export const pinned = 'dockerfile/unpinned-base';
export const passing = reviewOf([criterion(pinned, 'met')]);
export const failing = reviewOf([criterion(pinned, 'unmet')]);

export const changed: readonly ChangedFile[] = [
  { path: 'Dockerfile', status: 'added', commentable: [[1, 40]], added: [[1, 40]] },
];

/** A pull request for the task `git`, whose issue is #3, while it is open. */
export const pullFacts = (more: Partial<PullFacts> = {}): PullFacts => ({
  ...facts({ learner: learner({ tasks: tasksIn({ git: 'open' }) }), slots: issuesAt({ journey: 1, git: 3 }) }),
  pull: pullRequest(),
  match: { kind: 'task', task: curriculum.tasks.get('git') ?? task('git', 'basics'), by: 'keyword' },
  changed,
  advances: true,
  review: failing,
  ...more,
});

/** The next thing that happens to the same pull request. */
export function later(before: PullFacts, plan: Plan, more: Partial<PullFacts> = {}): PullFacts {
  return { ...before, ...afterwards(before, plan), ...more };
}

export const answer = (more: Partial<PullFacts> = {}): Plan => planPull(pullFacts(more));

type Said = {
  readonly by?: string;
  readonly roles?: readonly Role[];
  readonly place?: Place;
  readonly number?: number;
  readonly on?: 'issue-comment' | 'review-comment' | 'review';
  readonly id?: number;
  readonly about?: string;
  readonly authority?: Authority;
};

/** What a comment is answered with, written by the learner on the journey issue unless told otherwise. */
export function say(body: string, before: Facts = facts(), said: Said = {}): CommandPlan {
  const { by = 'ada', roles = ['learner'], place = 'issue', number = 1, on = 'issue-comment', id = 900 } = said;
  return planCommands({
    ...before,
    ...(said.authority && { authority: said.authority }),
    commands: parseCommands(body),
    comment: { id, on, number },
    place,
    author: { login: by, roles: new Set(roles) },
    task: said.about === undefined ? undefined : before.curriculum.tasks.get(said.about),
    explain: (check) => (check === pinned ? '# Pin the base image' : undefined),
  });
}

export const reply = (plan: CommandPlan, id = 900): string => textAt(plan, `answer:${id}`);
