import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { parseCommands } from '../src/coach/commands.ts';
import { earlierDeliveries } from '../src/coach/earlier.ts';
import type { Effect } from '../src/coach/effects.ts';
import { type Facts, type Plan, progressOf } from '../src/coach/facts.ts';
import { planCommands } from '../src/coach/plan/command.ts';
import { planPull } from '../src/coach/plan/pull.ts';
import { taskOfIssue } from '../src/coach/slots.ts';
import type { Task } from '../src/curriculum/curriculum.ts';
import { tasksInReach } from '../src/curriculum/path.ts';
import { defineCheck } from '../src/review/check.ts';
import { reviewEarlier } from '../src/review/earlier.ts';
import { touching } from '../src/review/locate.ts';
import { match } from '../src/review/match.ts';
import { formatRange } from '../src/review/range.ts';
import { reviewTask } from '../src/review/review-task.ts';
import { Submission, type SubmissionData } from '../src/review/submission.ts';
import { type Criterion, verdictOf } from '../src/review/verdict.ts';
import { afterwards, curriculumOf, facts, issuesAt, learner, pullRequest, task, tasksIn } from './coach/world.ts';
import { submissionOf } from './folder.ts';

// Stories: what happens in `story.yml`, step by step, and what the coach makes of it, as text. `vitest -u` writes it anew.

const root = join(import.meta.dirname, 'golden');
const story = z.strictObject({
  tasks: z.record(z.string(), z.enum(['open', 'passed', 'waived'])),
  branch: z.string().default('docker-image'),
  steps: z.array(
    z.union([
      // On another branch: another pull request.
      z.strictObject({ push: z.string(), on: z.string().optional() }),
      z.strictObject({ merge: z.string() }),
      z.strictObject({ comment: z.string() }),
      z.strictObject({ describe: z.string() }),
    ]),
  ),
});
type Step = z.output<typeof story>['steps'][number];

// Checks of its own, so that a better sentence in a real one changes no story.
const checks = new Map([
  [
    'dockerfile/unpinned-base',
    defineCheck({
      title: 'Pin the base image',
      expects: 'The base image is pinned',
      reads: 'dockerfile',
      kind: 'forbids',
      level: 'must',
      messages: { latest: '`{image}` moves, so tomorrow can differ from today.' },
      *run({ stages }) {
        for (const { image } of stages)
          if (image?.text.endsWith(':latest')) {
            const fix = { range: image.range, text: 'python:3.12-slim' };
            yield { message: 'latest', at: image.range, values: { image: image.text }, fix };
          }
      },
    }),
  ],
  [
    'dockerfile/root-user',
    defineCheck({
      title: 'Run as a user of its own',
      expects: 'The container does not run as root',
      reads: 'dockerfile',
      kind: 'requires',
      level: 'must',
      messages: { found: 'The job runs as a user of its own.', missing: 'Nothing says `USER`, so this runs as root.' },
      *run({ lines, text }) {
        const line = text.split('\n').findIndex((one) => one.startsWith('USER ')) + 1;
        if (line > 0) yield { message: 'found', at: lines.lineRange(line) };
        else yield { message: 'missing', at: lines.lineRange(lines.lineCount - 1) };
      },
    }),
  ],
]);

const criteria = [...checks].map(([use, check]) => ({
  use,
  title: check.title,
  expects: check.expects,
  level: check.level,
  in: 'each' as const,
  params: undefined,
}));
const more = { criteria, minutes: 45, hints: ['What runs as root?', 'A user has to exist before `USER` names it.'] };
const curriculum = curriculumOf([
  {
    id: 'containers',
    title: 'Containers',
    text: 'Images.',
    testOut: [],
    tasks: [task('docker-image', 'containers', more), task('compose-stack', 'containers', { ...more, after: [] })],
  },
  {
    id: 'delivery',
    title: 'Delivery',
    text: 'Releases.',
    testOut: [],
    tasks: [task('release', 'delivery', { after: ['docker-image'], deliver: { compose: ['compose.yml'] } })],
  },
]);

