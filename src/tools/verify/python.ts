import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mustRun } from './command.ts';

/** Downloads and built wheels are kept between runs, outside of the tree; environments are not. */
const cache = join(tmpdir(), 'stagecoach-pip');

/**
 * The folder with the programs of a virtual environment in which these packages are; one that is there is used again.
 * @throws with pip's own words
 */
export async function environmentOf(packages: readonly string[], folder: string): Promise<string> {
  const home = join(folder, createHash('sha256').update(packages.join()).digest('hex').slice(0, 12));
  const bin = join(home, 'bin');
  const place = { cwd: folder, env: { ...process.env, PIP_CACHE_DIR: cache }, seconds: 1800 };
  if (existsSync(join(home, 'whole'))) return bin;
  await mustRun(`python3 -m venv ${home}`, place);
  if (packages.length > 0)
    await mustRun(`${bin}/pip install --quiet ${packages.map((one) => `'${one}'`).join(' ')}`, place);
  await mustRun(`touch ${home}/whole`, place);
  return bin;
}
