import { describe, expect, test } from 'vitest';
import type { Fate, Grade, Operator, Survivor, Trouble } from '../../src/execution/pytest.ts';
import { asksCi } from '../../src/review/ci.ts';
import { reviewJson } from '../../src/review/render/json.ts';
import { terminalReview } from '../../src/review/render/terminal.ts';
import { runTests } from '../../src/review/run-tests.ts';
import type { SubmissionData } from '../../src/review/submission.ts';
import type { Criterion, Review } from '../../src/review/verdict.ts';

// What a learner reads of how their tests were graded, word by word.

const file = (path: string, text: string) => ({ path, text, size: text.length, kind: 'text' as const });
const code = 'def total(prices):\n    return sum(prices)\n';
const data: SubmissionData = {
  files: [
    file('src/shop/total.py', code),
    file('tests/test_total.py', 'def test_total():\n    assert total([1]) == 1\n'),
  ],
  changed: [],
};
const fault = {
  id: 'first-lost',
  what: 'the first price is lost',
  advice: 'Add a case with two prices',
  breaks: 'total',
};
const run = {
  tests: ['tests/test_*.py'],
  file: 'src/shop/total.py',
  root: 'src',
  faults: [{ ...fault, text: '' }],
};

const judge = (grade: Grade, given = data): Promise<readonly Criterion[]> =>
  runTests({ grade: async () => grade }, run, given, 1, () => {});

const graded = (fates: readonly Fate[], more: Partial<Extract<Grade, { kind: 'graded' }>> = {}): Grade => ({
  kind: 'graded',
  tests: 1,
  faults: fates.map((fate) => ({ fault: { ...fault, text: '' }, fate })),
  mutants: [],
  survivors: [],
  uncalled: [],
  ...more,
});

const survivor = (operator: Operator, before: string, after: string, line = 2): Survivor => ({
  id: line,
  path: 'src/shop/total.py',
  function: 'total',
  operator,
  from: { line, column: 1 },
  to: { line, column: 2 },
  before,
  after,
  text: '',
});

const textOf = async (grade: Grade): Promise<readonly string[]> =>
  (await judge(grade)).flatMap(({ findings }) =>
    findings.map(({ level, path, range, title, text }) => `${level} ${path}:${range.start.line} ${title}. ${text}`),
  );

describe('a planted bug', () => {
  test('that went unnoticed is named at the function that it breaks, with what to add', async () => {
    expect(await textOf(graded(['survived']))).toEqual([
      'must src/shop/total.py:1 Add a case with two prices. Your tests still pass when the first price is lost.',
    ]);
  });

  test('is counted, and shown as a bar', async () => {
    const [criterion] = await judge(graded(['killed', 'survived', 'timed-out', 'killed']));
    expect(criterion).toMatchObject({
      state: 'unmet',
      detail: '■■■■■■■□□□ 3 of 4 planted bugs noticed',
      planted: { killed: 2, survived: 1, timedOut: 1 },
    });
  });

  test('that is noticed like every other is praised', async () => {
    const [criterion] = await judge(graded(['killed', 'killed']));
    expect(criterion).toMatchObject({
      state: 'met',
      detail: '■■■■■■■■■■ 2 of 2 planted bugs noticed',
      praise: '2 bugs were planted in your code, and your tests noticed every one.',
    });
  });

  test('is in the JSON of the review, and its bar in the terminal', async () => {
    const criteria = await judge(graded(['killed', 'survived']));
    const review: Review = {
      task: 't',
      base: 'b',
      head: 'h',
      seed: 1,
      checker: '1',
      curriculum: 'c',
      verdict: 'needs-work',
      criteria,
    };
    expect(reviewJson(review).criteria[0]?.planted).toEqual({ killed: 1, survived: 1, timedOut: 0 });
    expect(terminalReview(review, (_, text) => text)).toContain('■■■■■□□□□□ 1 of 2 planted bugs noticed');
  });
});

