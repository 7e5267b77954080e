import { z } from 'zod';

// What the handlers in the Python files of this folder answer. It comes from an interpreter that hostile code shares.

const place = z.object({ path: z.string(), line: z.int().min(1) });

/** An error of the learner's: its type, its first line, the learner's line, and the module that is not there. */
const error = z.object({
  type: z.string(),
  message: z.string(),
  at: place.optional(),
  missing: z.string().optional(),
});

const test = z.object({
  outcome: z.enum(['passed', 'failed', 'skipped']),
  line: z.int().min(1),
  error: error.optional(),
});

/** What came of one run of the suite: each test by its id, in the order in which they ran. */
export const suiteAnswer = z.object({
  tests: z.record(z.string(), test),
  /** What kept tests from being collected. */
  errors: z.array(error),
  /** It was stopped after more calls and jumps than it may make. */
  endless: z.boolean(),
  steps: z.int(),
});

const position = z.object({ line: z.int().min(1), column: z.int().min(1) });

const operators = [
  'boundary',
  'swallowed',
  'removed',
  'comparison',
  'boolean',
  'none',
  'arithmetic',
  'swapped',
  'constant',
] as const;

const mutant = z.object({
  path: z.string(),
  function: z.string(),
  operator: z.enum(operators),
  from: position,
  to: position,
  before: z.string(),
  after: z.string(),
  /** The whole module with this one bug. */
  text: z.string(),
});

export const rewriteAnswer = z.object({ neutral: z.record(z.string(), z.string()), mutants: z.array(mutant) });

/** `called`: `path:function` of each function that a test called. */
export const witnessAnswer = z.object({
  proven: z.array(z.int()),
  called: z.array(z.string()),
  functions: z.array(z.object({ path: z.string(), function: z.string(), line: z.int().min(1) })),
});

export type SuiteError = z.output<typeof error>;
export type Suite = z.output<typeof suiteAnswer>;
export type Mutant = z.output<typeof mutant>;
export type Operator = Mutant['operator'];
export type Witness = z.output<typeof witnessAnswer>;
