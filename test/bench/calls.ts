import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JournalEntry } from '../../src/playground/journal.ts';
import { openStage } from '../../src/playground/stage.ts';
import { thirtyFiles } from './thirty-files.ts';

// API calls of the App, counted at the playground for a 30-file pull request. Exits with 1 when a limit is passed.
const templates = join(import.meta.dirname, '../../templates');
const folder = await mkdtemp(join(tmpdir(), 'stagecoach-calls-'));
const stage = await openStage(folder);
const { playground, ada } = stage;
const calls = (): readonly JournalEntry[] => playground.journal.filter(({ actor }) => actor === 'installation');
let missed = 0;

/** The App's calls that `act` leads to, once it has been quiet for a while. */
async function callsOf(act: () => Promise<unknown>): Promise<readonly JournalEntry[]> {
  const before = calls().length;
  await act();
  await quiet();
  return calls().slice(before);
}

async function quiet(): Promise<void> {
  for (let last = -1; last !== playground.journal.length; ) {
    last = playground.journal.length;
    await new Promise((resolve) => setTimeout(resolve, 2500));
  }
}

function report(
  what: string,
  made: readonly JournalEntry[],
  limits: { readonly calls?: number; readonly writes?: number },
): void {
  const writes = made.filter(({ method }) => method !== 'GET').length;
  const over =
    made.length > (limits.calls ?? Number.POSITIVE_INFINITY) || writes > (limits.writes ?? Number.POSITIVE_INFINITY);
  if (over) missed += 1;
  const allowed = [limits.calls && `${limits.calls} calls`, limits.writes && `${limits.writes} writes`]
    .filter(Boolean)
    .join(', ');
  console.log(
    `${what.padEnd(44)} ${String(made.length).padStart(2)} calls, ${writes} writes (at most ${allowed})${over ? '  MISSED' : ''}`,
  );
  for (const { method, path, status } of made) console.log(`    ${status} ${method} ${path}`);
}

try {
  await quiet();
  report(
    'onboarding of two learners, creating calls',
    calls().filter(({ method }) => method === 'POST'),
    { writes: 12 },
  );

  const clone = await ada.clone('ada/data-path', join(folder, 'clone'));
  const open = async (branch: string, from: string) => {
    await clone.branch(branch);
    await clone.copy(join(templates, from));
    for (const { path, text } of thirtyFiles()) if (branch === 'docker-image') await clone.write(path, text);
    await clone.push(`Begin ${branch}`);
    await ada.api('POST', '/repos/ada/data-path/pulls', { title: branch, head: branch, base: 'main', body: '' });
  };
  report(
    'first review of 30 files',
    await callsOf(() => open('docker-image', 'containers/docker-image/attempts/works-on-my-machine')),
    { calls: 5, writes: 3 },
  );
  report(
    'a push with nothing new',
    await callsOf(async () => {
      await clone.write('README.md', '# My way, with a comma more\n');
      await clone.push('Add a comma');
    }),
    { calls: 3 },
  );
  report(
    'the passing push',
    await callsOf(async () => {
      await clone.copy(join(templates, 'containers/docker-image/reference'));
      await clone.push('Do what the review says');
    }),
    { calls: 5 },
  );
  const withCi = await callsOf(() => open('git-and-ci', 'prerequisites/git-and-ci/attempts/push-only-no-lint'));
  // The first review ends where the second look, which CI's end brings, begins.
  const second = withCi.findIndex(
    ({ method, path }, index) =>
      index > 2 &&
      method === 'GET' &&
      path.endsWith('/check-runs') &&
      withCi.slice(0, index).some((one) => one.path.endsWith('/check-runs') && one.method === 'GET'),
  );
  report('first review where CI is read', second === -1 ? withCi : withCi.slice(0, second), { calls: 6, writes: 3 });
} finally {
  await stage.close();
  await rm(folder, { recursive: true, force: true });
}
process.exitCode = missed > 0 ? 1 : 0;
