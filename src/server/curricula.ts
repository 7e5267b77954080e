import { z } from 'zod';
import type { Authority } from '../coach/authority.ts';
import type { RepositoryRef } from '../coach/learner.ts';
import { type Curriculum, CurriculumError, type StarterFile } from '../curriculum/curriculum.ts';
import type { CurriculumFile } from '../curriculum/files.ts';
import type { Store } from '../ports/store.ts';
import type { Log } from './log.ts';

/** A version of an organisation's curriculum: where it was read, and its files. */
type Version = { readonly source: string; readonly commit: string; readonly files: readonly CurriculumFile[] };

/** Which curriculum is in force where: the one that ships with the program, or the last good one of an organisation. */
export type Curricula = {
  readonly bundled: Curriculum;
  /** Undefined where the organisation names one, and no version of it could be used yet. */
  inForce(
    repository: Pick<RepositoryRef, 'owner'>,
    authority: Pick<Authority, 'curriculum'>,
  ): Promise<Curriculum | undefined>;
  /** The last good one of an organisation. */
  of(owner: string): Promise<Curriculum | undefined>;
  /** The source and commit of the version in force, as `<source>:<commit>`. */
  versionOf(owner: string): Promise<string | undefined>;
  /** Puts a version in force, for all processes. @throws CurriculumError, and the one before stays in force */
  adopt(owner: string, version: Version): Promise<Curriculum>;
};

/** So many curricula of organisations are held in memory; the others are read again when they are asked for. */
const held = 8;

const kept = z.object({
  version: z.string(),
  files: z.array(z.object({ path: z.string(), text: z.string().exactOptional() })),
});

export function createCurricula(parts: {
  readonly store: Pick<Store, 'setting' | 'keepSetting'>;
  readonly bundled: Curriculum;
  /** @throws CurriculumError */
  readonly read: (files: readonly CurriculumFile[]) => Promise<Curriculum>;
  readonly log: Log;
}): Curricula {
  const { store, bundled, read, log } = parts;
  const known = new Map<string, { readonly version: string; readonly curriculum: Curriculum }>();
  const hold = (owner: string, version: string, curriculum: Curriculum): Curriculum => {
    const own = { ...curriculum, origin: { owner, commit: version.slice(version.lastIndexOf(':') + 1) } };
    known.delete(owner);
    known.set(owner, { version, curriculum: own });
    for (const [oldest] of known) if (known.size > held) known.delete(oldest);
    return own;
  };

  async function fromStore(owner: string): Promise<Curriculum | undefined> {
    const text = await store.setting(filesKey(owner));
    if (text === undefined) return undefined;
    const { version, files } = kept.parse(JSON.parse(text));
    try {
      return hold(owner, version, await read(files));
    } catch (error) {
      if (!(error instanceof CurriculumError)) throw error;
      // It was good for the version of the program that took it.
      log.error({ owner, problems: error.message }, 'the curriculum of an organisation cannot be used any more');
      return undefined;
    }
  }

  async function of(name: string): Promise<Curriculum | undefined> {
    const owner = name.toLowerCase();
    const version = await store.setting(versionKey(owner));
    if (version === undefined) return undefined;
    const here = known.get(owner);
    return here?.version === version ? hold(owner, version, here.curriculum) : fromStore(owner);
  }

  return {
    bundled,
    of,
    inForce: async ({ owner }, { curriculum }) => (curriculum === undefined ? bundled : of(owner)),
    versionOf: (owner) => store.setting(versionKey(owner.toLowerCase())),
    async adopt(name, { source, commit, files }) {
      const owner = name.toLowerCase();
      const curriculum = await read(files);
      const version = `${source}:${commit}`;
      await store.keepSetting(filesKey(owner), JSON.stringify({ version, files }));
      await store.keepSetting(versionKey(owner), version);
      return hold(owner, version, curriculum);
    },
  };
}

/**
 * The starter of a task as an organisation's kept version has it; nothing for a task of the default, or when that
 * version is no more. The commit is what only those know whom the organisation lets know.
 */
export async function keptStarter(
  store: Pick<Store, 'setting'>,
  { owner, commit }: { readonly owner: string; readonly commit: string },
  task: string,
): Promise<readonly StarterFile[]> {
  if (!(await store.setting(versionKey(owner.toLowerCase())))?.endsWith(`:${commit}`)) return [];
  const text = await store.setting(filesKey(owner.toLowerCase()));
  if (text === undefined) return [];
  const { version, files } = kept.parse(JSON.parse(text));
  if (!version.endsWith(`:${commit}`)) return [];
  return files.flatMap(({ path, text: one = '' }) => {
    const [, id, folder, ...inside] = path.split('/');
    return id === task && folder === 'starter' ? [{ path: inside.join('/'), text: one }] : [];
  });
}

/** Beside the files, so that each look at what is in force reads a few bytes. */
const versionKey = (owner: string): string => `curriculum:${owner}`;
const filesKey = (owner: string): string => `curriculum-files:${owner}`;
