#!/usr/bin/env node
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';

// The command as npm installs it. It may be started by a Node.js that knows no TypeScript, as `npx --prefix` does: then
// the one that the project brings goes on.
const engine = ['--liftoff-only', '--max-semi-space-size=8'];
const cli = join(dirname(fileURLToPath(import.meta.url)), 'cli.ts');

if (process.features.typescript) {
  // The second comes too late for one that runs.
  setFlagsFromString(engine[0]);
  await import('./cli.ts');
} else {
  const node = join(dirname(createRequire(import.meta.url).resolve('node/package.json')), 'bin', 'node');
  const child = spawn(node, [...engine, cli, ...process.argv.slice(2)], { stdio: 'inherit' });
  // The terminal tells both; who asks this process alone to end means the other.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  child.once('exit', (code) => process.exit(code ?? 3));
}
