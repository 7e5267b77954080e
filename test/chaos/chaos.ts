import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { freshDatabase } from '../database.ts';
import { baselineOf, type Expected } from './baseline.ts';
import { type Outcome, playChaos } from './play.ts';

// Many learners at an embedded GitHub, once on a good day and once on the worst: the service is killed again and again,
// a fifth of GitHub's answers are faults, webhooks are lost, repeated and late. In the end everything is as on the good day.
const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    repositories: { type: 'string', default: '50' },
    kills: { type: 'string', default: '60' },
    /** `embedded`, `postgres`, or `both`: PostgreSQL only where TEST_DATABASE_URL names a server. */
    store: { type: 'string', default: 'both' },
    /** Learners play only their first steps. */
    steps: { type: 'string', default: '99' },
    /** Seconds until what is not there counts as missing: long, for how quick the machine is does not matter here. */
    patience: { type: 'string', default: '3000' },
    /** No faults: what differs then differs by chance. */
    calm: { type: 'boolean', default: false },
    /** A file that gets all that the processes log. */
    log: { type: 'string' },
    /** Every step as it is answered. */
    verbose: { type: 'boolean', default: false },
  },
});
if (!/^(embedded|postgres|both)$/.test(values.store)) {
  console.error(`--store is embedded, postgres or both, not ${values.store}.`);
  process.exit(2);
}
const seed = values.seed === undefined ? Date.now() % 1_000_000_000 : Number(values.seed);
const size = {
  repositories: Number(values.repositories),
  kills: Number(values.kills),
  steps: Number(values.steps),
  patienceSeconds: Number(values.patience),
  calm: values.calm,
  log: values.log,
  report: (text: string) => {
    if (values.verbose) console.log(`  ${text}`);
  },
};
console.log(`seed ${seed} (npm run chaos -- --seed ${seed} repeats what chance decides)`);

const folder = await mkdtemp(join(tmpdir(), 'stagecoach-chaos-'));
const authorityFile = join(folder, 'authority.yml');
await writeFile(authorityFile, 'mentors: [grace]\n');
let failed = false;
try {
  const began = performance.now();
  const expected: Expected = await baselineOf({
    folder: join(folder, 'calm'),
    authorityFile,
    steps: size.steps,
    report: size.report,
  });
  console.log(`a good day: ${expected.length} stories in ${seconds(began)}`);
  if (values.store !== 'postgres') tell('embedded store, one process', await play('embedded', undefined, 0));
  if (values.store !== 'embedded') {
    const database = await freshDatabase();
    if (database) {
      tell('PostgreSQL, three processes that work', await play('postgres', database.url, 2));
      await database.drop();
    } else {
      console.log('PostgreSQL: not played, TEST_DATABASE_URL names no server');
      failed ||= values.store === 'postgres';
    }
  }

  function play(store: string, databaseUrl: string | undefined, workers: number): Promise<Outcome> {
    return playChaos({ ...size, folder: join(folder, store), authorityFile, databaseUrl, workers, seed, expected });
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
process.exitCode = failed ? 1 : 0;

function tell(
  what: string,
  { seconds: taken, acts, deliveries, calls, kills, killedInStart, falls, faults, problems }: Outcome,
) {
  console.log(
    `${what}: ${acts} acts of ${size.repositories} learners, ${deliveries} deliveries, ${calls} calls of the App, ${taken.toFixed(0)} s`,
  );
  console.log(`  ${kills} kills (${killedInStart} before it listened), ${falls.length} ends by itself`);
  console.log(
    `  ${Object.entries(faults)
      .map(([name, count]) => `${count} ${name}`)
      .join(', ')}`,
  );
  for (const fall of new Set(falls)) console.log(`  ended: ${fall.slice(0, 600)}`);
  for (const problem of problems) console.log(`  ${problem}`);
  console.log(
    problems.length === 0 ? '  the same end as on a good day, and no post twice' : `  ${problems.length} DIFFERENCES`,
  );
  if (problems.length > 0) failed = true;
}

function seconds(since: number): string {
  return `${((performance.now() - since) / 1000).toFixed(0)} s`;
}
