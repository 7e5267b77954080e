import { afterAll, beforeAll, expect, it } from 'vitest';
import { openScene, type Place, type Scene } from './scene.ts';

// A machine whose clock jumps: what the coach decides depends on what is, never on when that seems to have been.

let scene: Scene;
let ada: Place;

beforeAll(async () => {
  scene = await openScene();
  ada = await scene.learner('jumping');
});
afterAll(async () => {
  expect(scene.problems()).toEqual([]);
  await scene.close();
});

const day = 24 * 3600;

it('each push is answered once, before and after a jump back of a month and one ahead of a year', async () => {
  const head = await ada.push({ Dockerfile: 'FROM python:latest\nCMD ["python", "-m", "job"]\n' }, 'docker-image');
  const pull = await ada.open('docker-image');
  await scene.quiet();
  const heads = [head];
  for (const jump of [-30 * day, 395 * day]) {
    await scene.stop();
    await scene.start(jump);
    heads.push(await ada.push({ Dockerfile: `FROM python:latest\n# ${jump}\nCMD ["python", "-m", "job"]\n` }));
    await scene.quiet();
  }
  for (const one of heads) expect((await ada.check(one))?.conclusion).toBe('action_required');
  expect(await ada.said(pull)).toHaveLength(1);
  expect((await ada.reviews(pull)).map(({ state }) => state)).toEqual(['CHANGES_REQUESTED']);
  expect(await ada.issues()).toHaveLength(2);
});
