import type { CheckResult } from '../run-check.ts';
import type { Review } from '../verdict.ts';

/** One entry of `results` in `stagecoach check --format json`; its schema is `schemas/check.json`. */
export const checkResultJson = ({ check, kind, path, state, hits }: CheckResult) => ({
  check,
  kind,
  path,
  state,
  hits: hits
    .filter((hit) => hit.evidence === (state === 'met'))
    .map(({ message, text, range, fix, path: place }) => ({
      message,
      text,
      ...(place !== path && { path: place }),
      range,
      ...(fix && { fix }),
    })),
});

/** `stagecoach review --format json`; its schema is `schemas/review.json`. */
export const reviewJson = (review: Review) => ({
  task: review.task,
  verdict: review.verdict,
  base: review.base,
  head: review.head,
  seed: review.seed,
  checker: review.checker,
  curriculum: review.curriculum,
  criteria: review.criteria.map(({ id, level, state, expects, title, where, detail, findings }) => ({
    id,
    level,
    state,
    expects,
    title,
    ...(where && { where }),
    ...(detail !== undefined && { detail }),
    findings: findings.map(({ check, message, text, path, range, fix }) => ({
      check,
      message,
      text,
      path,
      range,
      ...(fix && { fix }),
    })),
  })),
});
