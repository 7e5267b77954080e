import { z } from 'zod';
import type { CheckResult } from '../run-check.ts';
import type { Review } from '../verdict.ts';

const position = z.object({ line: z.int().min(1), column: z.int().min(1) });
const range = z.object({ start: position, end: position }).describe('From start up to, but not including, end');
const fix = z.object({ range, text: z.string() }).describe('Replace what stands at the range with the text');
const path = z.string().describe('Relative to the repository, or as it was given');

const checkResult = z.object({
  check: z.string(),
  kind: z.enum(['forbids', 'requires']),
  path,
  state: z.enum(['met', 'unmet', 'not-applicable', 'unknown']),
  hits: z.array(z.object({ message: z.string(), text: z.string(), path: path.optional(), range, fix: fix.optional() })),
});

/** `stagecoach check --format json`. */
export const checkReportSchema = z.object({
  results: z.array(checkResult),
  skipped: z.array(z.object({ path, reason: z.string() })),
  errors: z
    .array(z.object({ check: z.string(), path, error: z.string() }))
    .describe('Checks that failed by themselves'),
});

/** `stagecoach review --format json`. */
export const reviewReportSchema = z.object({
  task: z.string(),
  verdict: z.enum(['pass', 'needs-work', 'waiting', 'error']),
  base: z.string(),
  head: z.string(),
  seed: z.int(),
  checker: z.string(),
  curriculum: z.string(),
  criteria: z.array(
    z.object({
      id: z.string(),
      level: z.enum(['must', 'should', 'note', 'praise']),
      state: z.enum(['met', 'unmet', 'absent', 'waiting', 'error', 'not-applicable', 'unknown', 'contested']),
      expects: z.string(),
      title: z.string(),
      where: z.object({ path, line: z.int() }).optional(),
      detail: z.string().optional(),
      planted: z
        .object({ killed: z.int(), survived: z.int(), timedOut: z.int() })
        .optional()
        .describe('Bugs that were planted to see whether the tests notice, by what became of them'),
      findings: z.array(
        z.object({ check: z.string(), message: z.string(), text: z.string(), path, range, fix: fix.optional() }),
      ),
    }),
  ),
});

/** One entry of `results`: the hits that explain its state. */
export const checkResultJson = (result: CheckResult): z.input<typeof checkResult> => {
  const { check, kind, path: document, state, hits } = result;
  return {
    check,
    kind,
    path: document,
    state,
    hits: hits
      .filter((hit) => hit.evidence === (state === 'met'))
      .map(({ message, text, range: at, fix: edit, path: place }) => ({
        message,
        text,
        ...(place !== document && { path: place }),
        range: at,
        ...(edit && { fix: edit }),
      })),
  };
};

export const reviewJson = (review: Review): z.input<typeof reviewReportSchema> => ({
  task: review.task,
  verdict: review.verdict,
  base: review.base,
  head: review.head,
  seed: review.seed,
  checker: review.checker,
  curriculum: review.curriculum,
  criteria: review.criteria.map(({ id, level, state, expects, title, where, detail, planted, findings }) => ({
    id,
    level,
    state,
    expects,
    title,
    ...(where && { where }),
    ...(detail !== undefined && { detail }),
    ...(planted && { planted }),
    findings: findings.map(({ check, message, text, path: place, range: at, fix: edit }) => ({
      check,
      message,
      text,
      path: place,
      range: at,
      ...(edit && { fix: edit }),
    })),
  })),
});
