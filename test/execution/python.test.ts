import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPythonRunner, type PythonRunner } from '../../src/execution/python.ts';
import { runPython } from '../../src/review/run-python.ts';

const pids: number[] = [];
const runner = createPythonRunner({ timeoutSeconds: 5, onStart: (pid) => pids.push(pid) });
beforeAll(() => runner.warm(), 120_000);
afterAll(() => runner.close());

const file = 'src/shop/prices.py';
const reference = `
def total(prices):
    return sum(prices)


def doubled(prices):
    for price in prices:
        yield price * 2


def checked(price):
    if price < 0:
        raise ValueError(f"a price is not below zero: {price}")
    return price
`;
const run = {
  file,
  root: 'src',
  expect: reference,
  given: `
from coach import stream

def prices(random):
    return [[random.randint(1, 9) for _ in range(3)]]

def source(random):
    return [stream([1, 2, 3, 4, 5])]
`,
  cases: [
    { call: 'total', with: [[1, 2, 3]], times: 1 },
    { call: 'total', given: 'prices', with: [], times: 2 },
    { call: 'doubled', given: 'source', take: 2, with: [], times: 1 },
    { call: 'checked', with: [-1], times: 1, names: '-1' },
  ],
};

type Files = Readonly<Record<string, string>>;

async function judge(files: Files, runner_: Pick<PythonRunner, 'run'> = runner) {
  const data = {
    files: Object.entries(files).map(([path, text]) => ({ path, text, size: text.length, kind: 'text' as const })),
    changed: [],
  };
  const reports: string[] = [];
  const criterion = await runPython(runner_, run as never, data, 4711, (error) => reports.push(error));
  return { criterion, reports };
}

/** What the learner reads, one line a finding, with the place where it stands. */
async function told(text: string, more: Files = {}): Promise<string> {
  const { criterion, reports } = await judge({ [file]: text, ...more });
  expect(reports).toEqual([]);
  const lines = criterion.findings.map(({ path, range, title, text: words, table }) =>
    [`${path}:${range.start.line}`, `${title}.`, words, ...(table ? [table.split('\n').at(-1)] : [])].join(' '),
  );
  return lines.join('\n') || criterion.state;
}

/** The reference with one function in other words. */
const withTotal = (body: string): string => `${reference}\n\ndef total(prices):\n${body}\n`;

describe('what a learner reads of the hidden cases', () => {
  it('is nothing when all is right', async () => {
    const { criterion } = await judge({ [file]: reference });
    expect(criterion).toEqual({
      id: `run/python:${file}`,
      level: 'must',
      title: 'Let `src/shop/prices.py` do what the task asks',
      expects: '`src/shop/prices.py` does what the task asks',
      state: 'met',
      detail: 'on inputs made for this review',
      where: { path: file, line: 1 },
      findings: [],
    });
  });

  it('shows the call, what was expected and what came', async () => {
    expect(await told(withTotal('    return sum(prices[1:])'))).toBe(
      'src/shop/prices.py:17 Look again at what `total` returns. For inputs made for this review the result is not the ' +
        'right one (seed 4711). | `total([1, 2, 3])` | `6` | `5` |',
    );
  });

  it('shows the line on which it stopped', async () => {
    expect(await told(withTotal('    return prices[5]'))).toBe(
      'src/shop/prices.py:18 Let this call return instead of stopping. It stopped at this line with ' +
        '`IndexError: list index out of range` (seed 4711). | `total([1, 2, 3])` | `6` | `IndexError: list index out of range` |',
    );
  });

  it('tells a generator that reads ahead from one that does not', async () => {
    const eager = `${reference}\n\ndef doubled(prices):\n    yield from [price * 2 for price in list(prices)]\n`;
    expect(await told(eager)).toBe(
      'src/shop/prices.py:17 Take no more from the source than is asked for. For the first 2 results 5 items of the ' +
        'source had been read (seed 4711). What is read ahead is held in memory, and a slow source keeps everybody ' +
        'waiting. | `doubled(iter([1, 2, 3, 4, 5]))` | `2 items read` | `5 items read` |',
    );
  });

  it('asks for the error that was agreed, and for words that name what was wrong', async () => {
    const checked = (body: string) => `${reference}\n\ndef checked(price):\n    ${body}\n`;
    expect(await told(checked('return price'))).toContain('Refuse this input with `ValueError`.');
    expect(await told(checked('raise KeyError(price)'))).toContain('Raise `ValueError` for this input.');
    expect(await told(checked('raise ValueError("wrong")'))).toContain('Name `-1` in the words of the error.');
  });

  it('names the function that is missing, and says each way of failing once', async () => {
    const lines = (await told('def total(prices):\n    return 0\n')).split('\n');
    expect(lines.map((line) => line.slice(0, 60))).toEqual(
      [
        'src/shop/prices.py:1 Look again at what `total` returns. For',
        'src/shop/prices.py:1 Write `doubled`. The task calls it by th',
        'src/shop/prices.py:1 Write `checked`. The task calls it by th',
      ].map((line) => expect.stringContaining(line.slice(0, 55))),
    );
  });
});

