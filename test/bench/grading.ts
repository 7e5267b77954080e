import { readFileSync } from 'node:fs';
import { wheelsDir } from '../../src/config.ts';
import { createTestRunner, type Job } from '../../src/execution/pytest.ts';

// A 20-test suite with 12 mutants, graded on one core: `taskset -c 0`, as package.json has it. Exits 1 when a limit is
// missed. Every run of the suite has a process of its own, which begins from a memory snapshot with pytest loaded.

const limit = { seconds: 30, megabytes: 450 } as const;
const task = new URL('../../templates/delivery/pytest-pipelines/', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, task), 'utf8');

/** The reference has 14 tests. */
const more = `

@pytest.mark.parametrize("amount", ["1", "2", "3", "4", "5", "6"])
def test_an_amount_is_kept(row: dict[str, str], amount: str):
    assert parse({**row, "amount": amount}).amount == Decimal(amount)
`;
const module = 'src/pipeline/orders.py';
const job: Job = {
  files: [
    { path: 'src/pipeline/__init__.py', text: '' },
    { path: module, text: read(`reference/${module}`) },
    { path: 'tests/test_orders.py', text: read('reference/tests/test_orders.py') + more },
  ],
  roots: ['src', '.'],
  tests: ['tests/test_orders.py'],
  module,
  modules: [module],
  added: { [module]: [[1, 1000]] },
  faults: [],
  reference: read(`reference/${module}`),
  seed: 1,
};

let peak = 0;
const pids = new Set<number>();
const runner = createTestRunner(wheelsDir(), { onStart: (pid) => pids.add(pid) });
const watch = setInterval(() => {
  for (const pid of pids) peak = Math.max(peak, peakOf(pid));
}, 20);

function peakOf(pid: number): number {
  try {
    return Number(/^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    pids.delete(pid);
    return 0;
  }
}

await runner.warm();
const began = performance.now();
const grade = await runner.grade(job);
const seconds = (performance.now() - began) / 1000;
clearInterval(watch);
await runner.close();
if (grade.kind !== 'graded') throw new Error(JSON.stringify(grade));
process.stdout.write(
  `${grade.tests} tests, ${grade.mutants.length} mutants: ${seconds.toFixed(1)} s (limit ${limit.seconds} s), a process holds at most ${Math.round(peak)} MB (limit ${limit.megabytes} MB)\n`,
);
process.exitCode = seconds > limit.seconds || peak > limit.megabytes || grade.mutants.length < 12 ? 1 : 0;
