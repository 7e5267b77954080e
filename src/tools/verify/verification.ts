import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { parseYaml } from '../../curriculum/front-matter.ts';
import { programNames } from './programs.ts';

export const templates = join(import.meta.dirname, '..', '..', '..', 'templates');

/** `verify.yml` of a task: what shows that its reference works, and what nobody can show here. */
export const verificationSchema = z.strictObject({
  python: z
    .array(z.string().regex(/^[\w.-]+(\[[\w,-]+\])?==[\w.]+$/, 'a package is `name==version`'))
    .default([])
    .describe('Packages of the virtual environment in which the commands run'),
  needs: z.array(z.enum(programNames)).default([]).describe('Programs of the machine; a database server is a new one'),
  run: z
    .record(z.string(), z.string())
    .default({})
    .describe('What is shown -> the bash commands that show it, in a folder with starter/ and reference/ laid over it'),
  unrun: z.record(z.string(), z.string()).default({}).describe('What is not run -> why not'),
});

export type Verification = z.output<typeof verificationSchema>;

/** `stage/task` of every task, in order. */
export const taskNames = (): readonly string[] =>
  globSync('*/*/task.md', { cwd: templates })
    .map((path) => path.slice(0, -'/task.md'.length))
    .toSorted();

/** @throws when there is none, or it cannot be read, with file and line */
export function verificationOf(task: string): Verification {
  const path = `${task}/verify.yml`;
  if (!existsSync(join(templates, path))) throw new Error(`${path}:1: say what shows that the reference works`);
  const parsed = parseYaml(path, readFileSync(join(templates, path), 'utf8'), verificationSchema);
  if (parsed.ok) return parsed.data;
  throw new Error(parsed.problems.map(({ file, line, message }) => `${file}:${line}: ${message}`).join('\n'));
}

/** SHA-256 over all that decides whether the reference works: itself, what it is laid over, and what is run. */
export function hashOf(task: string): string {
  const hash = createHash('sha256');
  const cwd = join(templates, task);
  const paths = globSync(['verify.yml', '{reference,starter}/**', '{reference,starter}/**/.*{,/**}'], { cwd });
  for (const path of [...new Set(paths)].toSorted()) {
    if (!statSync(join(cwd, path)).isFile()) continue;
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(cwd, path)))
      .update('\0');
  }
  return hash.digest('hex');
}
