import { expect, it, vi } from 'vitest';
import { nobody } from '../../src/coach/authority.ts';
import type { RepositoryRef } from '../../src/coach/learner.ts';
import { authorityFor } from '../../src/server/authority.ts';
import { repository } from '../coach/world.ts';

const read = vi.hoisted(() => vi.fn());
vi.mock(import('../../src/coach/configuration.ts'), async (original) => {
  const actual = await original();
  return {
    ...actual,
    readAuthority: (...given) => {
      read(...given);
      return actual.readAuthority(...given);
    },
  };
});

it('who judges is read once for each word of an organisation, not for each job', async () => {
  const settings = new Map([
    ['authority:school', 'mentors: [grace]\n'],
    ['authority:academy', 'mentors: [alan]\n'],
  ]);
  const warnings: object[] = [];
  const mentors = async (owner: string) => {
    const ref: RepositoryRef = { ...repository, owner, ownerType: 'Organization' };
    const parts = {
      store: { setting: async (key: string) => settings.get(key) } as never,
      server: nobody,
      organisation: () => expect.unreachable('nothing is asked of GitHub'),
      log: { debug() {}, info() {}, warn: (fields: object) => void warnings.push(fields), error() {} },
    };
    return (await authorityFor(ref, parts)).mentors;
  };
  const jobs = ['school', 'academy', 'school', 'academy'];
  expect(await Promise.all(jobs.map(mentors))).toEqual([['grace'], ['alan'], ['grace'], ['alan']]);
  expect(read).toHaveBeenCalledTimes(2);
  settings.set('authority:school', 'mentor: [grace]\n');
  expect([await mentors('school'), await mentors('school')]).toEqual([[], []]);
  expect([read.mock.calls.length, warnings.length]).toEqual([3, 2]);
  settings.set('authority:school', 'mentors: [ada]\n');
  expect(await mentors('school')).toEqual(['ada']);
});
