import { join } from 'node:path';
import type { Checks } from '../review/check.ts';
import type { Curriculum } from './curriculum.ts';
import { type CurriculumFiles, filesIn } from './files.ts';
import { readCurriculum } from './read.ts';

const bundledFolder = join(import.meta.dirname, '..', '..', 'templates');

/**
 * The curriculum that ships with the program, or the one in a folder.
 * @throws CurriculumError with every problem found, each with file, line and remedy
 */
export async function loadCurriculum(checks: Checks, folder: string = bundledFolder): Promise<Curriculum> {
  return folder === bundledFolder ? bundled(checks) : readOwn(filesIn(folder), checks);
}

/** A curriculum of somebody's own, which may go on from the bundled one. @throws CurriculumError */
export const readOwn = (files: CurriculumFiles, checks: Checks): Curriculum =>
  readCurriculum(files, checks, () => bundled(checks));

const known = new WeakMap<Checks, Curriculum>();

/** Read once: it ships with the program. */
function bundled(checks: Checks): Curriculum {
  const curriculum = known.get(checks) ?? readCurriculum(filesIn(bundledFolder), checks);
  known.set(checks, curriculum);
  return curriculum;
}
