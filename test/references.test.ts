import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { loadCurriculum } from '../src/curriculum/load.ts';
import { loadChecks } from '../src/curriculum/load-checks.ts';
import { readPath } from '../src/tools/catalogue/curriculum-page.ts';
import { learningPath } from '../src/tools/catalogue/learning-path.ts';
import { bash } from '../src/tools/verify/command.ts';
import { readVerified } from '../src/tools/verify/record.ts';
import { hashOf, taskNames, verificationOf } from '../src/tools/verify/verification.ts';

// `npm run verify:references` runs the references; here is held that what it saw is still true of them.

const curriculum = await loadCurriculum(await loadChecks());

describe('templates/verified.json', () => {
  const verified = readVerified();

  test('is of the references as they are: else run npm run verify:references', () => {
    const changed = taskNames().filter((task) => verified[task]?.hash !== hashOf(task));
    expect(changed).toEqual([]);
  });

  test('is of tasks that are there', () => {
    expect(Object.keys(verified)).toEqual(taskNames());
  });

  test('has nothing left out that verify.yml says', () => {
    const ran = taskNames().filter(
      (task) => verified[task]?.ran.join() !== Object.keys(verificationOf(task).run).join(),
    );
    expect(ran).toEqual([]);
  });
});

describe('verify.yml of every task', () => {
  test.each(taskNames())('%s says what is run or why nothing is', (task) => {
    const { run, unrun } = verificationOf(task);
    expect(Object.keys(run).length + Object.keys(unrun).length).toBeGreaterThan(0);
  });
});

describe('a command of verify.yml', () => {
  const place = { cwd: '/', env: process.env };

  test('is run in strict mode, and what it said is kept', async () => {
    expect(await bash('echo one; false; echo two', place)).toEqual({ ok: false, output: 'one\n' });
    expect(await bash('false | true', place)).toEqual({ ok: false, output: '' });
    expect(await bash('echo fine', place)).toEqual({ ok: true, output: 'fine\n' });
  });

  test('leaves nothing running, and is stopped when it takes too long', async () => {
    const { ok, output } = await bash('sleep 300 & echo $!', place);
    expect(ok).toBe(true);
    await expect.poll(() => isRunning(output.trim())).toBe(false);
    const slow = await bash('echo begun; sleep 300', { ...place, seconds: 0.3 });
    expect(slow).toEqual({ ok: false, output: 'begun\n\nstopped after 0.3 s' });
  });
});

/** What has ended and waits to be reaped runs no more. */
function isRunning(pid: string): boolean {
  const path = `/proc/${pid}/stat`;
  return existsSync(path) && !/\) Z /.test(readFileSync(path, 'utf8'));
}

describe('the learning path', () => {
  const path = readPath(curriculum);

  test.each(path.slice(0, 3))('$title: each phrase is answered by a task', ({ phrases }) => {
    const open = phrases.filter(({ whole, heading }) => !whole && !heading);
    expect(phrases.length).toBeGreaterThan(5);
    expect(open.map(({ text }) => text)).toEqual([]);
  });

  test('has every phrase in it that a task answers, in the stage of that task', () => {
    const odd = [...curriculum.tasks.values()].filter(({ id, answers }) => {
      const own = path.flatMap(({ phrases }) => phrases).filter(({ tasks }) => tasks.includes(id));
      return answers.some((answer) => !own.some(({ text }) => text.includes(answer) || answer.includes(text)));
    });
    expect(odd.map(({ id }) => id)).toEqual([]);
  });

  test('is read as phrases, of which only whole words are answered', () => {
    const text =
      'Title\n\nStage 0 — First\nSQL (advanced): joins, CTEs.\nWhy: because.\n\nStage 1 — Second\njoins at scale\n';
    const task = { id: 'a', stage: 'one', answers: ['joins', 'CTE'] };
    expect(learningPath(text, ['one', 'two'], [task])).toEqual([
      {
        title: 'Stage 0 — First',
        phrases: [
          { text: 'SQL (advanced)', heading: true, tasks: [], whole: false },
          { text: 'joins', heading: false, tasks: ['a'], whole: true },
          { text: 'CTEs', heading: false, tasks: [], whole: false },
        ],
      },
      { title: 'Stage 1 — Second', phrases: [{ text: 'joins at scale', heading: false, tasks: [], whole: false }] },
    ]);
  });
});