describe('a file that cannot be run', () => {
  const says: readonly (readonly [string, string, string, Files?])[] = [
    [
      'does not import',
      'RATE = {}["EUR"]\n',
      "src/shop/prices.py:1 Let the file be imported. It stopped at this line with `KeyError: 'EUR'`, so nothing in it could be called.",
    ],
    [
      'needs a package that is not there',
      '"""Prices."""\nimport pandas as pd\n',
      "src/shop/prices.py:2 Do without `pandas` here. Where your code is run there is Python's own library and what you handed in, and the task needs no more.",
    ],
    [
      'prints without an end',
      withTotal('    while True:\n        print("x" * 1000)'),
      'src/shop/prices.py:19 Print less. It printed more than anybody reads during `total([1, 2, 3])`, and was stopped. A function returns what it has to say.',
    ],
    [
      'never ends',
      withTotal('    while True:\n        pass'),
      'src/shop/prices.py:19 Let this call come to an end. It was stopped after 5 s during `total([1, 2, 3])`; the reference needs a fraction of a second. Look for a loop without an end, or for something that waits.',
    ],
    [
      'sleeps',
      withTotal('    import time\n    time.sleep(60)'),
      'src/shop/prices.py:19 Let this call come to an end. It was stopped after 5 s during `total([1, 2, 3])`; the reference needs a fraction of a second. Look for a loop without an end, or for something that waits.',
    ],
    [
      'ends the interpreter',
      'import sys\nsys.exit(0)\n',
      'src/shop/prices.py:2 Leave it to the caller to end the program. The interpreter was asked to end while the file was imported. Code that others import raises an error instead.',
    ],
    [
      'takes all memory',
      withTotal('    return [0] * 10**9'),
      'src/shop/prices.py:18 Hold less in memory. It asked for more memory than there is during `total([1, 2, 3])`. Look for a list that grows without an end.',
    ],
    [
      'has the name of a module of Python beside it',
      'import random\nLOT = random.Random(7)\n',
      "src/random.py:1 Rename `src/random.py`. Python has a module of that name, and whatever imports it gets this file instead. The run stopped with `AttributeError: module 'random' has no attribute 'Random'`.",
      { 'src/random.py': 'def lot():\n    return 4\n' },
    ],
    [
      'has the syntax of another Python',
      'def total(prices)\n    return 0\n',
      "src/shop/prices.py:1 Let the file parse. Python 3.14, which runs it here, stopped at this line: `expected ':'`.",
    ],
    [
      'is Python 2',
      'def total(prices):\n    print "total"\n',
      "src/shop/prices.py:2 Write this line for Python 3. This is how Python 2 had it, which ended in 2020: `Missing parentheses in call to 'print'. Did you mean print(...)?`.",
    ],
    [
      'asks for a keyboard',
      withTotal('    return int(input("total? "))'),
      'src/shop/prices.py:18 Take what you need as an argument. `input()` waits for somebody at a keyboard, and where a pipeline runs there is nobody (seed 4711). | `total([1, 2, 3])` | `6` | `EOFError: EOF when reading a line` |',
    ],
    [
      'opens a socket',
      'import socket\nSTORE = socket.create_connection(("10.0.0.1", 5432), timeout=1)\n',
      'src/shop/prices.py:2 Open no connection while the file is imported. There is no network where your code is run, and it stopped here with `OSError: [Errno 23] Host is unreachable`.',
    ],
    [
      'recurses in C until the stack is full',
      withTotal('    nested = []\n    for _ in range(1_000_000): nested = [nested]\n    return repr(nested)'),
      'src/shop/prices.py:17 Keep the interpreter alive. Python itself broke down during `total([1, 2, 3])`. Look for a recursion without an end, or for a value nested far too deep.',
    ],
  ];

  it.each(says.map(([what, text, sentence, more = {}]) => ({ what, text, sentence, more })))(
    'is told so when it $what',
    async ({ text, sentence, more }) => {
      expect(await told(text, more)).toBe(sentence);
    },
  );

  it('leaves the sandbox clean for the next', async () => {
    await told('import builtins, os\nbuiltins.sum = None\nopen("left", "w").write("x")\nos._exit(0)\n');
    expect(await told(`import os\nassert not os.path.exists("left")\n${reference}`)).toBe('met');
  });
});

describe('a sandbox that is not there', () => {
  it('is no fault of the learner, and what was read stands', async () => {
    const { criterion, reports } = await judge(
      { [file]: reference },
      { run: async () => ({ kind: 'unavailable', message: '' }) },
    );
    expect(criterion).toMatchObject({ state: 'unknown', detail: 'not run on this server', findings: [] });
    expect(reports).toEqual([]);
  });

  it('is reported to the operator where it broke', async () => {
    const { criterion, reports } = await judge(
      { [file]: reference },
      { run: async () => ({ kind: 'broken', message: 'no memory' }) },
    );
    expect(criterion).toMatchObject({ state: 'error', findings: [] });
    expect(reports).toEqual(['no memory']);
  });

  it('is missed only where the file is there', async () => {
    const { criterion } = await judge({ 'README.md': '' });
    expect(criterion).toMatchObject({ state: 'absent', detail: 'looked for `src/shop/prices.py`' });
  });
});

describe('the processes', () => {
  it('give the same verdict for the same seed, and end with the runner', async () => {
    const files = [{ path: file, text: withTotal('    return prices[0]') }];
    const first = await runner.run(run as never, files, 7);
    expect(await runner.run(run as never, files, 7)).toEqual(first);
    await runner.close();
    const alive = pids.filter((pid) => {
      try {
        return process.kill(-pid, 0);
      } catch {
        return false;
      }
    });
    expect(alive).toEqual([]);
  });
});
