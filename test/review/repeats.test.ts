import { describe, expect, it } from 'vitest';
import type { Level } from '../../src/review/check.ts';
import { span } from '../../src/review/range.ts';
import { repeatsIn, withoutRepeats } from '../../src/review/repeats.ts';
import { reviewTask } from '../../src/review/review-task.ts';
import { findingsOf } from '../../src/review/verdict.ts';
import { reviewOf } from '../coach/world.ts';
import { checkOf, submissionOf } from './submitted.ts';

const forbids = checkOf('forbids', function* () {
  yield { message: 'bad', at: span(2, 1, 4) };
});
const checks = new Map([
  ['dockerfile/wide', { ...forbids, saidBy: ['dockerfile/exact', 'dockerfile/other'] }],
  ['dockerfile/exact', forbids],
  ['dockerfile/alone', forbids],
]);
const said = (
  check: string,
  line: number,
  more: { level?: Level; path?: string; within?: ReturnType<typeof span> } = {},
) => ({
  check,
  level: 'must' as const,
  path: 'Dockerfile',
  range: span(line, 1, 4),
  ...more,
});
const repeated = (...found: readonly ReturnType<typeof said>[]) =>
  [...repeatsIn(found, checks)].map(({ check }) => check);

describe('a finding repeats another one', () => {
  it('when a check that it names says the same of the line', () => {
    expect(repeated(said('dockerfile/wide', 2), said('dockerfile/exact', 2))).toEqual(['dockerfile/wide']);
  });

  it('when that lies within the lines that it names', () => {
    const within = { start: { line: 2, column: 1 }, end: { line: 5, column: 1 } };
    expect(repeated(said('dockerfile/wide', 2, { within }), said('dockerfile/exact', 5))).toEqual(['dockerfile/wide']);
    expect(repeated(said('dockerfile/wide', 2, { within }), said('dockerfile/exact', 6))).toEqual([]);
  });

  it('but not on another line, in another file, from another check, or of a milder one', () => {
    expect(repeated(said('dockerfile/wide', 2), said('dockerfile/exact', 3))).toEqual([]);
    expect(repeated(said('dockerfile/wide', 2), said('dockerfile/exact', 2, { path: 'x/Dockerfile' }))).toEqual([]);
    expect(repeated(said('dockerfile/wide', 2), said('dockerfile/alone', 2))).toEqual([]);
    expect(repeated(said('dockerfile/wide', 2), said('dockerfile/exact', 2, { level: 'note' }))).toEqual([]);
  });
});

it('what repeats another finding is not said, and its criterion stays unmet', () => {
  const wants = ['dockerfile/wide', 'dockerfile/exact'].map((use) => ({
    use,
    level: 'must' as const,
    in: 'each' as const,
    params: undefined,
  }));
  const assignment = { deliver: { dockerfile: ['Dockerfile'] }, criteria: wants };
  const { criteria } = reviewTask(assignment, submissionOf({ Dockerfile: 'FROM a\nRUN bad\n' }), checks);
  expect(criteria.map(({ id, state }) => `${id} ${state}`)).toEqual([
    'dockerfile/wide unmet',
    'dockerfile/exact unmet',
  ]);
  expect(findingsOf(reviewOf(criteria)).map(({ check }) => check)).toEqual(['dockerfile/exact']);
});

it('hits that repeat those of another check are left out, and the state stays', () => {
  const result = (check: string) => ({
    check,
    kind: 'forbids' as const,
    path: 'Dockerfile',
    state: 'unmet' as const,
    hits: [{ message: 'bad', text: 'Bad.', path: 'Dockerfile', range: span(2, 1, 4), evidence: false }],
  });
  const failure = { check: 'dockerfile/alone', path: 'Dockerfile', error: 'oops' };
  expect(withoutRepeats([result('dockerfile/wide'), result('dockerfile/exact'), failure], checks)).toEqual([
    { ...result('dockerfile/wide'), hits: [] },
    result('dockerfile/exact'),
    failure,
  ]);
});
