import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadCurriculum } from '../../src/curriculum/load.ts';
import { loadChecks } from '../../src/curriculum/load-checks.ts';
import { formatRange } from '../../src/review/range.ts';
import { reviewTask } from '../../src/review/review-task.ts';
import { Submission } from '../../src/review/submission.ts';
import { submissionOf } from '../folder.ts';

// The worked example of an organisation's own curriculum: a stage of two tasks before the first stage of the default.

const root = join(import.meta.dirname, 'example');
const checks = await loadChecks();
const { stages, tasks } = await loadCurriculum(checks, root);
const own = ['house-image', 'house-schedule'] as const;

const said = (id: string, folder: string) => {
  const task = tasks.get(id);
  if (!task) throw new Error(`no task ${id}`);
  const submission = new Submission(submissionOf(join(root, 'house-rules', id, folder)));
  return reviewTask(task, submission, checks).criteria;
};

describe('the example', () => {
  it('goes on from the default', () => {
    expect(stages.map(({ id }) => id)).toEqual(['house-rules', 'prerequisites']);
    expect(stages[0]?.tasks.map(({ id }) => id)).toEqual(own);
    expect([tasks.has('git-and-ci'), tasks.has('shell-cron'), tasks.has('airflow-dag')]).toEqual([true, false, false]);
  });

  it.each(own)('has a reference that meets everything: %s', (id) => {
    expect(said(id, 'reference').filter(({ state }) => state !== 'met')).toEqual([]);
  });

  it.each(own)('has an attempt that gets its findings: %s', (id) => {
    const attempts = join(root, 'house-rules', id, 'attempts');
    for (const name of readdirSync(attempts)) {
      const found = said(id, `attempts/${name}`).flatMap(({ findings }) =>
        findings.map((one) => `${one.level} ${one.path}:${formatRange(one.range)} ${one.check}#${one.message}`),
      );
      expect(found).toEqual(
        readFileSync(join(attempts, name, 'expected.txt'), 'utf8')
          .trim()
          .split('\n'),
      );
    }
  });
});
