import { describe, expect, it } from 'vitest';
import type { RepositoryRef } from '../../src/coach/learner.ts';
import { ForgeError } from '../../src/ports/forge.ts';
import { standingOf } from '../../src/server/standing.ts';
import { repository } from '../coach/world.ts';

const moved: RepositoryRef = { ...repository, owner: 'otto', installation: 6 };
const another: RepositoryRef = { ...repository, id: 78 };

const refused = (kind: ForgeError['kind']) => new ForgeError(kind, kind);

/** @param installation that GitHub names, or what it answers instead; `found` what is there, seen with its token */
const standing = (installation: number | undefined | ForgeError, found: RepositoryRef | ForgeError, archived = false) =>
  standingOf(
    (ref) => ({
      installation: async () => {
        if (installation instanceof ForgeError) throw installation;
        return installation;
      },
      repository: async () => {
        if (found instanceof ForgeError || ref.installation !== installation) throw found;
        return { ref: found, archived, empty: false, template: false, hasIssues: true, defaultBranch: 'main' };
      },
    }),
    repository,
  );

describe('a repository that refuses work', () => {
  it.each([
    ['there', standing(5, repository)],
    ['archived', standing(5, repository, true)],
    ['gone', standing(undefined, repository)],
    ['gone', standing(5, refused('gone'))],
    ['gone', standing(5, another)],
    ['there', standing(5, refused('forbidden'))],
  ])('is %s', async (expected, found) => {
    expect(await found).toBe(expected);
  });

  it('is where its new installation says', async () => {
    expect(await standing(6, moved)).toEqual({ movedTo: moved });
  });

  it.each(['unavailable', 'rate-limited'] as const)('is nowhere while GitHub is %s', async (kind) => {
    await expect(standing(refused(kind), repository)).rejects.toMatchObject({ kind });
    await expect(standing(5, refused(kind))).rejects.toMatchObject({ kind });
  });
});
