import { loadChecks } from '../../src/curriculum/load-checks.ts';
import { type DocumentKind, documentKinds } from '../../src/languages/languages.ts';
import { processorTime } from '../../src/languages/processor-time.ts';
import type { Check, CheckId } from '../../src/review/check.ts';
import { type CorpusFile, corpus, varied } from './corpus.ts';
import { checksOf, judge } from './judge.ts';
import { longFile } from './long-files.ts';
import { median } from './served.ts';

// Time of all checks of a kind on one file of it, parsing and Ruff included, warm: each text is new in each round.
// `npm run bench:checks -- python sql` measures these kinds only. The machine may be busy with other things: of a file the
// median of several rounds counts, and of a long one the processor's time of this thread, whose clock is too coarse for
// less. The young generation of the heap is made large, so that the growth is the checks' own. The program shellcheck is
// another process, and starting it takes longer than the limit whatever it does: the checks that ask it have a row of their
// own, without a limit.
const limits = { median: 3, growth: 12, longest: 2000 };
const lines = { short: 2_000, long: 20_000 };
const rounds = 5;
const enough = 500;
const asksShellcheck = new Set(['unquoted-variable', 'unguarded-cd', 'shellcheck-error', 'syntax-error']);

type Row = Readonly<Record<string, string | number>>;
type Measured = { readonly row: Row; readonly misses: readonly string[] };
type Some = readonly (readonly [CheckId, Check])[];

const all = await loadChecks();
const files = corpus();
const wanted = process.argv.slice(2);
const kinds = documentKinds.filter((kind) => wanted.length === 0 || wanted.includes(kind));
const measured = kinds.flatMap((kind) => {
  const checks = checksOf(all, kind);
  if (kind !== 'shell') return measure(kind, kind, checks, files.get(kind) ?? []);
  const isApart = (id: CheckId) => asksShellcheck.has(id.slice(id.indexOf('/') + 1));
  const own = checks.filter(([id]) => !isApart(id));
  return [
    measure(kind, kind, own, files.get(kind) ?? []),
    {
      ...measure(
        'shell, by shellcheck',
        kind,
        checks.filter(([id]) => isApart(id)),
        files.get(kind) ?? [],
      ),
      misses: [],
    },
  ];
});
console.table(measured.map(({ row }) => row));
const misses = measured.flatMap((one) => one.misses);
for (const miss of misses) console.log(`missed: ${miss}`);
process.exitCode = misses.length === 0 ? 0 : 1;

function measure(name: string, kind: DocumentKind, checks: Some, some: readonly CorpusFile[]): Measured {
  const totals = some.map((): number[] => []);
  const spent = new Map<CheckId, number>();
  for (let round = -2; round < rounds; round += 1) {
    for (const [at, { path, text }] of some.entries()) {
      const { total, checks: times } = judge(checks, kind, path, varied(kind, text, round));
      if (round < 0) continue;
      totals[at]?.push(total);
      for (const { id, ms } of times) spent.set(id, (spent.get(id) ?? 0) + ms / rounds / some.length);
    }
  }
  const perFile = totals.map(median).toSorted((a, b) => a - b);
  const [slowest, its] = [...spent].toSorted(([, a], [, b]) => b - a)[0] ?? ['-', 0];
  const { short, long, growth } = growthOf(kind, checks);
  const middle = median(perFile);
  const longest = Math.max(long, ...perFile);
  return {
    row: {
      kind: name,
      checks: checks.length,
      files: some.length,
      'median ms': round2(middle),
      'p95 ms': round2(perFile[Math.floor(perFile.length * 0.95)] ?? 0),
      'slowest check': `${slowest} ${round2(its)} ms`,
      '2,000 lines ms': round2(short),
      '20,000 lines ms': round2(long),
      growth: round2(growth),
    },
    misses: [
      ...(middle >= limits.median ? [`${name}: the median file takes ${round2(middle)} ms`] : []),
      // Below that the clock's own steps are seen.
      ...(growth > limits.growth && long > 20
        ? [`${name}: ten times the lines take ${round2(growth)} times as long`]
        : []),
      ...(longest >= limits.longest ? [`${name}: a file takes ${round2(longest)} ms`] : []),
    ],
  };
}

/** Others on the machine spoil its caches, for the long text more than for the short one: a miss is measured again. */
function growthOf(kind: DocumentKind, checks: Some): { short: number; long: number; growth: number } {
  const tries: { short: number; long: number; growth: number }[] = [];
  do {
    const short = timeOfLong(kind, checks, lines.short);
    const long = timeOfLong(kind, checks, lines.long);
    tries.push({ short, long, growth: long / short });
  } while (tries.length < 3 && tries.every(({ growth }) => growth > limits.growth));
  return tries.toSorted((a, b) => a.growth - b.growth)[0] ?? { short: 0, long: 0, growth: 0 };
}

/** The mean of so many runs that the clock's steps of 10 ms do not show, after some that warm up. */
function timeOfLong(kind: DocumentKind, checks: Some, count: number): number {
  const { path, text } = longFile(kind, count);
  let [sum, runs] = [0, 0];
  for (let run = -3; runs < 4 || (sum < enough && runs < 100); run += 1) {
    const { total, problem } = judge(checks, kind, path, varied(kind, text, `${count} ${run}`), processorTime);
    if (problem) throw new Error(`the long file of ${kind} cannot be read: ${problem.message}`);
    if (run < 0) continue;
    sum += total;
    runs += 1;
  }
  return sum / runs;
}

function round2(number: number): number {
  return Math.round(number * 100) / 100;
}
