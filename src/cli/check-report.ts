import type { DocumentKind } from '../languages/languages.ts';
import type { Checks } from '../review/check.ts';
import { checkResultJson } from '../review/render/json.ts';
import { count } from '../review/render/markdown.ts';
import { type SarifHit, sarif } from '../review/render/sarif.ts';
import { terminalHit } from '../review/render/terminal.ts';
import type { CheckFailure, CheckResult } from '../review/run-check.ts';
import { type SubmittedFile, whyWithoutText } from '../review/submitted-file.ts';
import { version } from '../version.ts';
import { type ExitCode, paint, print } from './output.ts';

export type CheckOptions = {
  /** Globs of the checks that are run; all when there are none. */
  readonly only: readonly string[];
  readonly dialect?: string;
  readonly format: 'terminal' | 'json' | 'sarif';
};

/** The checks that are not asked, though there are files for them. */
export class LeftOut {
  readonly #candidates: Checks;
  readonly #forTasks = new Set<string>();
  readonly #whole: number;

  constructor(checks: Checks, asked: Checks) {
    this.#candidates = new Map([...checks].filter(([id]) => !asked.has(id)));
    this.#whole = [...checks.values()].filter(({ reads }) => reads === 'submission').length;
  }

  see(kinds: readonly DocumentKind[]): void {
    for (const [id, { reads }] of this.#candidates)
      if (reads !== 'submission' && kinds.includes(reads)) this.#forTasks.add(id);
  }

  /** A line each on what was not asked, and how it can be. */
  get lines(): readonly string[] {
    const [forTasks, whole] = [this.#forTasks.size, this.#whole];
    return [
      ...(forTasks > 0
        ? [`Left out: ${count(forTasks, 'check')} that only tasks ask for (--only '*/*' shows what they say).`]
        : []),
      ...(whole > 0
        ? [`Left out: ${count(whole, 'check')} of a repository as a whole (stagecoach review asks those of its task).`]
        : []),
    ];
  }
}

type Reporter = { add(outcome: CheckResult | CheckFailure): void; skip(file: SubmittedFile): void; end(): ExitCode };

/** Prints as it goes where the format allows, so that a thousand files do not pile up. */
export function reporter({ format, only }: CheckOptions, checks: Checks, leftOut: LeftOut): Reporter {
  const errors: CheckFailure[] = [];
  const skipped: SubmittedFile[] = [];
  const sarifHits: SarifHit[] = [];
  let [problems, results] = [0, 0];
  if (format === 'json') process.stdout.write('{ "results": [');
  return {
    add(outcome) {
      if ('error' in outcome) {
        errors.push(outcome);
        return;
      }
      // What is there only to be praised is no problem where it is not there, and a hint does not fail.
      const { level = 'note', onlyTasksAsk = false } = checks.get(outcome.check) ?? {};
      const unmet = level === 'praise' ? [] : outcome.hits.filter((hit) => !hit.evidence);
      if (level !== 'note' && (only.length > 0 || !onlyTasksAsk)) problems += unmet.length;
      if (format === 'json')
        process.stdout.write(`${results === 0 ? '' : ','}\n${JSON.stringify(checkResultJson(outcome))}`);
      if (format === 'terminal') for (const hit of unmet) print(terminalHit(outcome.check, level, hit, paint));
      if (format === 'sarif')
        sarifHits.push(
          ...unmet.map(({ text, path, range }) => ({
            check: outcome.check,
            title: checks.get(outcome.check)?.title ?? outcome.check,
            level,
            text,
            path,
            range,
          })),
        );
      results += 1;
    },
    skip: (file) => skipped.push(file),
    end() {
      if (format === 'json') {
        const unread = skipped.map(({ path, kind }) => ({ path, reason: kind }));
        print(`\n], "skipped": ${JSON.stringify(unread)}, "errors": ${JSON.stringify(errors)} }`);
      }
      if (format === 'sarif') print(JSON.stringify(sarif(sarifHits, version), null, 2));
      if (format === 'terminal') {
        for (const file of skipped) print(paint('dim', `${file.path} skipped: ${whyWithoutText(file)}`));
        for (const line of leftOut.lines) print(paint('dim', line));
      }
      for (const { check, path, error } of errors)
        process.stderr.write(`${check} failed by itself on ${path}: ${error.split('\n')[0]}\n`);
      return errors.length > 0 ? 3 : problems > 0 ? 1 : 0;
    },
  };
}
