import { type Dirent, existsSync, statSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import picomatch from 'picomatch';
import { loneFile, wantsBytes } from '../adapters/tree-file.ts';
import { loadChecks } from '../curriculum/load-checks.ts';
import { type DocumentKind, documentKinds } from '../languages/languages.ts';
import type { Checks } from '../review/check.ts';
import { checkResultJson } from '../review/render/json.ts';
import { count } from '../review/render/markdown.ts';
import { type SarifHit, sarif } from '../review/render/sarif.ts';
import { terminalHit } from '../review/render/terminal.ts';
import { withoutRepeats } from '../review/repeats.ts';
import { type CheckFailure, type CheckResult, runCheck } from '../review/run-check.ts';
import { Submission } from '../review/submission.ts';
import { type SubmittedFile, whyWithoutText } from '../review/submitted-file.ts';
import { version } from '../version.ts';
import { type ExitCode, paint, print, progress, UsageError } from './output.ts';

export type CheckOptions = {
  readonly only?: string;
  readonly dialect?: string;
  readonly format: 'terminal' | 'json' | 'sarif';
};

/** Runs the checks on files or folders like a linter, each file by itself, so memory stays bounded. */
export async function check(paths: readonly string[], options: CheckOptions): Promise<ExitCode> {
  const checks = selected(await loadChecks(), options.only);
  const done = progress('Checking');
  // JSON holds what every check says; a person is told what a linter would say, and what was asked for.
  const asked = options.format === 'json' || options.only !== undefined ? checks : linting(checks);
  const leftOut = new LeftOut(checks, asked);
  const report = reporter(options, checks, leftOut);
  for (const root of paths) {
    if (!existsSync(root)) throw new UsageError(`There is no file or folder ${root}.`);
    for await (const path of filesOf(root)) {
      const file = await read(path, options.dialect);
      if (file.text === undefined) report.skip(file);
      else {
        const outcomes = [...judge(file, asked, leftOut)];
        const said = options.format === 'json' ? outcomes : withoutRepeats(outcomes, asked);
        for (const outcome of said) report.add(outcome);
      }
    }
  }
  done();
  return report.end();
}

function selected(checks: Checks, only: string | undefined): Checks {
  if (only === undefined) return checks;
  const matches = picomatch(only);
  const kept = new Map([...checks].filter(([id]) => matches(id)));
  if (kept.size === 0) throw new UsageError(`No check is called ${only}; \`stagecoach explain\` lists them.`);
  return kept;
}

const linting = (checks: Checks): Checks => new Map([...checks].filter(([, { onlyTasksAsk }]) => !onlyTasksAsk));

/** The checks that are not asked, though there are files for them. */
class LeftOut {
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

async function* filesOf(root: string): AsyncGenerator<string> {
  if (statSync(root).isFile()) {
    yield relative('', root) || root;
    return;
  }
  const entries: Dirent[] = await readdir(root, { withFileTypes: true });
  for (const entry of entries.toSorted((a, b) => a.name.localeCompare(b.name))) {
    const path = join(root, entry.name);
    if (entry.isDirectory() && entry.name !== '.git' && entry.name !== 'node_modules') yield* filesOf(path);
    else if (entry.isFile()) yield path;
  }
}

async function read(path: string, dialect: string | undefined): Promise<SubmittedFile> {
  const entry = { path, size: (await stat(path)).size, type: 'file', executable: false } as const;
  const file = loneFile(path, entry.size, wantsBytes(entry) ? await readFile(path) : undefined);
  const named =
    dialect !== undefined && path.endsWith('.sql') && file.text !== undefined && !/^\s*--\s*dialect:/i.test(file.text);
  // The dialect stands at the end, where it moves no position.
  return named ? { ...file, text: `${file.text}\n-- dialect: ${dialect}\n` } : file;
}

function* judge(file: SubmittedFile, checks: Checks, leftOut: LeftOut): Generator<CheckResult | CheckFailure> {
  const all = [[1, Number.MAX_SAFE_INTEGER]] as const;
  const submission = new Submission({
    files: [file],
    changed: [{ path: file.path, status: 'added', commentable: all, added: all }],
  });
  const kinds = documentKinds.filter((kind) => submission.pathsOf(kind).length > 0);
  leftOut.see(kinds);
  for (const [id, one] of checks) {
    if (one.reads === 'submission' || !kinds.includes(one.reads)) continue;
    const document = submission.document(one.reads, file.path);
    yield runCheck(
      id,
      one,
      { path: file.path, document, broken: document?.problem !== undefined },
      one.params?.parse({}),
      submission,
    );
  }
}

type Reporter = { add(outcome: CheckResult | CheckFailure): void; skip(file: SubmittedFile): void; end(): ExitCode };

/** Prints as it goes where the format allows, so that a thousand files do not pile up. */
function reporter({ format, only }: CheckOptions, checks: Checks, leftOut: LeftOut): Reporter {
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
      if (level !== 'note' && (only !== undefined || !onlyTasksAsk)) problems += unmet.length;
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
