import { existsSync } from 'node:fs';
import { loadEnvFile } from 'node:process';
import { Argument, Command, InvalidArgumentError, Option } from 'commander';
import { listJobs, retryJob, showJob } from './cli/operator.ts';
import { type ExitCode, UsageError } from './cli/output.ts';
import { review } from './cli/review.ts';
import { ConfigError, readConfig, wheelsDir } from './config.ts';
import { CurriculumError } from './curriculum/curriculum.ts';
import { serve, work } from './main.ts';
import { ForgeError } from './ports/forge.ts';
import { version } from './version.ts';

const integer = (text: string): number => {
  if (!/^\d{1,15}$/.test(text)) throw new InvalidArgumentError('It must be a whole number.');
  return Number(text);
};

const listed = (text: string, before: readonly string[]): readonly string[] => [...before, text];

// What loads the parsers is imported when it is asked for: the server leaves them to its review process.
const curriculum = () => import('./cli/curriculum.ts');

const program = new Command('stagecoach')
  .description(
    'Reviews data-engineering work as a mentor would: a GitHub App, and the same review on the command line.',
  )
  .version(version)
  .exitOverride();

program
  .command('review')
  .description('review a local clone as the App would; CI is checked on GitHub and not counted')
  .argument('[dir]', 'the clone', '.')
  .option('--task <id>', 'the task; else the branch name or the content tells')
  .option('--base <ref>', 'compare with the merge base of this ref')
  .option('--head <ref>', 'review this commit, or `worktree`: what is not committed yet as well')
  .option('--no-run', 'execute nothing')
  .option('--seed <n>', 'the data seed, to repeat a review', integer)
  .option('--curriculum <dir>', "a clone of the organisation's own curriculum; else the bundled one")
  .addOption(new Option('--format <format>').choices(['terminal', 'json', 'markdown', 'sarif']).default('terminal'))
  .action(async (dir, options) => end(await review(dir, options)));

program
  .command('check')
  .description('run the checks on files or folders, like a linter')
  .argument('<paths...>')
  .option('--only <glob>', 'these checks, such as dockerfile/*; may be given again', listed, [])
  .option('--dialect <name>', 'the SQL dialect of files that do not name one')
  .addOption(new Option('--format <format>').choices(['terminal', 'json', 'sarif']).default('terminal'))
  .action(async (paths, options) => end(await (await import('./cli/check.ts')).check(paths, options)));

program
  .command('start')
  .description("copy a task's starter into a clone")
  .argument('<task>')
  .option('--dir <dir>', 'the clone', '.')
  .option('--curriculum <dir>', 'another curriculum than the bundled one')
  .action(async (task, { dir, curriculum: folder }) => end(await (await curriculum()).start(task, dir, folder)));

program
  .command('explain')
  .description('what a check looks for, why, and how to fix it')
  .addArgument(new Argument('[check]', 'its id; without one, all are listed'))
  .action(async (id) => end(await (await curriculum()).explain(id)));

program
  .command('tasks')
  .description('the tasks of the path')
  .option('--curriculum <dir>', 'another curriculum than the bundled one')
  .action(async ({ curriculum: folder }) => end(await (await curriculum()).listTasks(folder)));

program
  .command('curriculum')
  .description('work on a curriculum')
  .command('validate')
  .description('read it and name every mistake with file, line and remedy')
  .argument('[dir]', 'its folder; else the bundled one')
  .action(async (dir) => end(await (await curriculum()).validate(dir)));

const settings = () => {
  if (existsSync('.env')) loadEnvFile('.env');
  return readConfig();
};

const jobs = program.command('jobs').description('work that was given up');
jobs
  .command('list')
  .description('every failed job')
  .action(async () => end(await listJobs(settings())));
jobs
  .command('show')
  .description('one of them, whole')
  .argument('<id>')
  .action(async (id) => end(await showJob(settings(), id)));
jobs
  .command('retry')
  .description('runs it again')
  .argument('<id>')
  .action(async (id) => end(await retryJob(settings(), id)));

