import { describe, expect, it } from 'vitest';
import { fold } from '../../../src/review/choose.ts';
import { span } from '../../../src/review/range.ts';
import {
  checkOutput,
  fixedSince,
  headline,
  inlineComment,
  reviewBody,
  summaryComment,
} from '../../../src/review/render/github.ts';
import { changed, criterion, failing, finding, newHead, passing, pinned, reviewOf } from '../../coach/world.ts';

const root = criterion('dockerfile/root-user', 'met', {
  expects: 'It runs as its own user',
  where: { path: 'Dockerfile', line: 14 },
  praise: 'It runs as `app`.',
});
const advice = criterion('dockerfile/apt-recommends', 'unmet', {
  level: 'should',
  findings: [3, 5].map((line) =>
    finding('dockerfile/apt-recommends', {
      level: 'should',
      title: 'Leave recommended packages out',
      text: 'They make the image larger.',
      range: span(line, 1, 9),
    }),
  ),
});
const ci = criterion('ci', 'waiting', { expects: 'Your own CI is green', detail: 'waiting for `build | test`' });
const whole = reviewOf([criterion(pinned, 'unmet'), root, ci, criterion('dockerfile/x', 'not-applicable'), advice]);

describe('the summary', () => {
  it('recommends first, then shows what is met, then what is worth knowing', () => {
    expect(
      summaryComment({
        review: whole,
        previous: undefined,
        disputes: {},
        closing: 'A closing sentence.',
        localCommand: 'npx stagecoach review',
      }),
    ).toMatchInlineSnapshot(`
      "**Pin the base image next** - then your own CI has the last word.

      \`git\` · 1 of 3 met

      | | what a production team would check | where |
      |---|---|---|
      | ❌ | The base image is pinned | \`Dockerfile:1\` |
      | ✅ | It runs as its own user | \`Dockerfile:14\` |
      | ⏳ | Your own CI is green | waiting for \`build \\| test\` |

      <details><summary>One thing worth knowing, not required</summary>

      - **Leave recommended packages out** (\`Dockerfile:3\`). They make the image larger. The same at \`Dockerfile:5\`.

      </details>

      A closing sentence.

      \`/coach hint\` for a nudge · \`/coach why\` if this looks wrong · see it locally: \`npx stagecoach review\`"
    `);
  });

  it('of a pass asks for nothing', () => {
    expect(summaryComment({ review: passing, previous: undefined, disputes: {} })).toMatchInlineSnapshot(`
      "**Everything this task asks for is here.**

      \`git\` · 1 of 1 met

      | | what a production team would check | where |
      |---|---|---|
      | ✅ | The base image is pinned |  |"
    `);
  });

  it('shows an objection', () => {
    expect(
      summaryComment({ review: failing, previous: undefined, disputes: { [pinned]: 'our proxy | pins @it' } }),
    ).toContain('| ❌ | The base image is pinned | `Dockerfile:1`, contested: `our proxy \\| pins @it` |');
  });

  it('keeps its columns whatever a CI run is called', () => {
    expect(summaryComment({ review: whole, previous: undefined, disputes: {} })).toContain(
      '| ⏳ | Your own CI is green | waiting for `build \\| test` |',
    );
  });
});

describe('the headline', () => {
  it.each([
    [
      'the next thing, and how many after it',
      reviewOf([criterion(pinned, 'unmet'), criterion('a/b', 'unmet'), criterion('a/c', 'absent')]),
      '**Pin the base image next** - 2 more after it.',
    ],
    [
      'what was looked for',
      reviewOf([criterion(pinned, 'absent', { detail: 'looked for `Dockerfile`' })]),
      '**The file this task asks for is not here yet.** I looked for `Dockerfile`.',
    ],
    [
      'whose fault it is',
      reviewOf([criterion(pinned, 'error')]),
      '**Part of this could not be judged.** That is our fault, not yours, and nothing is counted. It will be tried again within minutes.',
    ],
    [
      'what is awaited',
      reviewOf([criterion(pinned, 'met'), ci]),
      '**Waiting for your own CI.** Everything else is met.',
    ],
    ['that nothing is left', passing, '**Everything this task asks for is here.**'],
  ])('says %s', (_, review, text) => {
    expect(headline(review)).toBe(text);
  });
});

