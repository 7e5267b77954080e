import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadChecks } from '../src/curriculum/load-checks.ts';
import type { Check, CheckId } from '../src/review/check.ts';
import { formatRange } from '../src/review/range.ts';
import { type CheckResult, runCheck } from '../src/review/run-check.ts';
import { Submission, type SubmissionData } from '../src/review/submission.ts';
import { submissionOf } from './folder.ts';

// Every case of every check. `only=dockerfile/ npm run test:cases` runs those whose id begins so.
const only = process.env.only ?? '';
// These ask the program shellcheck, and say nothing where it is not installed.
const askShellcheck = ['unquoted-variable', 'unguarded-cd', 'shellcheck-error', 'syntax-error'].map(
  (name) => `shell/${name}`,
);
const noShellcheck = spawnSync('shellcheck', ['--version']).status !== 0;
if (noShellcheck) console.warn('shellcheck is not installed: the cases of the checks that ask it are skipped');
const root = join(import.meta.dirname, '../src/checks');
const checks = await loadChecks();

describe.each([...checks].filter(([id]) => id.startsWith(only)))('%s', (id, check) => {
  const cases = readdirSync(join(root, id, 'cases')).toSorted();

  test.skipIf(noShellcheck && askShellcheck.includes(id)).each(cases)('%s', (name) => {
    const folder = join(root, id, 'cases', name);
    const expected = existsSync(join(folder, 'expected.txt'))
      ? readFileSync(join(folder, 'expected.txt'), 'utf8').trim().split('\n')
      : [];
    const results = runOn(id, check, submissionOf(folder));
    const said = results.flatMap((result) => [
      ...result.hits
        .filter((hit) => !hit.evidence)
        .map((hit) => `${hit.path}:${formatRange(hit.range)} ${hit.message}`),
      ...(expected.includes(`${result.path} ${result.state}`) ? [`${result.path} ${result.state}`] : []),
    ]);
    expect(said.toSorted()).toEqual(expected.toSorted());
    expect(results.length, 'the case holds nothing that the check reads').toBeGreaterThan(0);
    if (name.startsWith('bad')) expect(expected.length, 'a bad case must say what is expected').toBeGreaterThan(0);
  });

  test('has a bad and a good case, and a case for each problem it can name', () => {
    expect(cases.filter((name) => name.startsWith('bad')).length).toBeGreaterThan(0);
    expect(cases.filter((name) => name.startsWith('good')).length).toBeGreaterThan(0);
    const text = cases
      .map((name) => join(root, id, 'cases', name, 'expected.txt'))
      .filter((file) => existsSync(file))
      .map((file) => readFileSync(file, 'utf8'))
      .join('\n');
    const problems = Object.keys(check.messages).filter((message) => check.kind === 'forbids' || message !== 'found');
    const unseen = problems.filter((message) => !new RegExp(`\\s${message}$`, 'm').test(text));
    expect(unseen, 'messages that no case shows').toEqual([]);
  });
});

function runOn(id: CheckId, check: Check, data: SubmissionData): readonly CheckResult[] {
  const submission = new Submission(data);
  const params = check.params?.parse({});
  const paths = check.reads === 'submission' ? [''] : submission.pathsOf(check.reads);
  return paths.map((path) => {
    const result = runCheck(id, check, path, params, submission);
    if ('error' in result) throw new Error(result.error);
    return result;
  });
}