const ledger = program.command('ledger').description('what was decided, chained and signed');
const ledgers = () => import('./cli/ledger.ts');
ledger
  .command('verify')
  .description('finds a line that was changed, moved, removed or cut off')
  .argument('[repository]', 'owner/name or numeric id; else all')
  .option('--key <key...>', 'public keys of earlier webhook secrets, to trust as well')
  .option('--against <file>', 'a record that was given out: the ledger has to begin with it')
  .action(async (repository, options) => end(await (await ledgers()).verifyLedgers(settings(), repository, options)));
ledger
  .command('export')
  .description("a repository's signed record, which `ledger check` verifies anywhere")
  .argument('<repository>', 'owner/name or numeric id')
  .argument('[file]', 'else it is printed')
  .action(async (repository, file) => end(await (await ledgers()).exportLedger(settings(), repository, file)));
ledger
  .command('check')
  .description('verifies an exported record: without the database, the server or any secret')
  .argument('<file>')
  .option('--key <key>', "the server's public key, or its id")
  .action(async (file, options) => end(await (await ledgers()).checkRecord(file, options)));
ledger
  .command('key')
  .description('the public key that this server signs with')
  .action(async () => end((await ledgers()).showKey(settings())));

program
  .command('sandbox')
  .description("what learners' Python is run with")
  .command('install')
  .description('fetch pytest from PyPI for it, once; every file is compared with its hash')
  .action(async () => end(await (await import('./cli/sandbox.ts')).installSandbox(wheelsDir())));

program
  .command('rebuild')
  .description("restores progress and ledger from the learners' repositories; server and workers are stopped meanwhile")
  .argument('[repositories...]', 'owner/name; else all that the App is installed on')
  .action(async (names) => end(await (await import('./cli/rebuild.ts')).rebuildAll(settings(), names)));

const archive = () => import('./cli/archive.ts');
program
  .command('export')
  .description('everything that is kept, as JSON lines')
  .argument('<file>')
  .action(async (file) => end(await (await archive()).exportAll(settings(), file)));
program
  .command('import')
  .description('fills an empty database with an export')
  .argument('<file>')
  .action(async (file) => end(await (await archive()).importAll(settings(), file)));
program
  .command('forget')
  .description('erases what is kept about a repository or an installation, and says what that was')
  .argument('<what>', 'owner/name of a repository, or the number of an installation')
  .option('--yes', 'really')
  .action(async (what, { yes = false }) => end(await (await archive()).forget(settings(), what, yes)));

program
  .command('serve')
  .description('run the GitHub App: webhooks, pages and, unless WORKERS is 0, the work')
  .action(() => serve(settings()));

program
  .command('worker')
  .description('work what servers store in the same PostgreSQL; as many as are wanted')
  .action(() => work(settings()));

program
  .command('demo')
  .description('play a learner’s story on an embedded GitHub')
  .option('--exit', 'end after the story')
  .option('--port <port>', 'where the embedded GitHub listens', integer)
  .action(async (options) => {
    // The image has no playground, so it is loaded only when asked for.
    const { demo } = await import('./playground/demo.ts');
    end(await demo(options));
  });

function end(code: ExitCode): void {
  process.exitCode = code;
}

/** The user's faults are sentences, ours come with a stack. */
function fail(error: unknown): void {
  if (error instanceof Error && 'code' in error && String(error.code).startsWith('commander.')) {
    process.exitCode = 'exitCode' in error && error.exitCode === 0 ? 0 : 2;
    return;
  }
  if (
    error instanceof UsageError ||
    error instanceof ConfigError ||
    error instanceof CurriculumError ||
    error instanceof ForgeError ||
    (error instanceof Error && ['DataDirectoryLocked', 'DatabaseTooNew', 'PortTaken'].includes(error.name))
  ) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 2;
    return;
  }
  process.stderr.write(
    `This is our fault: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  process.exitCode = 3;
}

// `stagecoach tasks | head`: who reads has had enough.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});
await program.parseAsync().catch(fail);
