import { z } from 'zod';
import { documentKinds } from '../languages/languages.ts';

const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'an id is lower-case words joined by hyphens');
const globs = z.union([z.string(), z.array(z.string()).nonempty()]).transform((value) => [value].flat());
const level = z.enum(['must', 'should', 'note', 'praise']);

/** Paths are relative to the task's folder, but for `query`, which is in the learner's repository. */
const postgresRun = z.strictObject({
  schema: z.string().describe('SQL file that makes the tables'),
  seed: z.string().describe('SQL file that fills them, `:seed` standing for the number of this review, as in psql'),
  query: z.string().describe("The learner's file: one query"),
  expect: z.string().describe('SQL file of the reference, whose rows are the right ones'),
  ordered: z.boolean().default(false).describe('Whether the order of the rows counts'),
});

const run = z.strictObject({ postgres: postgresRun });

/** Front matter of `task.md`. */
export const taskSchema = z.strictObject({
  title: z.string().min(3).max(80),
  answers: z.array(z.string()).default([]).describe('Phrases of templates/learning-path.txt that it answers'),
  after: z.array(id).default([]).describe('Tasks that come first'),
  minutes: z.int().min(5).max(600),
  optional: z.boolean().default(false).describe('Never blocks its stage'),
  choose: id.optional().describe('One-of group: one member of it is required'),
  deliver: z
    .partialRecord(z.enum(documentKinds as [string, ...string[]]), globs)
    .describe('Document kind -> globs in the learner’s repository'),
  criteria: z
    .array(
      z.strictObject({
        use: z.string().regex(/^[a-z0-9-]+\/[a-z0-9-]+$/, 'a check id is `<language>/<name>`'),
        level: level.optional(),
        in: z.enum(['any', 'each']).optional().describe('Whether one document or each must meet it'),
        with: z.record(z.string(), z.unknown()).default({}).describe('Parameters of the check'),
      }),
    )
    .nonempty(),
  run: z.array(run).default([]),
  ci: z.enum(['required', 'optional', 'none']).default('optional').describe("The learner's own CI at the head commit"),
});

/** Front matter of `stage.md`. */
export const stageSchema = z.strictObject({
  title: z.string().min(3).max(60),
  testOut: z.array(id).default([]).describe('Passing these waives the rest of the stage'),
});

/** `path.yml`: the stages in order. A stage without tasks yet is skipped. */
export const pathSchema = z.strictObject({ stages: z.array(id).nonempty() });

export type PostgresRun = z.output<typeof postgresRun>;
