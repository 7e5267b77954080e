import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { loneFile } from '../../src/adapters/tree-file.ts';
import { loadChecks } from '../../src/curriculum/load-checks.ts';
import type { Check } from '../../src/review/check.ts';
import { runCheck } from '../../src/review/run-check.ts';
import { Submission } from '../../src/review/submission.ts';

// Precision and recall of every check that decides a criterion, on files whose outcomes were stated by hand. With
// arguments, only the kinds that they name are measured, and every difference is listed.
const wanted = { precision: 0.97, recall: 0.95 };

type Label = boolean | 'na' | 'ns';
type Polarity = 'good' | 'bad' | 'fact';
type Score = { right: number; readonly wrong: string[]; readonly missed: string[] };

const root = import.meta.dirname;
const read = <T>(...path: string[]): T => parse(readFileSync(join(root, ...path), 'utf8')) as T;
const polarity = read<Readonly<Record<string, Polarity>>>('criteria.yml');
const checks = await loadChecks();
const kinds = readdirSync(root, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .filter((name) => process.argv.length === 2 || process.argv.includes(name));
const scores = new Map<string, Score>();

for (const kind of kinds) {
  for (const [file, labels] of Object.entries(read<Record<string, Record<string, Label>>>(kind, 'labels.yml'))) {
    const bytes = readFileSync(join(root, kind, 'files', file));
    const submission = new Submission({ files: [loneFile(file, bytes.length, bytes)], changed: [] });
    for (const [id, check] of checks) {
      const label = check.criterion === undefined ? undefined : labels[check.criterion];
      if (label !== undefined)
        score(
          id,
          polarity[check.criterion ?? ''] ?? 'good',
          `${kind}/${file}`,
          label,
          stateOf(id, check, file, submission),
        );
    }
  }
}

function stateOf(id: string, check: Check, path: string, submission: Submission): string {
  if (check.reads === 'submission' || !submission.pathsOf(check.reads).includes(path)) return 'not read';
  const result = runCheck(id, check, path, check.params?.parse({}), submission);
  return 'error' in result ? `failed: ${result.error.split('\n')[0]}` : result.state;
}

/** A fault is spoken where it is; a fact is spoken where it holds. Everything else is silence. */
function score(id: string, truth: Polarity, file: string, label: Label, state: string): void {
  const entry = scores.get(id) ?? { right: 0, wrong: [], missed: [] };
  scores.set(id, entry);
  const speaks = state === (truth === 'fact' ? 'met' : 'unmet');
  const should = label === (truth !== 'good');
  if (speaks && should) entry.right += 1;
  else if (speaks) entry.wrong.push(`${file} (${label})`);
  else if (should) entry.missed.push(`${file} (${state})`);
}

const ratio = (part: number, rest: number): number => (part + rest === 0 ? 1 : part / (part + rest));
let [below, right, wrong, missed] = [0, 0, 0, 0];
console.log(`${'check'.padEnd(44)} ${'criterion'.padEnd(40)} right wrong missed precision recall`);
for (const [id, entry] of scores) {
  const precision = ratio(entry.right, entry.wrong.length);
  const recall = ratio(entry.right, entry.missed.length);
  const low = precision < wanted.precision || recall < wanted.recall;
  if (low) below += 1;
  right += entry.right;
  wrong += entry.wrong.length;
  missed += entry.missed.length;
  const numbers = [entry.right, entry.wrong.length, entry.missed.length].map((n) => String(n).padStart(5)).join(' ');
  console.log(
    `${id.padEnd(44)} ${(checks.get(id)?.criterion ?? '').padEnd(40)} ${numbers}     ${precision.toFixed(3)}  ${recall.toFixed(3)}${low ? '  <' : ''}`,
  );
  if (process.argv.length > 2 || low) {
    for (const line of entry.wrong) console.log(`    speaks, and should not: ${line}`);
    for (const line of entry.missed) console.log(`    is silent, and should speak: ${line}`);
  }
}
console.log(
  `\nAll together: precision ${ratio(right, wrong).toFixed(3)}, recall ${ratio(right, missed).toFixed(3)}; ${below} of ${scores.size} checks below ${wanted.precision} or ${wanted.recall}.`,
);
process.exitCode = below > 0 ? 1 : 0;
