import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { languages } from '../../src/languages/languages.ts';
import { type Check, notApplicable, unknown } from '../../src/review/check.ts';
import { formatRange, span } from '../../src/review/range.ts';
import { runCheck } from '../../src/review/run-check.ts';
import { checkOf, noBad, someGood, submissionOf } from './submitted.ts';

function run(check: Check, text = 'FROM a\nRUN bad\nRUN bad\n') {
  const submission = submissionOf({ Dockerfile: text });
  const result = runCheck('dockerfile/x', check, 'Dockerfile', undefined, submission);
  if ('error' in result) return result.error.split('\n')[0];
  return [result.state, ...result.hits.map(({ message, range }) => `${formatRange(range)} ${message}`)];
}

describe('a check that forbids', () => {
  it('is met without a hit and unmet with one', () => {
    expect(run(noBad, 'FROM a\n')).toEqual(['met']);
    expect(run(noBad)).toEqual(['unmet', '2:1-2:4 bad', '3:1-3:4 bad']);
  });
});

describe('a check that requires', () => {
  it('is met with evidence', () => {
    expect(run(someGood, 'FROM a\nRUN good\n')).toEqual(['met', '2:1-2:5 found']);
  });

  it('is missed at the beginning of the file unless it says where', () => {
    expect(run(someGood)).toEqual(['unmet', '1:1-1:1 missing']);
    expect(
      run(
        checkOf('requires', function* () {
          yield { message: 'missing', at: span(2, 1, 4) };
        }),
      ),
    ).toEqual(['unmet', '2:1-2:4 missing']);
  });

  it('is unmet when it says what is wrong beside what is right', () => {
    const both = checkOf('requires', function* () {
      yield { message: 'found', at: span(1, 1, 2) };
      yield { message: 'bad', at: span(2, 1, 4) };
    });
    expect(run(both)).toEqual(['unmet', '1:1-1:2 found', '2:1-2:4 bad']);
  });
});

describe('a check that cannot tell', () => {
  it.each([
    ['not-applicable', notApplicable],
    ['unknown', unknown],
  ] as const)('is %s', (state, outcome) => {
    expect(
      run(
        checkOf('forbids', function* () {
          yield outcome;
        }),
      ),
    ).toEqual([state]);
    expect(
      run(
        checkOf('requires', function* () {
          yield outcome;
        }),
      ),
    ).toEqual([state]);
  });

  it('says what it saw all the same', () => {
    const seen = checkOf('forbids', function* () {
      yield unknown;
      yield { message: 'bad', at: span(1, 1, 2) };
    });
    expect(run(seen)).toEqual(['unmet', '1:1-1:2 bad']);
  });

  it('says nothing of a document that does not parse, unless it reads such', () => {
    expect(run(noBad, 'bad\n')).toEqual(['unknown']);
    expect(run({ ...noBad, readsBroken: true }, 'bad\n')).toEqual(['unmet', '1:1-1:4 bad']);
  });
});

describe('a check that fails by itself', () => {
  it('is isolated: what it throws is ours', () => {
    expect(
      run(
        checkOf('forbids', () => {
          throw new Error('oops');
        }),
      ),
    ).toBe('Error: oops');
    expect(
      run(
        checkOf('forbids', function* () {
          yield { message: 'nonsense' as 'bad', at: span(1, 1, 1) };
        }),
      ),
    ).toBe("Error: message 'nonsense' is not declared");
  });

  it("is not the learner's fault either where the parser before it fails", () => {
    const parse = vi.spyOn(languages.dockerfile, 'parse').mockImplementation(() => {
      throw new Error('too odd');
    });
    expect(run(noBad)).toBe('Error: too odd');
    parse.mockRestore();
  });

  it('stops at a hundred hits', () => {
    const endless = checkOf('forbids', function* () {
      for (;;) yield { message: 'bad', at: span(1, 1, 2) };
    });
    expect(run(endless)).toHaveLength(101);
  });
});

describe('learner text in a message', () => {
  const said = (template: string, who: string) => {
    const check = {
      ...checkOf('forbids', function* () {
        yield { message: 'bad', at: span(1, 1, 2), values: { who } };
      }),
      messages: { bad: template },
    };
    const submission = submissionOf({ Dockerfile: 'FROM a' });
    const result = runCheck('x', check, 'Dockerfile', undefined, submission);
    return 'error' in result ? '' : (result.hits[0]?.text ?? '');
  };

  it('stands in backticks, on one line, cut where it is long', () => {
    expect(said('`{who}` is bad.', 'a`b\nc')).toBe("`a'b c` is bad.");
    expect(said('`{who}` is bad.', 'x'.repeat(500))).toBe(`\`${'x'.repeat(119)}…\` is bad.`);
  });

  it('is put into backticks where the message forgot them, unless it is plain words', () => {
    expect(said('{who} is bad.', '@all')).toBe('`@all` is bad.');
    expect(said('{who} is bad.', '3 of 4')).toBe('3 of 4 is bad.');
  });

  it('can never act as markup', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('`', '@', 'a', '#1', '<', '|', '\n', '{who}', '\u202e', 'closes ') }),
        fc.boolean(),
        (who, quoted) => {
          const text = said(quoted ? 'a `{who}` b' : 'a {who} b', who);
          expect(text.split('`').length % 2).toBe(1);
          expect(text.replace(/`[^`]*`/g, '')).not.toMatch(/[@#<|\u202e\n]/);
        },
      ),
    );
  });
});
