import { execFile } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { version } from '../src/version.ts';

const run = promisify(execFile);
const command = join(import.meta.dirname, '../src/stagecoach.mjs');

// Node.js 20 is such a one, and `npx --prefix` takes whichever the machine has.
it.each([
  ['that knows TypeScript', []],
  ['that does not', ['--no-strip-types']],
])('is started by a Node.js %s, from any folder', async (_, flags) => {
  const { stdout } = await run(process.execPath, [...flags, command, '--version'], { cwd: tmpdir() });
  expect(stdout.trim()).toBe(version);
  const wrong = run(process.execPath, [...flags, command, 'no-such-thing'], { cwd: tmpdir() });
  await expect(wrong).rejects.toMatchObject({ code: 2 });
});
