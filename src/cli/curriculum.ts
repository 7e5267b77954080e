import { existsSync, statSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { CurriculumError } from '../curriculum/curriculum.ts';
import { loadCurriculum } from '../curriculum/load.ts';
import { loadChecks, loadExplanations } from '../curriculum/load-checks.ts';
import { type ExitCode, paint, print, UsageError } from './output.ts';

/** A folder that is there. @throws UsageError */
function existing(folder: string | undefined): string | undefined {
  if (folder === undefined || statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return folder;
  throw new UsageError(`There is no folder ${folder}.`);
}

/** Copies the starter of a task into a clone; what is there already is never overwritten. */
export async function start(id: string, directory: string, folder?: string): Promise<ExitCode> {
  const { tasks } = await loadCurriculum(await loadChecks(), existing(folder));
  const task = tasks.get(id);
  if (!task) throw new UsageError(`There is no task ${id}; \`stagecoach tasks\` lists them.`);
  for (const { path, text } of task.starter) {
    const target = join(directory, path);
    if (existsSync(target)) {
      print(`kept     ${path} (it is there already)`);
      continue;
    }
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, text);
    print(`created  ${path}`);
  }
  print(`\nWork on a branch: git switch -c ${id}`);
  return 0;
}

export async function explain(id: string | undefined): Promise<ExitCode> {
  const checks = await loadChecks();
  if (id === undefined) {
    for (const [name, check] of checks) print(`${name.padEnd(36)} ${check.title}`);
    return 0;
  }
  const page = (await loadExplanations(checks)).get(id);
  if (page === undefined) throw new UsageError(`There is no check ${id}; \`stagecoach explain\` lists them.`);
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

export async function validate(folder: string | undefined): Promise<ExitCode> {
  try {
    const { stages, tasks } = await loadCurriculum(await loadChecks(), existing(folder));
    print(`${tasks.size} tasks in ${stages.length} stages: nothing to mend.`);
    return 0;
  } catch (error) {
    if (!(error instanceof CurriculumError)) throw error;
    for (const { file, line, message } of error.problems) print(`${file}:${line}: ${message}`);
    return 1;
  }
}