describe('a small change that goes unnoticed', () => {
  const said: readonly (readonly [Operator, string, string, string])[] = [
    [
      'boundary',
      'a < 0',
      'a <= 0',
      'Test what happens exactly at the border. Your tests still pass when `a < 0` becomes `a <= 0`. Add a case that lies on the border itself, as that is where code is wrong most often.',
    ],
    [
      'swallowed',
      'except ValueError',
      'except ValueError',
      'Test that the error comes out. Your tests still pass when what stands under `except ValueError` is left out, so that the error is swallowed. Add a case that gets there, and say what has to come out of it.',
    ],
    [
      'removed',
      'seen.add(1)',
      'pass',
      'Test what this line is for. Your tests still pass without `seen.add(1)`. Add a case in which its effect can be seen.',
    ],
    [
      'comparison',
      'a in b',
      'a not in b',
      'Test both answers of this comparison. Your tests still pass when `a in b` becomes `a not in b`. Add a case for the other answer, and compare the whole result.',
    ],
    [
      'boolean',
      'a and b',
      'a or b',
      'Test each side of this condition. Your tests still pass when `a and b` becomes `a or b`. Add a case in which only one side of it holds.',
    ],
    [
      'none',
      'return a',
      'return None',
      'Look at what the function returns. Your tests still pass when this line returns nothing instead of `a`. Compare the result with the value that it should be.',
    ],
    [
      'arithmetic',
      'a * b',
      'a / b',
      'Choose numbers that tell the two apart. Your tests still pass when `a * b` becomes `a / b`. With 0, 1 or 2 both often give the same: use others, and compare the exact result.',
    ],
    [
      'swapped',
      'f(a, b)',
      'f(b, a)',
      'Hand in arguments that differ. Your tests still pass when `f(a, b)` becomes `f(b, a)`. Add a case in which it matters which of them comes first.',
    ],
    [
      'constant',
      '1',
      '2',
      'Test the value that stands here. Your tests still pass when `1` becomes `2`. Add a case whose result depends on it.',
    ],
  ];

  test.each(said)('(%s) is advice', async (operator, before, after, text) => {
    const grade = graded(['killed'], { mutants: ['survived'], survivors: [survivor(operator, before, after)] });
    expect(await textOf(grade)).toEqual([`should src/shop/total.py:2 ${text}`]);
  });

  test('is one of three pieces of advice at most; equal ones count once', async () => {
    const survivors = [
      survivor('boundary', 'a < 0', 'a <= 0', 1),
      survivor('boundary', 'b < 0', 'b <= 0', 2),
      survivor('removed', 'x()', 'pass'),
      survivor('none', 'return a', 'return None'),
    ];
    const uncalled = [{ path: 'src/shop/total.py', function: 'spare', line: 2 }];
    const [, advice] = await judge(
      graded(['killed'], { mutants: ['killed', ...survivors.map(() => 'survived' as const)], survivors, uncalled }),
    );
    expect(advice?.findings.map(({ message }) => message)).toEqual(['uncalled', 'boundary', 'boundary', 'removed']);
    expect(advice?.findings[0]?.text).toBe('No test calls `spare`, so nobody would notice if it broke.');
    expect(advice?.planted).toEqual({ killed: 1, survived: 4, timedOut: 0 });
  });

  test('that makes no difference is not counted', async () => {
    const [, advice] = await judge(graded(['killed'], { mutants: ['killed', 'survived'] }));
    expect(advice).toMatchObject({ state: 'met', detail: '■■■■■■■■■■ 1 of 1 small change noticed' });
  });
});

