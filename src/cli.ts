#!/usr/bin/env -S node --liftoff-only
import { existsSync } from 'node:fs';
import { loadEnvFile } from 'node:process';
import { Argument, Command, InvalidArgumentError, Option } from 'commander';
import { checkLedgerFile, exportLedger, listJobs, retryJob, showJob, verifyLedgers } from './cli/operator.ts';
import { type ExitCode, UsageError } from './cli/output.ts';
import { review } from './cli/review.ts';
import { ConfigError, readConfig } from './config.ts';
import { CurriculumError } from './curriculum/curriculum.ts';
import { serve } from './main.ts';
import { ForgeError } from './ports/forge.ts';
import { version } from './version.ts';

const integer = (text: string): number => {
  if (!/^\d{1,15}$/.test(text)) throw new InvalidArgumentError('It must be a whole number.');
  return Number(text);
};

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
  .option('--head <ref>', 'review this commit')
  .option('--no-run', 'execute nothing')
  .option('--seed <n>', 'the data seed, to repeat a review', integer)
  .addOption(new Option('--format <format>').choices(['terminal', 'json', 'markdown', 'sarif']).default('terminal'))
  .action(async (dir, options) => end(await review(dir, options)));

program
  .command('check')
  .description('run the checks on files or folders, like a linter')
  .argument('<paths...>')
  .option('--only <glob>', 'these checks, such as dockerfile/*')
  .option('--dialect <name>', 'the SQL dialect of files that do not name one')
  .addOption(new Option('--format <format>').choices(['terminal', 'json', 'sarif']).default('terminal'))
  .action(async (paths, options) => end(await (await import('./cli/check.ts')).check(paths, options)));

program
  .command('start')
  .description("copy a task's starter into a clone")
  .argument('<task>')
  .option('--dir <dir>', 'the clone', '.')
  .action(async (task, { dir }) => end(await (await curriculum()).start(task, dir)));

program
  .command('explain')
  .description('what a check looks for, why, and how to fix it')
  .addArgument(new Argument('[check]', 'its id; without one, all are listed'))
  .action(async (id) => end(await (await curriculum()).explain(id)));

program
  .command('tasks')
  .description('the tasks of the path')
  .action(async () => end(await (await curriculum()).listTasks()));

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
ledger
  .command('verify')
  .description('finds a line that was changed, moved or removed')
  .argument('[repository]', 'its numeric id; else all', integer)
  .action(async (repository) => end(await verifyLedgers(settings(), repository)));
ledger
  .command('export')
  .description("writes a repository's record to a file")
  .argument('<repository>', 'its numeric id', integer)
  .argument('<file>')
  .action(async (repository, file) => end(await exportLedger(settings(), repository, file)));
ledger
  .command('check')
  .description('verifies an exported record, without the database')
  .argument('<file>')
  .action(async (file) => end(await checkLedgerFile(settings(), file)));

program
  .command('serve')
  .description('run the GitHub App')
  .action(() => serve(settings()));

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
    (error instanceof Error && error.name === 'DataDirectoryLocked')
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
