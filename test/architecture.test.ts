import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, test } from 'vitest';

// Who may import whom. The layout is told in one page; this holds it.

const src = join(import.meta.dirname, '../src');
const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !path.includes('/cases/'))
  .toSorted();

const texts = new Map(files.map((path) => [path, readFileSync(join(src, path), 'utf8')]));

/** What a file imports: paths from `src/`, or names of packages and of Node's own modules. `import type` brings no code. */
function importsOf(path: string, types: boolean): readonly string[] {
  const imports = [
    ...(texts.get(path) ?? '').matchAll(
      /^(?:import|export)\s+(type\s)?[^'"`;]*?\s*from\s+'([^']+)'|import\(\s*'([^']+)'\s*\)|^import\s+'([^']+)'/gm,
    ),
  ];
  return imports
    .filter(([, type]) => types || type === undefined)
    .map(([, , one, two, three]) => one ?? two ?? three ?? '')
    .map((target) => (target.startsWith('.') ? normalize(join(dirname(path), target)) : target));
}

const inFolders = (...folders: readonly string[]): readonly string[] =>
  files.filter((path) => folders.some((folder) => path.startsWith(`${folder}/`)));

/** `file -> import` for every import that breaks a rule. */
const broken = (
  paths: readonly string[],
  forbidden: (target: string, path: string) => boolean,
  types = true,
): readonly string[] =>
  paths.flatMap((path) =>
    importsOf(path, types)
      .filter((target) => forbidden(target, path))
      .map((target) => `${path} -> ${target}`),
  );

const withCode = (paths: readonly string[], code: RegExp): readonly string[] =>
  paths.filter((path) => code.test(withoutComments(texts.get(path) ?? '')));
const withoutComments = (text: string): string =>
  text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1');

/** What runs the review in a child process; it is not pure by its nature. */
const pool = ['review/pool.ts', 'review/pool-worker.ts'];
const pure = inFolders('coach', 'review', 'checks').filter((path) => !pool.includes(path));
/** Deterministic, though of Node. */
const harmless = ['node:crypto', 'node:buffer'];

test('the rules see what there is', () => {
  expect(pure.length).toBeGreaterThan(50);
  expect(importsOf('coach/plan/pull.ts', true)).toContain('curriculum/path.ts');
  expect(importsOf('review/pool.ts', true)).toContain('tinypool');
  expect(importsOf('coach/plan/pull.ts', false)).not.toContain('curriculum/curriculum.ts');
});

describe('coach, review and checks are pure', () => {
  test('they import no adapter, no server and no command line', () => {
    expect(
      broken(pure, (target) =>
        /^(adapters|server|cli|playground|dashboard|tools)\/|^(main|cli|config)\.ts$/.test(target),
      ),
    ).toEqual([]);
  });

  test('they import no Octokit and no Probot', () => {
    expect(broken(pure, (target) => /^@octokit\/|^probot/.test(target))).toEqual([]);
  });

  test('they import nothing of Node that could reach the world', () => {
    expect(broken(pure, (target) => target.startsWith('node:') && !harmless.includes(target))).toEqual([]);
  });

  test('they read no process', () => {
    expect(withCode(pure, /\bprocess\.|\bglobalThis\b/)).toEqual([]);
  });

  test('they never ask for the date or for chance', () => {
    const asked =
      /\bDate\.now\b|\bnew Date\(\s*\)|\bperformance\.now\b|\bMath\.random\b|\brandomUUID\b|\brandomBytes\b/;
    expect(withCode(pure, asked)).toEqual([]);
  });

  test('review knows nothing of the coach but the shapes that it renders to', () => {
    expect(broken(inFolders('review'), (target) => target.startsWith('coach/'), false)).toEqual([]);
  });

  test('checks know documents and the review, not each other', () => {
    expect(
      broken(inFolders('checks'), (target, path) => target.startsWith('checks/') && dirname(target) !== dirname(path)),
    ).toEqual([]);
    expect(broken(inFolders('checks'), (target) => /^(coach|curriculum|execution|ports)\//.test(target))).toEqual([]);
  });
});

describe('languages', () => {
  test('turn text into documents, and know no check, task or learner', () => {
    expect(
      broken(inFolders('languages'), (target) =>
        /^(checks|coach|curriculum|execution|adapters|server|cli|playground)\//.test(target),
      ),
    ).toEqual([]);
    expect(withCode(inFolders('languages'), /\bDate\.now\b|\bnew Date\(\s*\)|\bMath\.random\b/)).toEqual([]);
  });
});

describe('ports', () => {
  test('are shapes and errors alone', () => {
    expect(broken(inFolders('ports'), () => true, false)).toEqual([]);
  });
});

describe('adapters', () => {
  test('are imported where a program is composed, and nowhere else', () => {
    // A webhook carries a pull request as the API answers it, so both are read by one schema.
    const shared = ['server/to-event.ts -> adapters/github/directory.ts'];
    const others = files.filter((path) => !/^(adapters|cli|playground|tools)\/|^(main|cli)\.ts$/.test(path));
    expect(broken(others, (target) => target.startsWith('adapters/'), false)).toEqual(shared);
  });

  test('know no server, no planner and no command line', () => {
    expect(broken(inFolders('adapters'), (target) => /^(server|cli|playground)\/|^coach\/plan\//.test(target))).toEqual(
      [],
    );
  });
});

describe('the rest', () => {
  test('only config.ts reads settings from the environment', () => {
    const readers = withCode(
      files.filter((path) => !path.startsWith('playground/') && !path.startsWith('tools/')),
      /\bprocess\.env\b/,
    );
    // Git runs with the environment of whoever runs us, but for what would lead it elsewhere.
    expect(readers).toEqual(['adapters/local-git/git.ts', 'config.ts']);
  });

  test('the playground is imported by the demo alone', () => {
    const others = files.filter((path) => !path.startsWith('playground/'));
    expect(broken(others, (target) => target.startsWith('playground/'))).toEqual(['cli.ts -> playground/demo.ts']);
  });

  test('nothing is exported by default', () => {
    expect(withCode(files, /^export default\b/m)).toEqual([]);
  });
});
