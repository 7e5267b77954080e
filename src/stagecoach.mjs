#!/usr/bin/env node
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';

// The command as npm installs it. It may be started by a Node.js that knows no TypeScript, as `npx --prefix` does: then
// the one that the project brings goes on.
const engine = '--liftoff-only';
const cli = join(dirname(fileURLToPath(import.meta.url)), 'cli.ts');

if (process.features.typescript) {
  setFlagsFromString(engine);
  await import('./cli.ts');
} else {
  const node = join(dirname(createRequire(import.meta.url).resolve('node/package.json')), 'bin', 'node');
  const child = spawn(node, [engine, cli, ...process.argv.slice(2)], { stdio: 'inherit' });
  // The terminal tells both; who asks this process alone to end means the other.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  child.once('exit', (code) => process.exit(code ?? 3));
}
