import type { Authority } from '../coach/authority.ts';
import { readAuthority } from '../coach/configuration.ts';
import type { RepositoryRef } from '../coach/learner.ts';
import { ForgeError, type ForgeReader } from '../ports/forge.ts';
import type { Store } from '../ports/store.ts';
import type { Log } from './log.ts';

const file = 'stagecoach.yml';
const key = (owner: string): string => `authority:${owner.toLowerCase()}`;

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
  const kept = await store.setting(key(repository.owner));
  const text = kept ?? (await readOrganisation(repository, organisation));
  if (kept === undefined) await store.keepSetting(key(repository.owner), text);
  const read = readAuthority(`${repository.owner}/.github/${file}`, text);
  if (read.ok) return text.trim() === '' ? server : merge(read.value, server);
  log.warn({ owner: repository.owner, problem: read.problem }, 'the configuration of an organisation cannot be used');
  return server;
}

/** Reads the organisation's file anew; what cannot be used is not kept, so the last good one stays in force. */
export async function refreshAuthority(
  repository: RepositoryRef,
  parts: Parameters<typeof authorityFor>[1],
): Promise<void> {
  const text = await readOrganisation(repository, parts.organisation);
  const read = readAuthority(`${repository.owner}/.github/${file}`, text);
  if (read.ok) await parts.store.keepSetting(key(repository.owner), text);
  else
    parts.log.warn(
      { owner: repository.owner, problem: read.problem },
      'the new configuration of an organisation cannot be used',
    );
}

async function readOrganisation(
  repository: RepositoryRef,
  organisation: (repository: RepositoryRef) => ForgeReader,
): Promise<string> {
  try {
    return (await organisation({ ...repository, name: '.github' }).file(file)) ?? '';
  } catch (error) {
    // The App is not installed there: nobody is named.
    if (error instanceof ForgeError && (error.kind === 'gone' || error.kind === 'forbidden')) return '';
    throw error;
  }
}

const merge = (organisation: Authority, server: Authority): Authority => ({
  mentors: [...new Set([...organisation.mentors, ...server.mentors])],
  roster: { ...server.roster, ...organisation.roster },
});
