import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { wheelsDir } from '../../src/config.ts';
import { readFault } from '../../src/curriculum/fault.ts';
import { createTestRunner, type Grade, type Job } from '../../src/execution/pytest.ts';
import { installWheels, loadWheels } from '../../src/execution/python/wheels.ts';
import { runTests } from '../../src/review/run-tests.ts';

// `stagecoach sandbox install` brings pytest, and tests make no network: where it was not run, what needs it is skipped,
// and on CI, which has to run it first, fails.
const installed = (await loadWheels(wheelsDir())).length > 0;
if (!installed)
  process.stderr.write('pytest is not there, so grading is not tested: run `stagecoach sandbox install`.\n');

const code = `def total(prices, limit):
    """The sum of the prices that are at most the limit."""
    result = 0
    for price in prices:
        if price <= limit:
            result += price
    return result
`;

const tests = `import pytest

from shop.total import total


@pytest.fixture
def prices():
    return [3, 10, 25]


@pytest.mark.parametrize(("limit", "expected"), [(2, 0), (10, 13), (30, 38)])
def test_total(prices, limit, expected, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    print(limit)
    assert capsys.readouterr().out.strip() == str(limit)
    assert total(prices, limit) == expected
`;

const strict = readFault(
  'faults/strict.py',
  '"""\na price at the limit is left out\n\nAdd a price at the limit\n"""\n\n_total = total\n\n\ndef total(prices, limit):\n    return _total([price for price in prices if price != limit], limit)\n',
);
if ('problem' in strict) throw new Error(strict.problem);

const runner = createTestRunner(wheelsDir(), { spares: 0 });
afterAll(() => runner.close());

/** Without mutants, which take their time, unless they are what it is about. */
const job = (suite: string, more: Readonly<Record<string, string>> = {}, given: Partial<Job> = {}): Job => ({
  files: Object.entries({ 'src/shop/total.py': code, 'tests/test_total.py': suite, ...more }).map(([path, text]) => ({
    path,
    text,
  })),
  roots: ['src', '.'],
  tests: ['tests/test_total.py'],
  module: 'src/shop/total.py',
  modules: ['src/shop/total.py'],
  added: {},
  faults: [strict],
  reference: undefined,
  seed: 1,
  ...given,
});

const faultsOf = (grade: Grade): unknown =>
  grade.kind === 'graded' ? grade.faults.map(({ fault, fate }) => `${fault.id} ${fate}`) : grade;
const troubleOf = (grade: Grade): unknown =>
  grade.kind !== 'trouble'
    ? grade
    : 'tests' in grade.trouble
      ? [grade.trouble.kind, ...grade.trouble.tests.map(({ id }) => id.slice(id.indexOf('::') + 2))]
      : [grade.trouble.kind];

