import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

// Loaded before a program (`node --import`): its disk is full as long as the file FULL_DISK is there. What is refused is
// what grows a file; standard output and standard error are no files.

const full = process.env.FULL_DISK ?? '';
const streams: readonly unknown[] = [1, 2];
type Write = (target: unknown, ...more: unknown[]) => unknown;
const writers = fs as unknown as Record<string, Write>;

for (const name of ['writeSync', 'writeFileSync', 'ftruncateSync', 'truncateSync']) {
  const real = writers[name];
  writers[name] = (target, ...more) => {
    if (streams.includes(target) || !fs.existsSync(full)) return real?.(target, ...more);
    throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC', errno: -28 });
  };
}
syncBuiltinESMExports();
