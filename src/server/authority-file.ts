import { readFile } from 'node:fs/promises';
import { type Authority, nobody } from '../coach/authority.ts';
import { readAuthority } from '../coach/configuration.ts';
import { ConfigError } from '../config.ts';

/** Who judges in all repositories of this server, from the file that the operator names. @throws ConfigError */
export async function serverAuthority(file: string | undefined): Promise<Authority> {
  if (file === undefined) return nobody;
  const text = await readFile(file, 'utf8').catch(() => {
    throw new ConfigError(`AUTHORITY_FILE names ${file}, which cannot be read.`);
  });
  const read = readAuthority(file, text);
  if (!read.ok) throw new ConfigError(`AUTHORITY_FILE ${file} cannot be used: ${read.problem}.`);
  if (read.value.curriculum)
    throw new ConfigError(`AUTHORITY_FILE ${file} names a curriculum, which is for each organisation to say.`);
  return read.value;
}
