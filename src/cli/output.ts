import { styleText } from 'node:util';
import { nearest } from '../curriculum/nearest.ts';
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

/** What is no part of the output that a program may read. */
export const warn = (text: string): void => {
  process.stderr.write(`${text}\n`);
};

/** Of a name that nobody knows: the nearest one, where one is near, and what lists them all. */
export function unknownName(what: 'task' | 'check', name: string, known: Iterable<string>): UsageError {
  const lists = { task: 'stagecoach tasks', check: 'stagecoach explain' }[what];
  const near = nearest(name, known);
  return new UsageError(
    `There is no ${what} ${name}; ${near === undefined ? '' : `did you mean ${near}? `}\`${lists}\` lists them.`,
  );
}

/** Says on stderr what is going on when it takes over a second; the returned function ends that. */
export function progress(what: string): () => void {
  const timer = setTimeout(() => process.stderr.write(`${what} ...\n`), 1000);
  return () => clearTimeout(timer);
}
