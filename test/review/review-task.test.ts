import { describe, expect, it } from 'vitest';
import type { Level } from '../../src/review/check.ts';
import { unknown } from '../../src/review/check.ts';
import { span } from '../../src/review/range.ts';
import { type Assignment, misplaced, reviewTask } from '../../src/review/review-task.ts';
import { checkOf, noBad, someGood, submissionOf } from './submitted.ts';

const checks = new Map([
  ['dockerfile/bad', noBad],
  ['dockerfile/good', someGood],
  [
    'dockerfile/place',
    checkOf('requires', function* ({ lines }) {
      yield { message: 'missing', at: lines.lineRange(lines.lineCount - 1) };
    }),
  ],
  [
    'dockerfile/throws',
    checkOf('forbids', () => {
      throw new Error('oops');
    }),
  ],
  [
    'dockerfile/unsure',
    checkOf('forbids', function* () {
      yield unknown;
    }),
  ],
  [
    'dockerfile/fixed',
    checkOf('forbids', function* () {
      yield { message: 'bad', at: span(2, 5, 8), fix: { range: span(2, 5, 8), text: 'fine' } };
    }),
  ],
  [
    'dockerfile/syntax-error',
    {
      ...checkOf('forbids', function* (document) {
        if (document.text.includes('((')) yield { message: 'bad', at: span(1, 1, 2) };
      }),
      readsBroken: true,
    },
  ],
]);

const wants = (use: string, more: Partial<Assignment['criteria'][number]> = {}): Assignment => ({
  deliver: { dockerfile: ['**/Dockerfile'] },
  criteria: [{ use, level: 'must' as Level, in: 'each', params: undefined, ...more }],
});

const judged = (assignment: Assignment, files: Parameters<typeof submissionOf>[0]) =>
  reviewTask(assignment, submissionOf(files), checks);
const states = (...given: Parameters<typeof judged>) =>
  judged(...given).criteria.map(({ id, state }) => `${id} ${state}`);

describe('a criterion', () => {
  it('is met or not, with its place', () => {
    expect(judged(wants('dockerfile/bad'), { Dockerfile: 'FROM a\nRUN bad\n' }).criteria).toMatchObject([
      {
        id: 'dockerfile/bad',
        level: 'must',
        expects: 'It is done well',
        state: 'unmet',
        where: { path: 'Dockerfile', line: 2 },
        findings: [{ message: 'bad', text: 'Done badly by `me`.' }],
      },
    ]);
  });

  it('names what was done well when it is met', () => {
    expect(judged(wants('dockerfile/good'), { Dockerfile: 'FROM a\nRUN good\n' }).criteria).toMatchObject([
      { state: 'met', praise: 'Done well by `you`.', where: { line: 2 }, findings: [] },
    ]);
  });

  it('may ask for one document or for each of them', () => {
    const files = { 'a/Dockerfile': 'FROM a\nRUN good\n', 'b/Dockerfile': 'FROM a\n' };
    expect(states(wants('dockerfile/good', { in: 'any' }), files)).toEqual(['dockerfile/good met']);
    expect(states(wants('dockerfile/good', { in: 'each' }), files)).toEqual(['dockerfile/good unmet']);
  });

  it('may be asked of one place alone, and what is there for another one does not answer it', () => {
    const of = wants('dockerfile/good', { in: 'any', of: ['b/Dockerfile'] });
    const both = { 'a/Dockerfile': 'FROM a\nRUN good\n', 'b/Dockerfile': 'FROM a\n' };
    expect(judged(of, both).criteria).toMatchObject([{ state: 'unmet', where: { path: 'b/Dockerfile', line: 1 } }]);
    expect(judged(of, { 'a/Dockerfile': 'FROM a\nRUN good\n' }).criteria).toMatchObject([
      { state: 'absent', detail: 'looked for `b/Dockerfile`', findings: [] },
    ]);
    const elsewhere = { ...of, deliver: { dockerfile: ['a/Dockerfile', 'b/Dockerfile'] } };
    expect(judged(elsewhere, { 'c/Dockerfile': 'FROM a\nRUN good\n' }).criteria).toMatchObject([
      { state: 'met', detail: 'found in `c/Dockerfile`' },
    ]);
  });

  it('that one document would do for is told once: where there is something to point at, else in the first', () => {
    const places = (files: Record<string, string>, scope: 'any' | 'each') =>
      judged(wants('dockerfile/place', { in: scope }), files).criteria.flatMap(({ findings }) =>
        findings.map(({ path, range }) => `${path}:${range.start.line}`),
      );
    const files = { 'a/Dockerfile': 'FROM a\n', 'b/Dockerfile': 'FROM a\n', 'c/Dockerfile': 'FROM a\nRUN here\n' };
    expect(places(files, 'any')).toEqual(['c/Dockerfile:2']);
    expect(places({ 'a/Dockerfile': 'FROM a\n', 'b/Dockerfile': 'FROM a\n' }, 'any')).toEqual(['a/Dockerfile:1']);
    expect(places(files, 'each')).toEqual(['a/Dockerfile:1', 'b/Dockerfile:1', 'c/Dockerfile:2']);
  });

  it('that is there to be praised finds no fault where it is not met', () => {
    expect(judged(wants('dockerfile/good', { level: 'praise' }), { Dockerfile: 'FROM a\n' }).criteria).toMatchObject([
      { state: 'unmet', findings: [] },
    ]);
  });

  it('whose check throws is an error of ours, and the others are judged', () => {
    const both: Assignment = {
      ...wants('dockerfile/throws'),
      criteria: [...wants('dockerfile/throws').criteria, ...wants('dockerfile/bad').criteria],
    };
    const { criteria, failures } = judged(both, { Dockerfile: 'FROM a\n' });
    expect(criteria.map(({ state }) => state)).toEqual(['error', 'met']);
    expect(failures).toMatchObject([
      { check: 'dockerfile/throws', path: 'Dockerfile', error: expect.stringContaining('oops') },
    ]);
  });

  it('that one file cannot tell is unknown', () => {
    expect(states(wants('dockerfile/unsure'), { Dockerfile: 'FROM a\n' })).toEqual(['dockerfile/unsure unknown']);
  });
});

