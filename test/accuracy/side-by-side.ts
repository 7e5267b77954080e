import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { loneFile } from '../../src/adapters/tree-file.ts';
import { loadChecks } from '../../src/curriculum/load-checks.ts';
import { runCheck } from '../../src/review/run-check.ts';
import { Submission } from '../../src/review/submission.ts';

// What Ruff, hadolint and actionlint say of the files here, beside what our checks say: for each subject in how many files
// both speak, only they, only we. They are looked for on the PATH; one that is not installed is named and left out.
type Hit = { readonly rule: string; readonly file: string };
type Peer = {
  readonly name: string;
  /** Folders of files here. */
  readonly kinds: readonly string[];
  readonly version: readonly string[];
  readonly arguments: readonly string[];
  readonly hits: (output: unknown) => readonly Hit[];
  /** Its rules beside our checks that speak of the same. */
  readonly subjects: readonly (readonly [rules: RegExp, checks: string])[];
};

const peers: readonly Peer[] = [
  {
    name: 'hadolint',
    kinds: ['docker'],
    version: ['--version'],
    arguments: ['--no-fail', '-f', 'json'],
    hits: (output) =>
      (output as { code: string; file: string }[]).map(({ code, file }) => ({ rule: code, file: resolve(file) })),
    subjects: [
      [/^DL300[67]$/, 'dockerfile/unpinned-base'],
      [/^DL3002$/, 'dockerfile/root-user'],
      [/^DL3013$/, 'dockerfile/unpinned-pip-install'],
      [/^DL3042$/, 'dockerfile/pip-cache-kept'],
      [/^DL3009$/, 'dockerfile/apt-lists-kept'],
      [/^DL3015$/, 'dockerfile/apt-recommends'],
      [/^DL3020$/, 'dockerfile/add-for-local-file'],
      [/^DL3025$/, 'dockerfile/shell-form-command'],
      [/^DL4000$/, 'dockerfile/maintainer'],
      [/^DL3064$/, 'dockerfile/secret-in-env'],
    ],
  },
  {
    name: 'actionlint',
    kinds: ['gha'],
    version: ['-version'],
    arguments: ['-format', '{{json .}}', '-shellcheck='],
    hits: (output) =>
      (output as { kind: string; filepath: string }[]).map(({ kind, filepath }) => ({
        rule: kind,
        file: resolve(filepath),
      })),
    subjects: [
      [/^syntax-check$/, 'workflow/syntax-error'],
      [/^expression$/, 'workflow/script-injection'],
    ],
  },
  {
    name: 'ruff',
    kinds: ['dag', 'test'],
    version: ['--version'],
    arguments: ['check', '--isolated', '--exit-zero', '--target-version=py311', '--select=ALL', '--output-format=json'],
    hits: (output) =>
      (output as { code: string; filename: string }[]).map(({ code, filename }) => ({
        rule: code,
        file: resolve(filename),
      })),
    subjects: [
      [/^AIR30[12]$/, 'dag/removed-feature dag/deprecated-import dag/deprecated-schedule-name'],
      [/^DTZ/, 'dag/naive-start-date dag/moving-start-date'],
      [/^S10[567]$/, 'dag/hardcoded-connection python/hardcoded-secret'],
      [/^(?:F631|PLR0124|PLW0129)$/, 'pytest/assertion-always-true'],
      [/^B015$/, 'pytest/noop-comparison'],
      [/^PT012$/, 'pytest/raises-block-too-long'],
    ],
  },
];

const checks = await loadChecks();
for (const peer of peers) compare(peer);

function compare(peer: Peer): void {
  const version = output(peer.name, peer.version);
  if (version === undefined) {
    console.log(`${peer.name} is not installed\n`);
    return;
  }
  const paths = peer.kinds.flatMap((kind) => {
    const folder = join(import.meta.dirname, kind, 'files');
    return readdirSync(folder).map((file) => join(folder, file));
  });
  const theirs = peer.hits(JSON.parse(output(peer.name, [...peer.arguments, ...paths]) ?? '[]'));
  const ours = paths.flatMap((path) => ourHits(path));
  console.log(
    `${peer.name}, ${version.split('\n')[0]}: ${theirs.length} findings in ${paths.length} files; ours: ${ours.length}`,
  );
  console.table(
    peer.subjects.map(([rules, names]) => {
      const their = new Set(theirs.filter(({ rule }) => rules.test(rule)).map(({ file }) => file));
      const our = new Set(ours.filter(({ rule }) => names.split(' ').includes(rule)).map(({ file }) => file));
      return {
        rules: rules.source,
        checks: names,
        both: their.intersection(our).size,
        'only they': their.difference(our).size,
        'only we': our.difference(their).size,
      };
    }),
  );
  const covered = (rule: string) => peer.subjects.some(([rules]) => rules.test(rule));
  console.log(`only theirs: ${counted(theirs.filter(({ rule }) => !covered(rule)))}\n`);
}

/** What a program prints, also when it exits with a code of findings; undefined when it is not there. */
function output(program: string, options: readonly string[]): string | undefined {
  try {
    return execFileSync(program, options, { encoding: 'utf8', maxBuffer: 1e8, stdio: ['ignore', 'pipe', 'ignore'] });
  } catch (error) {
    return (error as { stdout?: string }).stdout;
  }
}

function ourHits(path: string): readonly Hit[] {
  const bytes = readFileSync(path);
  const submission = new Submission({ files: [loneFile(path, bytes.length, bytes)], changed: [] });
  return [...checks].flatMap(([id, check]) => {
    if (check.reads === 'submission' || !submission.pathsOf(check.reads).includes(path)) return [];
    const result = runCheck(id, check, path, check.params?.parse({}), submission);
    return 'error' in result || result.state !== 'unmet' || check.kind === 'requires'
      ? []
      : result.hits.map(() => ({ rule: id, file: path }));
  });
}

function counted(hits: readonly Hit[]): string {
  const files = Map.groupBy(hits, ({ rule }) => rule);
  return [...files]
    .map(([rule, own]) => [rule, new Set(own.map(({ file }) => file)).size] as const)
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, 40)
    .map(([rule, count]) => `${rule} ${count}`)
    .join(', ');
}
