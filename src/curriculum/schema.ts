import { z } from 'zod';
import { fromYaml } from '../execution/python/values.ts';
import { documentKinds } from '../languages/languages.ts';

const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'an id is lower-case words joined by hyphens');
const globs = z.union([z.string(), z.array(z.string()).nonempty()]).transform((value) => [value].flat());
const level = z.enum(['must', 'should', 'note', 'praise']);

/** Which of the kinds below needs which of the keys that not all have. */
const keysOf = {
  query: ['ordered'],
  migration: [],
  twice: ['days', 'show', 'between'],
  statements: ['down'],
} as const satisfies Record<string, readonly string[]>;
const needed = { query: [], migration: [], twice: ['days', 'show'], statements: [] } as const;

/** Paths are relative to the task's folder, but for `query` and `down`, which are in the learner's repository. */
const postgresRun = z
  .strictObject({
    kind: z
      .enum(['query', 'migration', 'twice', 'statements'])
      .default('query')
      .describe(
        'query: its rows are compared. migration: the plans before and after it. twice: a load that is run again. ' +
          'statements: given statements that its tables, roles and grants must refuse or allow',
      ),
    schema: z.string().describe('SQL file that makes the tables'),
    seed: z.string().describe('SQL file that fills them, `:seed` standing for the number of this review, as in psql'),
    query: z.string().describe("The learner's file"),
    expect: z
      .string()
      .describe(
        'SQL file of the reference query, whose rows are the right ones; of a migration, the given queries, the slow one ' +
          'first; of a load, the one that is right; of `statements`, those that are tried',
      ),
    ordered: z.boolean().optional().describe('query: whether the order of the rows counts'),
    days: z.array(z.string()).nonempty().optional().describe("twice: the values of `:'day'`, each run in turn"),
    show: z.string().optional().describe('twice: SQL file of the query that shows what was loaded'),
    between: z.string().optional().describe('twice: SQL file of what happens to the source between the two rounds'),
    down: z.string().optional().describe("statements: the learner's file that leads back"),
  })
  .superRefine((given, context) => {
    const own: readonly string[] = keysOf[given.kind];
    for (const key of Object.values(keysOf).flat())
      if (given[key] !== undefined && !own.includes(key))
        context.addIssue({ code: 'custom', path: [key], message: `\`${key}\` is not for the kind \`${given.kind}\`` });
    for (const key of needed[given.kind])
      if (given[key] === undefined)
        context.addIssue({ code: 'custom', path: [key], message: `the kind \`${given.kind}\` needs \`${key}\`` });
  });

const pythonCase = z
  .strictObject({
    call: z.string().describe("A function of the learner's module"),
    scene: z
      .string()
      .optional()
      .describe('A function of `scenes` that uses it: it gets the module and the arguments, and is called instead'),
    with: z
      .array(z.unknown())
      .default([])
      .describe(
        'The arguments; `{ $decimal: "1.50" }`, `$datetime`, `$date`, `$tuple`, `$set`, and what is watched: `$stream`, `$recorder`, `$connection`',
      ),
    given: z.string().optional().describe('A function of `given` that makes the arguments from a random generator'),
    times: z.int().min(1).max(20).default(1).describe('How many different arguments `given` is asked for'),
    take: z
      .int()
      .min(0)
      .max(1000)
      .optional()
      .describe('Only so many items of the result, and how far its source was read'),
    names: z.string().optional().describe('What the words of the error have to name'),
    shown: z.string().optional().describe('The call in words, for a scene'),
  })
  .superRefine(({ scene, shown, given, with: values }, context) => {
    const issue = (message: string) => context.addIssue({ code: 'custom', message });
    if (scene !== undefined && shown === undefined) issue('a `scene` needs `shown`: say what it does');
    if (given !== undefined && values.length > 0) issue('a case has its arguments either `with` or `given`');
    try {
      fromYaml(values);
    } catch (error) {
      issue(error instanceof Error ? error.message : String(error));
    }
  });

/** Paths are relative to the task's folder, but for `file` and `root`, which are in the learner's repository. */
const pythonRun = z.strictObject({
  file: z.string().endsWith('.py').describe("The learner's file"),
  root: z.string().default('src').describe('The folder from which modules are imported; `.` is the repository'),
  expect: z.string().describe('Python file of the reference: what it does is right'),
  given: z
    .string()
    .optional()
    .describe('Python file with functions that make arguments: `def name(random): return [...]`'),
  scenes: z
    .string()
    .optional()
    .describe('Python file with functions that use what was handed in; learners may read it'),
  cases: z.array(pythonCase).nonempty(),
});

/** Paths are relative to the task's folder, but for `tests`, `file` and `root`, which are in the learner's repository. */
const pytestRun = z.strictObject({
  tests: globs.describe("The learner's test files"),
  file: z.string().endsWith('.py').describe("The learner's module, in which bugs are planted"),
  root: z.string().default('src').describe('The folder from which modules are imported; `.` is the repository'),
  reference: z.string().optional().describe('Python file that is right too, and on which the tests have to pass'),
  faults: z.string().default('faults').describe('Folder of Python files, each of which plants one bug in `file`'),
});

const run = z
  .strictObject({ postgres: postgresRun.optional(), python: pythonRun.optional(), pytest: pytestRun.optional() })
  .refine((given) => Object.keys(given).length === 1, 'a run is of one kind');

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
        of: globs.optional().describe('The only ones of the delivered files that it is asked of'),
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
export const pathSchema = z
  .strictObject({
    extends: z.literal('default').optional().describe('Go on from the curriculum that ships with Stagecoach'),
    stages: z.array(id).nonempty().optional().describe('The stages in order; those of the default, where left out'),
    without: z.array(id).default([]).describe('Tasks of the default that this path leaves out'),
  })
  .superRefine(({ extends: base, stages, without }, context) => {
    if (base !== undefined) return;
    if (!stages)
      context.addIssue({ code: 'custom', path: [], message: 'name the stages here, in order, as `stages:`' });
    if (without.length > 0)
      context.addIssue({
        code: 'custom',
        path: ['without'],
        message: 'there is nothing to leave out without `extends`',
      });
  });

export type PathFile = z.output<typeof pathSchema>;
export type TaskFrontMatter = z.output<typeof taskSchema>;
export type PostgresRun = z.output<typeof postgresRun>;
export type PythonRun = z.output<typeof pythonRun>;
export type PytestRun = z.output<typeof pytestRun>;