describe.each(readdirSync(root))('%s', (name) => {
  const { tasks, branch, steps } = story.parse(parse(readFileSync(join(root, name, 'story.yml'), 'utf8')));
  let now: Facts = facts({
    curriculum,
    learner: learner({ tasks: tasksIn(tasks) }),
    slots: issuesAt({ journey: 1, 'docker-image': 3, 'compose-stack': 4 }),
  });
  let pull = pullRequest({ body: '', head: { ref: branch, sha: '' } });
  let folder = '';
  /** The files of what was merged last. */
  let merged: readonly string[] = [];

  const judge = (asked: Task, submission: Submission): readonly Criterion[] => {
    const { criteria: own } = reviewTask(asked, submission, checks);
    const said = own.flatMap(({ findings }) => findings);
    const earlier = earlierDeliveries(curriculum, now.learner, asked);
    return [...own, ...reviewEarlier(earlier, submission, checks, said).criteria];
  };

  const pushed = (): Plan => {
    const data = against(merged, submissionOf(join(root, name, folder)));
    const submission = new Submission(data);
    const issues = new Map(
      [...curriculum.tasks.keys()].flatMap((id) =>
        now.slots.has(`task:${id}`) ? [[id, now.slots.get(`task:${id}`)?.id ?? 0] as const] : [],
      ),
    );
    const reach = tasksInReach(curriculum, progressOf(now.learner), 3);
    const matched = match(
      { body: pull.body, branch: pull.head.ref, labels: [] },
      [...curriculum.tasks.values()],
      issues,
      reach,
      touching(reach, submission),
    );
    const judged = matched.kind === 'task' ? judge(matched.task, submission) : [];
    const review = {
      task: matched.kind === 'task' ? matched.task.id : '',
      base: pull.base.sha,
      head: pull.head.sha,
      seed: 1,
      checker: '1.0.0',
      curriculum: 'golden',
      verdict: verdictOf(judged),
      criteria: judged,
    };
    return planPull({
      ...now,
      pull,
      match: matched,
      changed: data.changed,
      advances: true,
      review: matched.kind === 'task' ? review : undefined,
    });
  };

  const play = (step: Step, number: number): Plan => {
    if ('comment' in step) {
      const about = curriculum.tasks.get(now.learner.pulls[pull.number]?.task ?? taskOfIssue(now.slots, 3) ?? '');
      return planCommands({
        ...now,
        commands: parseCommands(step.comment),
        comment: { id: 900 + number, on: 'issue-comment', number: pull.number },
        place: 'pull-request',
        author: { login: 'ada', roles: new Set(['learner']) },
        task: about,
        explain: () => undefined,
      });
    }
    if ('push' in step) {
      folder = step.push;
      if (step.on !== undefined && step.on !== pull.head.ref)
        pull = pullRequest({ number: pull.number + 1, body: '', head: { ref: step.on, sha: '' } });
      pull = { ...pull, head: { ...pull.head, sha: `${number}`.repeat(40) } };
    } else if ('merge' in step) {
      merged = submissionOf(join(root, name, step.merge)).files.map(({ path }) => path);
      pull = { ...pull, state: 'closed', merged: true, mergeCommit: 'e'.repeat(40) };
    } else pull = { ...pull, body: step.describe };
    return pushed();
  };

  test.each(steps.map((step, index) => [index + 1, step] as const))('%i: %j', async (number, step) => {
    const plan = play(step, number);
    now = afterwards(now, plan);
    const told = [
      `<!-- ${JSON.stringify(step)} -->`,
      `_${plan.because}_`,
      ...plan.effects.map(written),
      ...plan.entries.map((entry) => `## ledger\n\n\`\`\`json\n${JSON.stringify(entry, null, 2)}\n\`\`\``),
    ];
    await expect(`${told.join('\n\n')}\n`).toMatchFileSnapshot(
      join(root, name, `${number}-${Object.keys(step)[0]}.md`),
    );
  });
});

/** A submission with what it deletes of the files that were there. */
function against(before: readonly string[], data: SubmissionData): SubmissionData {
  const there = new Set(data.files.map(({ path }) => path));
  const gone = before
    .filter((path) => !there.has(path))
    .map((path) => ({ path, status: 'removed' as const, commentable: [], added: [] }));
  return { ...data, changed: [...data.changed, ...gone] };
}

/** One effect as text: what is posted where, as a person would read it. */
function written(effect: Effect): string {
  const title = `## ${effect.kind} ${effect.slot}`;
  switch (effect.kind) {
    case 'check-run':
      return [
        title,
        `${effect.conclusion ?? effect.status}: ${effect.title}`,
        effect.summary,
        ...effect.annotations.map(
          ({ path, range, level, title: said }) => `- ${level} ${path}:${formatRange(range)} ${said}`,
        ),
      ].join('\n\n');
    case 'review':
      return [
        `${title}: ${effect.verdict}`,
        effect.body,
        ...effect.comments.map(({ path, startLine, line, body }) => `### ${path}:${startLine}-${line}\n\n${body}`),
      ].join('\n\n');
    case 'issue':
      return [`${title}: ${effect.state}`, `# ${effect.title}`, effect.body].join('\n\n');
    case 'milestone':
      return `${title}: ${effect.state}\n\n${effect.title}: ${effect.description}`;
    case 'reaction':
      return `${title}: ${effect.content}`;
    case 'comment':
      return `${title} on ${typeof effect.on === 'number' ? `#${effect.on}` : effect.on.issue}\n\n${effect.body}`;
    case 'reply':
      return `${title}\n\n${effect.body}`;
  }
}