describe('what was fixed', () => {
  const fixed = { ...passing, head: newHead };

  it('is what was open before and is met now', () => {
    expect(fixedSince(fixed, failing)).toBe('Fixed since your last push: the base image is pinned.');
  });

  it('names three things, and says how many more', () => {
    const all = (state: 'met' | 'unmet', head: string) =>
      reviewOf(
        ['A', 'B', 'C', 'D', 'E'].map((letter) => criterion(`x/${letter}`, state, { expects: `A ${letter} is there` })),
        { head },
      );
    expect(fixedSince(all('met', newHead), all('unmet', 'f'.repeat(40)))).toBe(
      'Fixed since your last push: a A is there; a B is there; a C is there; 2 more.',
    );
  });

  it('is nothing at the same head, or without an earlier review, or when it was met before', () => {
    expect([fixedSince(passing, failing), fixedSince(fixed, undefined), fixedSince(fixed, passing)]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe('the body of the review', () => {
  it('of a pass names what was done well, then what was fixed, then what comes next', () => {
    expect(
      reviewBody({ ...reviewOf([criterion(pinned, 'met'), root]), head: newHead }, failing, 'Merge when you like.'),
    ).toBe(
      '**Approved.** It runs as `app`.\n\nFixed since your last push: the base image is pinned.\n\nMerge when you like.',
    );
  });

  it('of one that needs work is the recommendation', () => {
    expect(reviewBody(failing, undefined, 'Merge when you like.')).toBe(
      '**Pin the base image next** - then this task is done.',
    );
  });
});

describe('a comment on a line', () => {
  const fix = { suggestion: { startLine: 1, line: 1, text: 'FROM python:3.12' } };
  const comment = (...findings: Parameters<typeof fold>[0]) => {
    const [folded] = fold(findings);
    if (!folded) throw new Error('nothing to say');
    return inlineComment(folded, changed);
  };

  it('recommends, says what was seen, and offers the fix', () => {
    expect(comment(finding(pinned, fix), finding(pinned, { range: span(7, 1, 2) }))).toEqual({
      path: 'Dockerfile',
      startLine: 1,
      line: 1,
      body: '**Pin the base image.** `python:latest` moves. The same at `Dockerfile:7`.\n\n```suggestion\nFROM python:3.12\n```\n\n`dockerfile/unpinned-base` · `/coach explain dockerfile/unpinned-base`',
    });
  });

  it('offers no fix for lines that the diff does not show', () => {
    expect(comment(finding(pinned, { suggestion: { startLine: 1, line: 41, text: 'x' } })).body).not.toContain(
      'suggestion',
    );
  });

  it('has a fence that the fix cannot end', () => {
    expect(comment(finding(pinned, { suggestion: { startLine: 1, line: 1, text: '```\n@all' } })).body).toContain(
      '````suggestion\n```\n@all\n````',
    );
  });

  it('covers a block of lines, but not a long one', () => {
    const over = (end: number) =>
      comment(finding(pinned, { range: { start: { line: 2, column: 1 }, end: { line: end, column: 4 } } }));
    expect([over(6), over(30)]).toMatchObject([
      { startLine: 2, line: 6 },
      { startLine: 2, line: 2 },
    ]);
  });

  it('shows the rows of what was executed, and offers no page for it', () => {
    expect(comment(finding('run/postgres', { table: '| | `n` |\n|---|---|\n| yours | `1` |' })).body).toBe(
      '**Pin the base image.** `python:latest` moves.\n\n| | `n` |\n|---|---|\n| yours | `1` |',
    );
  });
});

describe('the check run', () => {
  it('has everything that was found, worst first', () => {
    const output = checkOutput(whole);
    expect(output.title).toBe('1 of 3 met: pin the base image');
    expect(output.summary).toMatchInlineSnapshot(`
      "**Pin the base image next** - then your own CI has the last word.

      | | what a production team would check | where |
      |---|---|---|
      | ❌ | The base image is pinned | \`Dockerfile:1\` |
      | ✅ | It runs as its own user | \`Dockerfile:14\` |
      | ⏳ | Your own CI is green | waiting for \`build \\| test\` |

      ### Pin the base image

      \`Dockerfile:1\` \`python:latest\` moves.

      \`dockerfile/unpinned-base\` · must

      ### Leave recommended packages out

      \`Dockerfile:3\` They make the image larger. The same at \`Dockerfile:5\`.

      \`dockerfile/apt-recommends\` · should"
    `);
    expect(output.annotations.map(({ level, title }) => `${level} ${title}`)).toEqual([
      'failure Pin the base image',
      'warning Leave recommended packages out',
      'warning Leave recommended packages out',
    ]);
  });

  it('has 50 annotations at most, and says so', () => {
    const notes = criterion('a/note', 'unmet', {
      level: 'note',
      findings: Array.from({ length: 60 }, () => finding('a/note', { level: 'note' })),
    });
    const output = checkOutput(reviewOf([notes, criterion(pinned, 'unmet')]));
    expect(output.annotations).toHaveLength(50);
    expect(output.annotations[0]).toMatchObject({ level: 'failure' });
    expect(output.summary).toContain('50 of 61 places are annotated, worst first.');
  });

  it('of a pass is short', () => {
    expect(checkOutput(passing)).toMatchObject({ title: '1 of 1 met', annotations: [] });
  });
});
