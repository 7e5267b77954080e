import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Task } from '../src/curriculum/curriculum.ts';
import { loadCurriculum } from '../src/curriculum/load.ts';
import { loadChecks } from '../src/curriculum/load-checks.ts';
import { createRunners } from '../src/execution/runners.ts';
import { formatRange } from '../src/review/range.ts';
import { misplaced, reviewTask } from '../src/review/review-task.ts';
import { runCriteria } from '../src/review/run-criterion.ts';
import { Submission, type SubmissionData } from '../src/review/submission.ts';
import { type Criterion, verdictOf } from '../src/review/verdict.ts';
import { submissionOf } from './folder.ts';

// Every reference passes, every attempt gets its findings and no other must. `only=sql-window npm run test:tasks` runs
// the tasks whose id begins so. Which planted bugs an attempt's tests let through (`run/pytest`) is for
// `npm run verify:grading`, which reads the same expected.txt.
const only = process.env.only ?? '';
const templates = join(import.meta.dirname, '../templates');
const checks = await loadChecks();
const { tasks } = await loadCurriculum(checks);
const runners = createRunners(undefined);
afterAll(() => runners.close());
const chosen = [...tasks.values()].filter((task) => task.id.startsWith(only));
// To make the interpreter takes longer than any test may.
beforeAll(async () => {
  if (chosen.some(({ runs }) => runs.some(({ python }) => python))) await runners.python.warm();
}, 120_000);

/** Any number does, but the same one each time. */
const seed = 4711;

async function judge(task: Task, data: SubmissionData): Promise<readonly Criterion[]> {
  const submission = new Submission(data);
  const assignment = { deliver: task.deliver, criteria: task.criteria };
  const { criteria, failures } = reviewTask(assignment, submission, checks);
  expect(failures).toEqual([]);
  const runs = task.runs.filter(({ pytest }) => !pytest);
  const executed = await runCriteria(runners, runs, data, seed);
  return [...criteria, ...misplaced(assignment, submission), ...executed];
}

/** `Dockerfile:1:6-1:19 dockerfile/unpinned-base#latest`, or `absent dockerfile/unpinned-base`. */
const linesOf = (criteria: readonly Criterion[]): readonly string[] =>
  criteria.flatMap(({ id, state, findings }) =>
    state === 'absent' || state === 'error'
      ? [`${state} ${id}`]
      : findings.map(({ path, range, check, message }) => `${path}:${formatRange(range)} ${check}#${message}`),
  );

describe.each(chosen)('$id', (task) => {
  const home = join(templates, task.stage, task.id);
  const attempts = existsSync(join(home, 'attempts')) ? readdirSync(join(home, 'attempts')).toSorted() : [];
  const triggered = new Set<string>();

  test('its reference meets every criterion', async () => {
    const criteria = await judge(task, submissionOf(join(home, 'reference')));
    expect(linesOf(criteria)).toEqual([]);
    const undecided = criteria.filter(({ level, state }) => level === 'must' && state !== 'met');
    expect(undecided.map(({ id, state }) => `${id} ${state}`)).toEqual([]);
  });

  // What its runs say is left out: whoever has not written a line hears it of the files themselves.
  test('its untouched starter does not pass', () => {
    const starter = new Submission(submissionOf(join(home, 'starter')));
    const { criteria } = reviewTask({ deliver: task.deliver, criteria: task.criteria }, starter, checks);
    expect(verdictOf(criteria)).toBe('needs-work');
  });

  test.each(attempts)('the attempt %s gets its findings', async (name) => {
    const folder = join(home, 'attempts', name);
    const lines = readFileSync(join(folder, 'expected.txt'), 'utf8').trim().split('\n');
    const expected = lines.filter((line) => !line.includes(' run/pytest#'));
    const wanted = (level: string) =>
      expected.filter((line) => line.startsWith(`${level} `)).map((line) => line.slice(level.length + 1));
    const criteria = await judge(task, submissionOf(folder));
    const musts = criteria.filter(({ level }) => level === 'must');
    for (const { id, state } of musts) if (state === 'unmet' || state === 'absent') triggered.add(id);
    expect(linesOf(musts).toSorted()).toEqual(wanted('must').toSorted());
    expect(linesOf(criteria)).toEqual(expect.arrayContaining(wanted('should')));
    expect(wanted('must').length + wanted('should').length, 'every line begins with must or should').toBe(
      expected.length,
    );
  });

  test('has at least three attempts, and each must is missed by one of them', () => {
    expect(attempts.length).toBeGreaterThanOrEqual(3);
    const musts = task.criteria.filter(({ level }) => level === 'must').map(({ use }) => use);
    expect(musts.filter((use) => !triggered.has(use))).toEqual([]);
  });
});
