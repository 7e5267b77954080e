import type { Authority } from '../coach/authority.ts';
import { readAuthority } from '../coach/configuration.ts';
import type { RepositoryRef } from '../coach/learner.ts';
import { ForgeError, type ForgeReader } from '../ports/forge.ts';
import type { Store } from '../ports/store.ts';
import { RecentlyUsed } from '../recently-used.ts';
import type { Log } from './log.ts';

export const configurationFile = 'stagecoach.yml';
/**
 * Another repository of the same owner. Nobody told us its id, and with the id at hand a rename of it would be followed
 * to a repository that its learner may write to.
 */
export const sibling = (repository: RepositoryRef, name: string): RepositoryRef => ({ ...repository, id: 0, name });

export const authorityKey = (owner: string): string => `authority:${owner.toLowerCase()}`;

/** Every job asks who judges, and the roster of a cohort has thousands of lines. */
const mostKept = 50;
const readings = new RecentlyUsed(mostKept, (word: string) => {
  const end = word.indexOf('\n');
  return readAuthority(word.slice(0, end), word.slice(end + 1));
});

/** What an organisation says in this file; cheap to call again for a text that was read lately. */
export const authorityIn = (file: string, text = ''): ReturnType<typeof readAuthority> =>
  readings.get(`${file}\n${text}`);

/** Who judges in the repositories of an owner: the organisation's word, else the server's. */
export async function authorityFor(
  repository: RepositoryRef,
  parts: {
    readonly store: Store;
    readonly server: Authority;
    readonly organisation: (repository: RepositoryRef) => ForgeReader;
    readonly log: Log;
  },
): Promise<Authority> {
  const { store, server, organisation, log } = parts;
  if (repository.ownerType !== 'Organization') return server;
  const kept = await store.setting(authorityKey(repository.owner));
  const text = kept ?? (await readOrganisation(repository, organisation));
  if (kept === undefined) await store.keepSetting(authorityKey(repository.owner), text);
  const read = authorityIn(`${repository.owner}/.github/${configurationFile}`, text);
  if (read.ok) return text.trim() === '' ? server : merge(read.value, server);
  log.warn({ owner: repository.owner, problem: read.problem }, 'the configuration of an organisation cannot be used');
  return server;
}

/** The organisation's file as it is; `''` where there is none, or the App is not installed. */
export async function readOrganisation(
  repository: RepositoryRef,
  organisation: (repository: RepositoryRef) => ForgeReader,
): Promise<string> {
  try {
    return (await organisation(sibling(repository, '.github')).file(configurationFile)) ?? '';
  } catch (error) {
    // The App is not installed there: nobody is named.
    if (error instanceof ForgeError && (error.kind === 'gone' || error.kind === 'forbidden')) return '';
    throw error;
  }
}

const merge = (organisation: Authority, server: Authority): Authority => ({
  mentors: [...new Set([...organisation.mentors, ...server.mentors])],
  roster: { ...server.roster, ...organisation.roster },
  choose: { ...server.choose, ...organisation.choose },
  curriculum: organisation.curriculum,
});

/** Whether an organisation's kept word names this repository, at this full ref, as its curriculum. */
export async function namesCurriculum(
  store: Pick<Store, 'setting'>,
  { owner, name }: RepositoryRef,
  ref: string,
): Promise<boolean> {
  const read = authorityIn(configurationFile, await store.setting(authorityKey(owner)));
  const named = read.ok ? read.value.curriculum : undefined;
  if (!named || named.name.toLowerCase() !== name.toLowerCase()) return false;
  return ref === `refs/heads/${named.ref}` || ref === `refs/tags/${named.ref}`;
}