describe('before anything is planted', () => {
  const test_ = { id: 'tests/test_total.py::test_total[1-2]', line: 1 };
  const error = { type: 'AssertionError', message: 'assert 1 == 2', at: { path: 'tests/test_total.py', line: 2 } };
  const trouble = (kind: 'failing' | 'endless' | 'flaky' | 'order' | 'text' | 'reference'): Trouble => ({
    kind,
    tests: [{ ...test_, error }],
  });

  test.each([
    [
      'failing',
      'Make your own tests pass first. `test_total[1-2]` fails with `AssertionError: assert 1 == 2`. While a test is red, nobody can tell what it would notice.',
    ],
    [
      'endless',
      'Let this test come to an end. `test_total[1-2]` does not, and was stopped. Look for a loop without an end, or for something that waits.',
    ],
    [
      'flaky',
      'Let this test give the same answer each time. `test_total[1-2]` passed, and failed when the same was run again with `AssertionError: assert 1 == 2`. Look for chance, the clock, or something that is left over from another test.',
    ],
    [
      'order',
      'Let each test stand on its own. `test_total[1-2]` fails when the tests run in the opposite order with `AssertionError: assert 1 == 2`. It lives on what another test leaves behind: let a fixture make that anew.',
    ],
    [
      'text',
      'Test what the code does, not how it is written. `test_total[1-2]` fails when local names and layout of the code change and what it does stays the same with `AssertionError: assert 1 == 2`. Such a test stops people from tidying up.',
    ],
    [
      'reference',
      'Ask only for what was promised. `test_total[1-2]` passes on your code, and fails on other code that keeps every promise: `AssertionError: assert 1 == 2`. It asks for something that nobody was promised.',
    ],
  ] as const)('a suite in trouble (%s) is told the test, its line and the next step', async (kind, text) => {
    expect(await textOf({ kind: 'trouble', trouble: trouble(kind) })).toEqual([`must tests/test_total.py:2 ${text}`]);
  });

  test('tests that do not load are told where', async () => {
    const broken = {
      kind: 'unloadable',
      error: { ...error, type: 'NameError', message: "name 'totl' is not defined" },
    } as const;
    expect(await textOf({ kind: 'trouble', trouble: broken })).toEqual([
      "must tests/test_total.py:2 Let pytest load your tests. It stopped here with `NameError: name 'totl' is not defined`.",
    ]);
  });

  test.each([
    [
      { kind: 'timed-out', seconds: 30 },
      'Let the tests come to an end. They were stopped after 30 s. Look for a loop without an end, or for something that waits.',
    ],
    [
      { kind: 'too-big', reason: 'memory', limit: 450 },
      'Hold less in memory. The tests asked for more memory than there is, and were stopped. Smaller data show the same.',
    ],
    [
      { kind: 'too-big', reason: 'output', limit: 1 },
      'Print less. The tests printed more than anybody reads, and were stopped.',
    ],
    [
      { kind: 'ended', crashed: true },
      'Keep the interpreter alive. Python itself ended while the tests ran. Look for `os._exit`, or for a recursion without an end.',
    ],
  ] as const)('tests that stop the interpreter are told so (%o)', async (stop, text) => {
    expect(await textOf({ kind: 'stopped', stop })).toEqual([`must tests/test_total.py:1 ${text}`]);
  });

  test('no test is no measure, which the checks that read the file explain', async () => {
    expect(await judge({ kind: 'trouble', trouble: { kind: 'none' } })).toMatchObject([
      { state: 'unmet', findings: [], detail: 'no test ran: none was found, or all are skipped' },
    ]);
  });

  test('a package that is not here leaves the word to the CI of the learner', async () => {
    const missing = { kind: 'missing', modules: ['pandas', 'numpy'], error } as const;
    const criteria = await judge({ kind: 'trouble', trouble: missing });
    expect(criteria).toMatchObject([
      {
        state: 'unknown',
        detail: 'not run here, where there is no `pandas`, `numpy`: your own CI decides',
        leftToCi: true,
      },
    ]);
    const review = { criteria } as unknown as Review;
    expect(asksCi({ ci: 'optional' }, review)).toBe(true);
    expect(asksCi({ ci: 'optional' }, { ...review, criteria: [] })).toBe(false);
  });

  test('our own faults are not the learner’s', async () => {
    const [there] = await judge({ kind: 'unavailable', message: '' });
    expect(there).toMatchObject({ state: 'unknown', detail: 'not run on this server' });
    const [ours] = await judge({ kind: 'broken', message: '' });
    expect(ours).toMatchObject({ state: 'error', detail: 'the Python sandbox stopped' });
  });

  test('what is not there is looked for by name', async () => {
    const [code_, tests] = data.files;
    const grade = graded(['killed']);
    expect(await judge(grade, { files: tests ? [tests] : [], changed: [] })).toMatchObject([
      { state: 'absent', detail: 'looked for `src/shop/total.py`' },
    ]);
    expect(await judge(grade, { files: code_ ? [code_] : [], changed: [] })).toMatchObject([
      { state: 'absent', detail: 'looked for `tests/test_*.py`' },
    ]);
  });
});
