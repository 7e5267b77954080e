import type { SubmissionData } from '../../src/review/submission.ts';

// In the place of the program that reviews: what a check or a parser would do that a submission has led astray.

type ParserMemory = new (size: object) => { grow(pages: number): void };
const { Memory } = (globalThis as unknown as { WebAssembly: { Memory: ParserMemory } }).WebAssembly;

const astray: Readonly<Record<string, () => void>> = {
  time() {
    for (;;);
  },
  memory() {
    const held: number[][] = [];
    for (;;) held.push(new Array(100_000).fill(held.length));
  },
  parser() {
    const memory = new Memory({ initial: 1 });
    for (;;) memory.grow(1024);
  },
  end: () => process.exit(0),
  fault() {
    throw new RangeError('a parser gave up');
  },
};

export function reviewInChild({ data }: { readonly data: SubmissionData }): object {
  astray[data.files[0]?.path ?? '']?.();
  return { criteria: [], failures: [], environment: process.env };
}
