import { existsSync, statSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { wheelsDir } from '../config.ts';
import { type Curriculum, CurriculumError, modeOf } from '../curriculum/curriculum.ts';
import { filesIn } from '../curriculum/files.ts';
import { loadCurriculum } from '../curriculum/load.ts';
import { loadChecks, loadExplanations } from '../curriculum/load-checks.ts';
import { createRunners } from '../execution/runners.ts';
import type { Checks } from '../review/check.ts';
import { type ExitCode, paint, print, progress, UsageError, unknownName } from './output.ts';
import { type Trial, tryTasks } from './trial/trial.ts';

/** A folder that is there. @throws UsageError */
function existing(folder: string | undefined): string | undefined {
  if (folder === undefined || statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return folder;
  throw new UsageError(`There is no folder ${folder}.`);
}

/** Copies the starter of a task into a clone; what is there already is never overwritten. */
export async function start(id: string, directory: string, folder?: string): Promise<ExitCode> {
  const { tasks } = await loadCurriculum(await loadChecks(), existing(folder));
  const task = tasks.get(id);
  if (!task) throw unknownName('task', id, tasks.keys());
  for (const file of task.starter) {
    const { path, text } = file;
    const target = join(directory, path);
    if (existsSync(target)) {
      print(`kept     ${path} (it is there already)`);
      continue;
    }
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, text, { mode: modeOf(file) });
    print(`created  ${path}`);
  }
  print(`\nWork on a branch: git switch -c ${id}`);
  print('Then commit, and ask for a review: stagecoach review (--head worktree looks at what is not committed yet)');
  return 0;
}

export async function explain(id: string | undefined): Promise<ExitCode> {
  const checks = await loadChecks();
  if (id === undefined) {
    for (const [name, check] of checks) print(`${name.padEnd(36)} ${check.title}`);
    return 0;
  }
  const page = (await loadExplanations(checks)).get(id);
  if (page === undefined) throw unknownName('check', id, checks.keys());
  print(page.trimEnd());
  return 0;
}

export async function listTasks(folder?: string): Promise<ExitCode> {
  const { stages } = await loadCurriculum(await loadChecks(), existing(folder));
  for (const stage of stages) {
    print(paint('bold', stage.title));
    for (const task of stage.tasks)
      print(`  ${task.id.padEnd(26)} ${task.title} ${paint('dim', `(${task.minutes} min)`)}`);
  }
  return 0;
}

/** Reads a curriculum, then tries the tasks of its own; of the bundled one, the tests do that. */
export async function validate(folder: string | undefined): Promise<ExitCode> {
  const checks = await loadChecks();
  const done = progress('Trying the references');
  try {
    const curriculum = await loadCurriculum(checks, existing(folder));
    const { problems, notTried } = folder === undefined ? nothingTried : await tried(curriculum, folder, checks);
    if (problems.length > 0) throw new CurriculumError(problems);
    for (const what of notTried) print(paint('dim', `not tried: ${what}`));
    print(`${curriculum.tasks.size} tasks in ${curriculum.stages.length} stages: nothing to mend.`);
    return 0;
  } catch (error) {
    if (!(error instanceof CurriculumError)) throw error;
    for (const { file, line, message } of error.problems) print(`${file}:${line}: ${message}`);
    return 1;
  } finally {
    done();
  }
}

const nothingTried: Trial = { problems: [], notTried: [] };

async function tried(curriculum: Curriculum, folder: string, checks: Checks): Promise<Trial> {
  const runners = createRunners(wheelsDir(), false);
  try {
    return await tryTasks(curriculum, filesIn(folder), checks, runners);
  } finally {
    await runners.close();
  }
}
