import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Check, Checks } from '../review/check.ts';
import { unwrap } from './unwrap.ts';

const checksFolder = join(import.meta.dirname, '..', 'checks');

/** Every check of `src/checks`, sorted by id. Throws when a folder has no `check.ts` or it exports no `check`. */
export async function loadChecks(folder: string = checksFolder): Promise<Checks> {
  const checks = new Map<string, Check>();
  for (const language of await subfolders(folder)) {
    for (const name of await subfolders(join(folder, language))) {
      const module: { check?: Check } = await import(pathToFileURL(join(folder, language, name, 'check.ts')).href);
      if (!module.check) throw new Error(`src/checks/${language}/${name}/check.ts exports no \`check\``);
      checks.set(`${language}/${name}`, module.check);
    }
  }
  return checks;
}

async function subfolders(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries.flatMap((entry) => (entry.isDirectory() ? [entry.name] : [])).toSorted();
}

/** The pages for learners: check id -> text of its `check.md`. */
export async function loadExplanations(
  checks: Checks,
  folder: string = checksFolder,
): Promise<ReadonlyMap<string, string>> {
  const pages = [...checks.keys()].map(
    async (id) => [id, unwrap(await readFile(join(folder, id, 'check.md'), 'utf8'))] as const,
  );
  return new Map(await Promise.all(pages));
}
