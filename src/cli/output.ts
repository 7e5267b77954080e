import { styleText } from 'node:util';
import type { Paint } from '../review/render/terminal.ts';

/** 0 pass, 1 needs work, 2 usage or configuration, 3 our fault. */
export type ExitCode = 0 | 1 | 2 | 3;

/** The user's fault: printed as one sentence, exit code 2. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UsageError';
  }
}

/** Colours where the stream is a terminal and NO_COLOR is not set (util.styleText looks at both). */
export const paint: Paint = (colour, text) => styleText(colour, text, { stream: process.stdout });

export const print = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

/** Says on stderr what is going on when it takes over a second; the returned function ends that. */
export function progress(what: string): () => void {
  const timer = setTimeout(() => process.stderr.write(`${what} ...\n`), 1000);
  return () => clearTimeout(timer);
}
