import { describe, expect, it } from 'vitest';
import { span } from '../../../src/review/range.ts';
import { checkReportSchema, checkResultJson, reviewJson, reviewReportSchema } from '../../../src/review/render/json.ts';
import { sarif } from '../../../src/review/render/sarif.ts';
import { terminalHit, terminalReview } from '../../../src/review/render/terminal.ts';
import { criterion, failing, finding, pinned, reviewOf } from '../../coach/world.ts';

const uncoloured = (_: string, text: string) => text;

describe('in a terminal', () => {
  it('a review is its gates, its findings, its verdict', () => {
    const review = reviewOf([
      criterion(pinned, 'unmet', { findings: [finding(pinned), finding(pinned, { range: span(9, 1, 2) })] }),
      criterion('ci', 'unknown', { expects: 'Your own CI is green', detail: 'checked on GitHub' }),
    ]);
    expect(terminalReview(review, uncoloured)).toBe(
      [
        'git',
        '  ✗ The base image is pinned Dockerfile:1',
        '  - Your own CI is green checked on GitHub',
        '',
        'Dockerfile:1:6  Pin the base image (must, dockerfile/unpinned-base)',
        '    `python:latest` moves.',
        '    also at Dockerfile:9',
        '',
        'Not there yet.',
      ].join('\n'),
    );
  });

  it('a finding names what else it holds for', () => {
    const unused = (name: string) => finding(pinned, { text: `Nothing calls \`${name}\`.` });
    const review = reviewOf([criterion(pinned, 'unmet', { findings: [unused('read_csv'), unused('merge')] })]);
    expect(terminalReview(review, uncoloured)).toContain('    Nothing calls `read_csv`.\n    also for `merge`\n');
  });

  it('a hit is one line', () => {
    const hit = { message: 'bad', text: 'Bad.', path: 'a/Dockerfile', range: span(2, 3, 4), evidence: false };
    expect(terminalHit('dockerfile/bad', 'must', hit, uncoloured)).toBe('a/Dockerfile:2:3 must dockerfile/bad Bad.');
  });

  it('a path cannot drive the terminal', () => {
    const path = '\u001b[2Jx';
    expect(
      terminalReview(
        reviewOf([criterion(pinned, 'unmet', { where: { path, line: 1 }, findings: [finding(pinned, { path })] })]),
        uncoloured,
      ),
    ).not.toContain('\u001b');
  });
});

describe('as JSON', () => {
  it('a review keeps to its published schema', () => {
    const review = reviewOf([
      criterion(pinned, 'unmet', {
        findings: [finding(pinned, { fix: { range: span(1, 6, 19), text: 'python:3.12' } })],
      }),
    ]);
    const json = JSON.parse(JSON.stringify(reviewJson(review)));
    expect(reviewReportSchema.strict().parse(json)).toEqual(json);
  });

  it('a result shows the hits that explain its state', () => {
    const hit = { text: 'x', path: 'Dockerfile', range: span(1, 1, 2) };
    const result = checkResultJson({
      check: 'a/b',
      kind: 'requires',
      path: 'Dockerfile',
      state: 'unmet',
      hits: [
        { ...hit, message: 'found', evidence: true },
        { ...hit, message: 'bad', evidence: false },
      ],
    });
    expect(result.hits.map(({ message }) => message)).toEqual(['bad']);
    expect(() => checkReportSchema.parse({ results: [result], skipped: [], errors: [] })).not.toThrow();
  });
});

describe('as SARIF', () => {
  it('a finding has its rule, its level and its place', () => {
    const report = sarif(
      [
        {
          check: pinned,
          title: 'Do it well',
          level: 'must',
          text: 'Bad.',
          path: 'a b/Dockerfile',
          range: span(1, 6, 19),
        },
      ],
      '1.0.0',
    );
    expect(report).toMatchObject({
      version: '2.1.0',
      runs: [
        {
          tool: {
            driver: {
              name: 'stagecoach',
              version: '1.0.0',
              rules: [{ id: pinned, shortDescription: { text: 'Do it well' } }],
            },
          },
          results: [
            {
              ruleId: pinned,
              level: 'error',
              message: { text: 'Bad.' },
              locations: [
                {
                  physicalLocation: {
                    artifactLocation: { uri: 'a%20b/Dockerfile' },
                    region: { startLine: 1, startColumn: 6, endLine: 1, endColumn: 19 },
                  },
                },
              ],
            },
          ],
        },
      ],
    });
  });

  it('takes every finding of a review', () => {
    expect(
      sarif(
        failing.criteria.flatMap(({ findings }) => findings),
        '1',
      ),
    ).toMatchObject({ runs: [{ results: [{}] }] });
  });
});
