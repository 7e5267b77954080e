import { statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createClone } from '../adapters/local-git/clone.ts';
import { stagecoach } from './command-line.ts';

const leftOut = [
  /^Left out: \d+ checks that only tasks ask for \(--only '\*\/\*' shows what they say\)\.$/,
  /^Left out: \d+ checks of a repository as a whole \(stagecoach review asks those of its task\)\.$/,
].map((line) => expect.stringMatching(line));
const lines = (text: string): readonly string[] => text.trimEnd().split('\n');

describe('`stagecoach check`', () => {
  it('has nothing to say of good files that no task asked for', async () => {
    const { dir, write } = await createClone();
    await write({
      'empty.py': '',
      'tests/conftest.py': 'import pytest\n\n\n@pytest.fixture\ndef rows():\n    return [1]\n',
      'run.sh': '#!/usr/bin/env bash\nset -euo pipefail\necho hello\n',
    });
    const { code, stdout } = await stagecoach(dir, 'check', '.');
    expect(lines(stdout)).toEqual(leftOut);
    expect(code).toBe(0);
  });

  it('names the level of each finding, and fails for more than notes', async () => {
    const { dir, write } = await createClone();
    await write({ 'load.sh': '#!/usr/bin/env bash\ncurl -sf --retry 3 --max-time 9 https://example.org\n' });
    const { code, stdout } = await stagecoach(dir, 'check', 'load.sh');
    expect(code).toBe(1);
    expect(stdout).toMatch(/^load\.sh:2:1 must shell\/no-errexit /m);
  });

  it('shows what only tasks ask for where that is named', async () => {
    const { dir, write } = await createClone();
    await write({ 'a.py': 'x = 1\n' });
    const { code, stdout } = await stagecoach(dir, 'check', 'a.py', '--only', 'python/typed-record');
    expect(code).toBe(1);
    expect(lines(stdout)).toEqual([expect.stringMatching(/^a\.py:1:1 should python\/typed-record /)]);
  });

  it('runs all that is named, and says which name is no check', async () => {
    const { dir, write } = await createClone();
    await write({ 'a.py': 'x = 1\n', 'b.sh': 'curl https://example.org\n' });
    const { stdout } = await stagecoach(
      dir,
      'check',
      '.',
      '--only',
      'python/typed-record',
      '--only',
      'shell/no-errexit',
    );
    expect(lines(stdout).flatMap((line) => /^\S+:\d\S* \w+ (\S+) /.exec(line)?.[1] ?? [])).toEqual([
      'python/typed-record',
      'shell/no-errexit',
    ]);
    const wrong = await stagecoach(dir, 'check', '.', '--only', 'shell/no-e*', '--only', 'pyhton/*');
    expect([wrong.code, lines(wrong.stderr)[0]]).toEqual([
      2,
      'No check is called pyhton/*; `stagecoach explain` lists them.',
    ]);
  });

  it('says as SARIF what it says in a terminal, and as JSON what every check says', async () => {
    const { dir, write } = await createClone();
    await write({ 'a.py': 'x = 1\n' });
    const [sarif, json] = await Promise.all([
      stagecoach(dir, 'check', 'a.py', '--format', 'sarif'),
      stagecoach(dir, 'check', 'a.py', '--format', 'json'),
    ]);
    expect(JSON.parse(sarif.stdout).runs[0].results).toEqual([]);
    const { results } = JSON.parse(json.stdout) as { results: { check: string; state: string }[] };
    expect(results).toContainEqual(expect.objectContaining({ check: 'python/typed-record', state: 'unmet' }));
  });
});

describe('`stagecoach review`', { timeout: 60_000 }, () => {
  const query = 'sql/rank.sql';

  it('says that only commits count, where the work is in the work tree', async () => {
    const { dir, git, commit, write } = await createClone();
    await commit({ 'README.md': 'Hello\n' });
    await git('switch', '--quiet', '-c', 'sql-window-functions');
    await write({ [query]: 'SELECT 1;\n' });
    const hint = `Only commits count, and \`${query}\` is not committed as it stands here. Commit it, or use --head worktree.`;
    const committed = await stagecoach(dir, 'review', '--no-run');
    expect(committed.code).toBe(1);
    expect(lines(committed.stdout).at(-1)).toBe(hint);
    const json = await stagecoach(dir, 'review', '--no-run', '--format', 'json');
    expect(JSON.parse(json.stdout)).toMatchObject({ verdict: 'needs-work' });
    expect(lines(json.stderr).at(-1)).toBe(hint);
    const worktree = await stagecoach(dir, 'review', '--no-run', '--head', 'worktree');
    expect(worktree.stdout).not.toContain('Only commits count');
    expect(worktree.stdout).not.toContain('looked for `sql/rank.sql`');
  });

  it('says so too where the commits answer no task', async () => {
    const { dir, git, commit, write } = await createClone();
    await commit({ 'README.md': 'Hello\n' });
    await git('switch', '--quiet', '-c', 'work');
    await commit({ 'notes.txt': 'Hello\n' });
    await write({ [query]: 'SELECT 1;\n' });
    const { code, stderr } = await stagecoach(dir, 'review', '--no-run');
    expect(code).toBe(2);
    expect(stderr).toContain('This answers no task; say which with --task (');
    expect(lines(stderr).at(-1)).toMatch(/^Only commits count, and `sql\/rank\.sql` is not committed/);
  });

  it('names the head that is not committed in its help', async () => {
    expect((await stagecoach('.', 'review', '--help')).stdout).toMatch(/--head <ref>.*`worktree`/);
  });
});

describe('`stagecoach start`', () => {
  it('names the next step', async () => {
    const { dir } = await createClone();
    const { code, stdout } = await stagecoach(dir, 'start', 'sql-window-functions');
    expect(code).toBe(0);
    expect(lines(stdout).slice(-2)).toEqual([
      'Work on a branch: git switch -c sql-window-functions',
      'Then commit, and ask for a review: stagecoach review (--head worktree looks at what is not committed yet)',
    ]);
  });
});

describe('what `stagecoach start` copies', () => {
  it('can be run where it is a script', async () => {
    const { dir } = await createClone();
    await stagecoach(dir, 'start', 'shell-cron');
    const isExecutable = (path: string) => (statSync(join(dir, path)).mode & 0o100) !== 0;
    expect(['like-cron.sh', 'scripts/nightly.sh', 'cron/orders.crontab'].map(isExecutable)).toEqual([
      true,
      true,
      false,
    ]);
  });
});

describe('a name with a typo', () => {
  it.each([
    [
      ['start', 'sql-windw-functions'],
      'There is no task sql-windw-functions; did you mean sql-window-functions? `stagecoach tasks` lists them.\n',
    ],
    [['start', 'nothing-like-it'], 'There is no task nothing-like-it; `stagecoach tasks` lists them.\n'],
    [
      ['explain', 'docker/unpinned-bas'],
      'There is no check docker/unpinned-bas; did you mean dockerfile/unpinned-base? `stagecoach explain` lists them.\n',
    ],
  ])('%j is told with the name that is near', async (args, stderr) => {
    expect(await stagecoach('.', ...args)).toEqual({ code: 2, stdout: '', stderr });
  });
});