describe.skipIf(!installed && !process.env.CI)('a suite', { timeout: 240_000 }, () => {
  test('with fixtures, parametrisation, tmp_path, monkeypatch and capsys notices a planted bug', async () => {
    expect(faultsOf(await runner.grade(job(tests)))).toEqual(['strict killed']);
  });

  test('that looks too little lets it through, and is told of changes that make a difference', async () => {
    const weak = 'from shop.total import total\n\n\ndef test_total():\n    assert total([3, 25], 10) == 3\n';
    const added = { 'src/shop/total.py': [[1, 7]] as const };
    const grade = await runner.grade(job(weak, {}, { added }));
    expect(faultsOf(grade)).toEqual(['strict survived']);
    expect(grade.kind === 'graded' && grade.survivors.map(({ operator, from }) => `${from.line} ${operator}`)).toEqual([
      '5 boundary',
    ]);
  });

  test('that fails on its own code is told so before anything is planted', async () => {
    const wrong = tests.replace('(2, 0)', '(2, 1)');
    expect(troubleOf(await runner.grade(job(wrong)))).toEqual(['failing', 'test_total[2-1]']);
  });

  test('that depends on chance is flaky', async () => {
    // The second run, which nothing distinguishes from the first, has the number 12.
    const chance = `import random\n\n${tests}\n\ndef test_chance():\n    assert random.random() != random.Random(12).random()\n`;
    expect(troubleOf(await runner.grade(job(chance)))).toEqual(['flaky', 'test_chance']);
  });

  test('of which one test lives on what another leaves behind depends on the order', async () => {
    const shared = `${tests}\n\nseen = []\n\n\ndef test_first():\n    seen.append(1)\n\n\ndef test_second():\n    assert seen\n`;
    expect(troubleOf(await runner.grade(job(shared)))).toEqual(['order', 'test_second']);
  });

  test('whose conftest.py compares the source gains nothing', async () => {
    const hash = createHash('sha256').update(code).digest('hex');
    const spying = `import hashlib\nimport pathlib\n\nimport pytest\n\n\n@pytest.fixture(autouse=True)\ndef same():\n    text = pathlib.Path(__file__).parent.parent / "src/shop/total.py"\n    assert hashlib.sha256(text.read_bytes()).hexdigest() == "${hash}"\n`;
    const grade = await runner.grade(job(tests, { 'tests/conftest.py': spying }));
    expect(troubleOf(grade)).toEqual(['text', 'test_total[2-0]', 'test_total[10-13]', 'test_total[30-38]']);
  });

  test('whose conftest.py fails wherever a bug may be planted gains nothing', async () => {
    const spying = `import pytest\n\n\n@pytest.fixture(autouse=True)\ndef same(request):\n    assert request.config.getoption("assertmode") == "rewrite"\n`;
    const grade = await runner.grade(job(tests, { 'tests/conftest.py': spying }));
    expect(troubleOf(grade)).toEqual(['flaky', 'test_total[2-0]']);
  });

  test('that asks for more than was promised fails on other right code', async () => {
    const reference = code.replace('    result = 0', '    prices.sort()\n    result = 0');
    const picky = `${tests}\n\ndef test_prices_are_left_alone():\n    prices = [2, 1]\n    total(prices, 5)\n    assert prices == [2, 1]\n`;
    const grade = await runner.grade(job(picky, {}, { reference }));
    expect(troubleOf(grade)).toEqual(['reference', 'test_prices_are_left_alone']);
  });

  test('that needs a package which is not here is left to the CI of the learner, and the package is named', async () => {
    const data = {
      files: job(`import requests\n${tests}`).files.map((file) => ({ ...file, size: 1, kind: 'text' as const })),
      changed: [],
    };
    const run = { tests: ['tests/test_*.py'], file: 'src/shop/total.py', root: 'src', faults: [strict] };
    const [criterion] = await runTests(runner, run, data, 1, () => {});
    expect(criterion).toMatchObject({ state: 'unknown', leftToCi: true });
    expect(criterion?.detail).toBe('not run here, where there is no `requests`: your own CI decides');
  });

  test('that never ends is stopped, and its test is named', async () => {
    const endless = `${tests}\n\ndef test_endless():\n    while True:\n        pass\n`;
    expect(troubleOf(await runner.grade(job(endless)))).toEqual(['endless', 'test_endless']);
  });
});

describe('wheels', () => {
  const answering = (body: string) => async () => new Response(body);

  test('are refused when they are not what was pinned, and nothing is kept', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'stagecoach-wheels-'));
    await expect(installWheels(folder, answering('not a wheel'))).rejects.toThrow(
      'pytest-9.2.0-py3-none-any.whl does not have the hash that was pinned, so it was not kept.',
    );
    expect(await loadWheels(folder)).toEqual([]);
    await rm(folder, { recursive: true });
  });

  test.skipIf(!installed)('are not loaded once one of them has changed on disk', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'stagecoach-wheels-'));
    const right = await loadWheels(wheelsDir());
    for (const { name, bytes } of right) await writeFile(join(folder, name), bytes);
    expect((await loadWheels(folder)).map(({ name }) => name)).toEqual(right.map(({ name }) => name));
    const path = join(folder, right[0]?.name ?? '');
    const bytes = await readFile(path);
    bytes[100] = (bytes[100] ?? 0) ^ 1;
    await writeFile(path, bytes);
    expect(await loadWheels(folder)).toEqual([]);
    await rm(folder, { recursive: true });
  });

  test('that are missing leave the criterion open: not the fault of the learner', async () => {
    const none = createTestRunner(undefined);
    expect(await none.grade(job(tests))).toMatchObject({ kind: 'unavailable' });
  });
});
