import { mkdirSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadChecks } from '../../src/curriculum/load-checks.ts';
import { type DocumentKind, documentKinds, languages } from '../../src/languages/languages.ts';
import { processorTime } from '../../src/languages/processor-time.ts';
import { LineMap, type Range } from '../../src/review/range.ts';
import { corpus } from '../bench/corpus.ts';
import { checksOf, type Judged, judge } from '../bench/judge.ts';
import { Chance, mutate } from './mutate.ts';

// `node one-kind.ts <kind> <count> <first> <seed>`: judges mutated files of one kind. It writes the number of each input
// before it is judged, so that whoever started this process knows on which one it hangs, and a line for each fault.
const limit = 2000;
/** Starting the program shellcheck takes 13 ms: only some of the inputs are given to it. */
const shellcheckEach = 25;
const asksShellcheck = /^shell\/(?:unquoted-variable|unguarded-cd|shellcheck-error|syntax-error)$/;

const [kind, count, first, seed] = process.argv.slice(2) as [DocumentKind, string, string, string];
const checks = await loadChecks();
const own = [...checksOf(checks, kind), ...checksOf(checks, 'submission')];
const withoutShellcheck = own.filter(([id]) => !asksShellcheck.test(id));
const files = corpus().get(kind) ?? [];
const texts = files.map(({ text }) => text);
const folder = join(tmpdir(), 'stagecoach-fuzz');
mkdirSync(folder, { recursive: true });

for (let number = Number(first); number < Number(first) + Number(count); number += 1) {
  const chance = new Chance(Number(seed) * 1_000_003 + documentKinds.indexOf(kind) * 100_003 + number);
  const file = files[chance.below(files.length)] ?? { path: kind, text: '' };
  const text = mutate(chance, file.text, texts);
  writeSync(1, `${number}\n`);
  const saved = join(folder, `${kind}-${number}.txt`);
  // One that was asked for by its number may be the one that hangs.
  if (count === '1') writeFileSync(saved, text);
  for (const fault of faultsOf(file.path, text, number)) {
    writeFileSync(saved, text);
    writeSync(1, `fault ${kind} ${number}: ${fault} (${file.path}, ${saved})\n`);
  }
}

function faultsOf(path: string, text: string, number: number): readonly string[] {
  const some = number % shellcheckEach === 0 ? own : withoutShellcheck;
  try {
    const began = processorTime();
    for (const each of documentKinds) languages[each].recognise(path, text);
    const recognised = processorTime() - began;
    const judged = judge(some, kind, path, text, processorTime);
    return [
      ...judged.errors.map((error) => error.split('\n').slice(0, 3).join(' ')),
      ...slowParts(judged, recognised).map(([name, ms]) => `${name} took ${Math.round(ms)} ms`),
      ...outside(judged, path, text),
    ];
  } catch (error) {
    return [`thrown: ${error instanceof Error ? error.stack?.split('\n').slice(0, 4).join(' ') : error}`];
  }
}

function slowParts({ parse, total, checks: each }: Judged, recognised: number): readonly (readonly [string, number])[] {
  const parts = [['recognising', recognised], ['parsing', parse], ...each.map(({ id, ms }) => [id, ms])] as const;
  const all = parts as readonly (readonly [string, number])[];
  const slow = all.filter(([, ms]) => ms > limit);
  return slow.length === 0 && total > limit ? [['all together', total]] : slow;
}

/** Positions that are not in the text. */
function outside({ results, problem }: Judged, path: string, text: string): readonly string[] {
  const lines = new LineMap(text);
  const places = results.flatMap(({ check, hits }) =>
    hits
      .filter((hit) => hit.path === path)
      .flatMap(({ message, range, fix }) => [
        { name: `${check}#${message}`, range },
        ...(fix ? [{ name: `the fix of ${check}#${message}`, range: fix.range }] : []),
      ]),
  );
  const all = problem ? [...places, { name: 'the syntax problem', range: problem.at }] : places;
  return all.flatMap(({ name, range }) => (isInside(range, lines) ? [] : `${name} is at ${JSON.stringify(range)}`));
}

function isInside({ start, end }: Range, lines: LineMap): boolean {
  const isOrdered = start.line < end.line || (start.line === end.line && start.column <= end.column);
  return (
    isOrdered &&
    [start, end].every(({ line, column }) => {
      const isLine = Number.isInteger(line) && line >= 1 && line <= lines.lineCount;
      return isLine && Number.isInteger(column) && column >= 1 && column <= lengthOf(line, lines) + 1;
    })
  );
}

/** With the carriage return of a Windows line end. */
function lengthOf(line: number, lines: LineMap): number {
  const next = lines.offset({ line: line + 1, column: 1 });
  return next - lines.offset({ line, column: 1 }) - (line < lines.lineCount ? 1 : 0);
}