describe('a file that is not there', () => {
  const detail = (
    files: Parameters<typeof submissionOf>[0],
    deliver: Assignment['deliver'] = { dockerfile: ['Dockerfile'] },
  ) => judged({ ...wants('dockerfile/bad'), deliver }, files).criteria[0];

  it('is absent, with what was looked for', () => {
    expect(detail({ 'README.md': 'hi' })).toMatchObject({
      state: 'absent',
      detail: 'looked for `Dockerfile`',
      findings: [],
    });
  });

  it('may be there under a name that comes close', () => {
    expect(detail({ 'Dockerfile.txt': 'FROM a\n', 'x/Dockerfile': 'FROM a\n' })?.detail).toBe(
      'looked for `Dockerfile`; `Dockerfile.txt` comes close, but its ending differs',
    );
  });

  it.each([
    ['binary', 'it is binary'],
    ['too-large', 'it is too large to be read: at most 5 MB of one file are, and 50 MB in all'],
    ['not-utf8', 'it is not UTF-8 text'],
    ['utf-16', 'it is UTF-16, as Windows PowerShell writes files: save it as UTF-8'],
    ['lfs-pointer', 'it is a pointer of Git LFS, and its content is stored elsewhere'],
    ['link', 'it is a link, and links are not followed'],
    ['submodule', 'it is a submodule'],
  ] as const)('may be there, but %s', (kind, why) => {
    expect(detail({ Dockerfile: kind })?.detail).toBe(`looked for \`Dockerfile\`; \`Dockerfile\` is there, but ${why}`);
  });

  it('may be elsewhere: it is read, and moving it is recommended', () => {
    const submission = submissionOf({ 'docker/Dockerfile': 'FROM a\n' });
    const assignment = { ...wants('dockerfile/bad'), deliver: { dockerfile: ['Dockerfile'] } };
    expect(reviewTask(assignment, submission, checks).criteria).toMatchObject([
      { state: 'met', detail: 'found in `docker/Dockerfile`' },
    ]);
    expect(misplaced(assignment, submission)).toMatchObject([
      { id: 'task/misplaced-file', level: 'should', state: 'unmet', findings: [{ path: 'docker/Dockerfile' }] },
    ]);
  });

  it.each([
    ['ci.yml', 'But GitHub does not run it there: it looks for workflows in `.github/workflows/` and nowhere else.'],
    [
      '.github/workflows/old/ci.yml',
      'But GitHub does not run it there: it looks for workflows in `.github/workflows/` and nowhere else.',
    ],
    ['.github/workflows/test.yml', 'The next person looks for it at `.github/workflows/ci.yml`.'],
  ])('may be a workflow that nothing runs: %s', (path, why) => {
    const submission = submissionOf({ [path]: 'on: push\njobs: {}\n' });
    const assignment = { criteria: [], deliver: { workflow: ['.github/workflows/ci.yml'] } };
    expect(misplaced(assignment, submission)).toMatchObject([
      { findings: [{ path, text: `It was read all the same. ${why}` }] },
    ]);
  });

  it('has a name that is learner text', () => {
    expect(detail({ 'a`@all|/Dockerfile': 'FROM a\n' })?.detail).toBe("found in `a'@all|/Dockerfile`");
  });
});

describe('a file that does not parse', () => {
  it('is a finding, whether or not the task asks for it, and silence otherwise', () => {
    expect(states(wants('dockerfile/bad'), { Dockerfile: 'FROM ((\n' })).toContain('dockerfile/syntax-error unmet');
    expect(states(wants('dockerfile/bad'), { Dockerfile: 'FROM a\n' })).toEqual(['dockerfile/bad met']);
  });
});

describe('a fix', () => {
  it('becomes whole lines for a suggestion, without the line ends of Windows', () => {
    expect(
      judged(wants('dockerfile/fixed'), { Dockerfile: 'FROM a\r\nRUN bad # x\r\nRUN y\r\n' }).criteria[0]?.findings[0]
        ?.suggestion,
    ).toEqual({ startLine: 2, line: 2, text: 'RUN fine # x' });
  });
});
