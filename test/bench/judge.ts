import type { SyntaxProblem } from '../../src/languages/document.ts';
import { type DocumentKind, languages } from '../../src/languages/languages.ts';
import type { Check, CheckId, Checks } from '../../src/review/check.ts';
import { type CheckResult, runCheck } from '../../src/review/run-check.ts';
import { Submission } from '../../src/review/submission.ts';

/** What one file took: in all, to be parsed, and in each check; milliseconds. */
export type Judged = {
  readonly total: number;
  readonly parse: number;
  readonly problem: SyntaxProblem | undefined;
  readonly checks: readonly { readonly id: CheckId; readonly ms: number }[];
  readonly results: readonly CheckResult[];
  readonly errors: readonly string[];
};

export const checksOf = (checks: Checks, kind: DocumentKind | 'submission'): readonly (readonly [CheckId, Check])[] =>
  [...checks].filter(([, check]) => check.reads === kind);

/** Recognises, parses and judges a file that is handed in alone, by all of these checks. */
export function judge(
  checks: readonly (readonly [CheckId, Check])[],
  kind: DocumentKind,
  path: string,
  text: string,
  now: () => number = () => performance.now(),
): Judged {
  const lines = text.split('\n').length;
  const all = [[1, lines]] as const;
  const submission = new Submission({
    files: [{ path, text, size: text.length, kind: 'text' }],
    changed: [{ path, status: 'added', commentable: all, added: all }],
  });
  const began = now();
  languages[kind].recognise(path, text);
  const problem = submission.document(kind, path)?.problem;
  const parse = now() - began;
  const times: { id: CheckId; ms: number }[] = [];
  const results: CheckResult[] = [];
  const errors: string[] = [];
  for (const [id, check] of checks) {
    const start = now();
    const result = runCheck(id, check, check.reads === 'submission' ? '' : path, check.params?.parse({}), submission);
    times.push({ id, ms: now() - start });
    if ('error' in result) errors.push(`${id}: ${result.error}`);
    else results.push(result);
  }
  return { total: now() - began, parse, problem, checks: times, results, errors };
}
