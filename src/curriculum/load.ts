import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { Checks } from '../review/check.ts';
import {
  type Curriculum,
  CurriculumError,
  type CurriculumProblem,
  type Stage,
  type StarterFile,
  type Task,
  type TaskCriterion,
  type TaskRun,
} from './curriculum.ts';
import { parseFrontMatter, parseYaml } from './front-matter.ts';
import { orderProblems } from './order.ts';
import { pathSchema, stageSchema, taskSchema } from './schema.ts';
import { parseTaskText } from './task-text.ts';
import { unwrap } from './unwrap.ts';

const bundledFolder = join(import.meta.dirname, '..', '..', 'templates');

/**
 * Reads a curriculum folder.
 * @throws CurriculumError with every problem found, each with file, line and remedy
 */
export async function loadCurriculum(checks: Checks, folder: string = bundledFolder): Promise<Curriculum> {
  const problems: CurriculumProblem[] = [];
  const texts: string[] = [];
  const read = async (path: string): Promise<string> => {
    const text = await readFile(join(folder, path), 'utf8');
    texts.push(path, text);
    return text;
  };
  if (!existsSync(join(folder, 'path.yml')))
    throw new CurriculumError([{ file: 'path.yml', line: 1, message: 'name the stages here, in order, as `stages:`' }]);
  const path = parseYaml('path.yml', await read('path.yml'), pathSchema);
  if (!path.ok) throw new CurriculumError(path.problems);

  const stages: Stage[] = [];
  const folders: string[] = [];
  const lines = new Map<string, LineOf>();
  for (const stageId of path.data.stages) {
    const stageFile = `${stageId}/stage.md`;
    if (!existsSync(join(folder, stageFile))) continue;
    const stage = parseFrontMatter(stageFile, await read(stageFile), stageSchema);
    if (!stage.ok) {
      problems.push(...stage.problems);
      continue;
    }
    lines.set(stageFile, stage.lineOf);
    const tasks: Task[] = [];
    for (const taskId of await taskFolders(join(folder, stageId))) {
      folders.push(`${stageId}/${taskId}`);
      const task = await loadTask({ folder, checks, read, lines }, stageId, taskId);
      if (Array.isArray(task)) problems.push(...task);
      else tasks.push(task as Task);
    }
    if (tasks.length > 0)
      stages.push({
        id: stageId,
        title: stage.data.title,
        text: unwrap(stage.body.trim()),
        testOut: stage.data.testOut,
        tasks,
      });
  }
  const tasks = new Map(stages.flatMap((stage) => stage.tasks.map((task) => [task.id, task] as const)));
  const lineOf = (file: string, keys: readonly PropertyKey[]): number => lines.get(file)?.(keys) ?? 1;
  problems.push(...orderProblems({ stages, folders, lineOf }));
  if (problems.length > 0) throw new CurriculumError(problems);
  const ordered = stages.map((stage) => ({ ...stage, tasks: inOrder(stage.tasks) }));
  return { stages: ordered, tasks, hash: createHash('sha256').update(texts.join('\0')).digest('hex') };
}

async function taskFolders(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries.flatMap((entry) => (entry.isDirectory() ? [entry.name] : [])).toSorted();
}

type LineOf = (path: readonly PropertyKey[]) => number;

type Loading = {
  readonly folder: string;
  readonly checks: Checks;
  read(path: string): Promise<string>;
  /** Filled with the lines of each file that could be read. */
  readonly lines: Map<string, LineOf>;
};

async function loadTask(
  { folder, checks, read, lines }: Loading,
  stage: string,
  id: string,
): Promise<Task | readonly CurriculumProblem[]> {
  const home = `${stage}/${id}`;
  const file = `${home}/task.md`;
  if (!existsSync(join(folder, file))) return [{ file, line: 1, message: 'every task folder has a `task.md`' }];
  const text = await read(file);
  const front = parseFrontMatter(file, text, taskSchema);
  if (!front.ok) return front.problems;
  lines.set(file, front.lineOf);
  const problems: CurriculumProblem[] = [];

  const criteria: TaskCriterion[] = [];
  for (const [index, { use, level, in: scope, with: given }] of front.data.criteria.entries()) {
    const check = checks.get(use);
    if (!check) {
      problems.push({
        file,
        line: front.lineOf(['criteria', index, 'use']),
        message: `there is no check \`${use}\`; \`stagecoach explain\` lists them`,
      });
      continue;
    }
    const params = check.params?.safeParse(given);
    if (params && !params.success) {
      const issue = params.error.issues[0];
      problems.push({
        file,
        line: front.lineOf(['criteria', index, 'with']),
        message: `parameter of \`${use}\`: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`,
      });
    } else if (!params && Object.keys(given).length > 0) {
      problems.push({
        file,
        line: front.lineOf(['criteria', index, 'with']),
        message: `\`${use}\` takes no parameters`,
      });
    }
    criteria.push({
      use,
      title: check.title,
      expects: check.expects,
      level: level ?? check.level,
      in: scope ?? (check.kind === 'forbids' ? 'each' : 'any'),
      params: params?.data,
    });
  }

  const runs: TaskRun[] = [];
  for (const [index, { postgres }] of front.data.run.entries()) {
    const files: Record<string, string> = {};
    for (const key of ['schema', 'seed', 'expect', 'show', 'between'] as const) {
      if (postgres[key] === undefined) continue;
      const path = `${home}/${postgres[key]}`;
      if (existsSync(join(folder, path))) files[key] = await read(path);
      else
        problems.push({
          file,
          line: front.lineOf(['run', index, 'postgres', key]),
          message: `\`${postgres[key]}\` is not in ${home}/`,
        });
    }
    runs.push({ postgres: { ...postgres, ...files } });
  }

  const parts = parseTaskText(front.body);
  const offset = text.slice(0, text.length - front.body.length).split('\n').length - 1;
  problems.push(...parts.problems.map(({ line, message }) => ({ file, line: line + offset, message })));
  if (problems.length > 0) return problems;
  const { criteria: _criteria, run: _run, ...rest } = front.data;
  const deliver = rest.deliver as Readonly<Record<string, readonly string[]>>;
  return {
    ...rest,
    deliver,
    id,
    stage,
    criteria,
    runs,
    body: parts.body,
    goal: parts.goal,
    hints: parts.hints,
    starter: await starterOf(join(folder, home, 'starter')),
  };
}

async function starterOf(folder: string): Promise<readonly StarterFile[]> {
  if (!existsSync(folder)) return [];
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.flatMap((entry) =>
    entry.isFile() ? [relative(folder, join(entry.parentPath, entry.name))] : [],
  );
  return Promise.all(
    paths.toSorted().map(async (path) => ({ path, text: await readFile(join(folder, path), 'utf8') })),
  );
}

/** Tasks of one stage so that none stands before one that it comes after; otherwise by id. */
function inOrder(tasks: readonly Task[]): readonly Task[] {
  const here = new Set(tasks.map((task) => task.id));
  const done = new Set<string>();
  const ordered: Task[] = [];
  while (ordered.length < tasks.length) {
    const next = tasks.filter((task) => !done.has(task.id) && task.after.every((id) => done.has(id) || !here.has(id)));
    if (next.length === 0) break;
    for (const task of next) {
      ordered.push(task);
      done.add(task.id);
    }
  }
  return ordered;
}
