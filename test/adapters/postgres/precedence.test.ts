import { expect, it, vi } from 'vitest';
import { createPrecedence } from '../../../src/adapters/postgres/precedence.ts';

// On the embedded database, where workers and webhooks share one thread.

it('a job waits until the webhooks that come in are stored', async () => {
  const webhooks = createPrecedence();
  const [one, two] = [webhooks.begin(), webhooks.begin()];
  const passed = vi.fn();
  const waiting = webhooks.passed().then(passed);
  one();
  await new Promise(setImmediate);
  expect(passed).not.toHaveBeenCalled();
  two();
  await waiting;
  expect(passed).toHaveBeenCalled();
});

it('a job does not wait where nothing comes in, nor for ever where it never ends', async () => {
  await createPrecedence().passed();
  const busy = createPrecedence();
  busy.begin();
  await busy.passed();
});
