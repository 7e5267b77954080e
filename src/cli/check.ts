import { type Dirent, existsSync, statSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import picomatch from 'picomatch';
import { loneFile, wantsBytes } from '../adapters/tree-file.ts';
import { loadChecks } from '../curriculum/load-checks.ts';
import { documentKinds } from '../languages/languages.ts';
import type { Checks } from '../review/check.ts';
import { withoutRepeats } from '../review/repeats.ts';
import { type CheckFailure, type CheckResult, runCheck } from '../review/run-check.ts';
import { Submission } from '../review/submission.ts';
import type { SubmittedFile } from '../review/submitted-file.ts';
import { type CheckOptions, LeftOut, reporter } from './check-report.ts';
import { type ExitCode, progress, UsageError } from './output.ts';

/** Runs the checks on files or folders like a linter, each file by itself, so memory stays bounded. */
export async function check(paths: readonly string[], options: CheckOptions): Promise<ExitCode> {
  const checks = selected(await loadChecks(), options.only);
  const done = progress('Checking');
  // JSON holds what every check says; a person is told what a linter would say, and what was asked for.
  const asked = options.format === 'json' || options.only.length > 0 ? checks : linting(checks);
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

function selected(checks: Checks, only: readonly string[]): Checks {
  if (only.length === 0) return checks;
  const ids = [...checks.keys()];
  const unknown = only.find((glob) => !ids.some((id) => picomatch.isMatch(id, glob)));
  if (unknown) throw new UsageError(`No check is called ${unknown}; \`stagecoach explain\` lists them.`);
  const matches = picomatch([...only]);
  return new Map([...checks].filter(([id]) => matches(id)));
}

const linting = (checks: Checks): Checks => new Map([...checks].filter(([, { onlyTasksAsk }]) => !onlyTasksAsk));

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
    yield runCheck(id, one, file.path, one.params?.parse({}), submission);
  }
}
