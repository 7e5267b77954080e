import { PGlite } from '@electric-sql/pglite';
import { afterEach, expect, it, vi } from 'vitest';
import { EmbeddedEngine, type EngineStopped } from '../../../src/adapters/postgres/embedded-engine.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

const failure = (fields: object) => Object.assign(new Error('No space left on device'), fields);

it.each([
  ['cannot write its log', failure({ severity: 'PANIC', code: '53100' })],
  ['cannot grow a file', failure({ severity: 'ERROR', code: '53100' })],
  ['breaks by itself', failure({ name: 'RuntimeError' })],
])('an engine that %s is over: nothing is asked of it any more, and it closes without a word', async (_, error) => {
  const told: EngineStopped[] = [];
  const engine = await EmbeddedEngine.open({}, (reason) => told.push(reason));
  await expect(engine.query('select 1/0')).rejects.toThrow('division by zero');
  expect((await engine.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
  const asked = vi.spyOn(PGlite.prototype, 'execProtocolRawSync').mockImplementation(() => {
    throw error;
  });
  await expect(engine.exec('select 1')).rejects.toThrow();
  asked.mockClear();
  const reason = 'The embedded database has stopped: No space left on device';
  await expect(engine.query('select 1')).rejects.toThrow(reason);
  await expect(engine.transaction(async (tx) => tx.query('select 1'))).rejects.toThrow(reason);
  await engine.close();
  expect(asked).not.toHaveBeenCalled();
  expect(told.map(({ message, cause }) => [message, cause])).toEqual([[reason, error]]);
});
