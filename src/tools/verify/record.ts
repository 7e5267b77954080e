import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { templates } from './verification.ts';

const path = join(templates, 'verified.json');

const verifiedSchema = z.strictObject({
  /** Of what was run; when it no longer matches, nothing is known. */
  hash: z.string(),
  /** Versions by tool. */
  tools: z.record(z.string(), z.string()),
  ran: z.array(z.string()),
});

/** What was seen to work. */
export type Verified = z.output<typeof verifiedSchema>;

/** By `stage/task`. */
export function readVerified(): Readonly<Record<string, Verified>> {
  if (!existsSync(path)) return {};
  return z.record(z.string(), verifiedSchema).parse(JSON.parse(readFileSync(path, 'utf8')));
}

export function writeVerified(verified: Readonly<Record<string, Verified>>): void {
  const sorted = Object.fromEntries(Object.entries(verified).toSorted(([one], [other]) => (one < other ? -1 : 1)));
  writeFileSync(path, `${JSON.stringify(sorted, null, 2)}\n`);
}
