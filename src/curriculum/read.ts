import { createHash } from 'node:crypto';
import type { Checks } from '../review/check.ts';
import { type Curriculum, CurriculumError, type CurriculumProblem, type Stage, type Task } from './curriculum.ts';
import type { CurriculumFiles } from './files.ts';
import { parseFrontMatter, parseYaml } from './front-matter.ts';
import { didYouMean } from './nearest.ts';
import { orderProblems } from './order.ts';
import { type LineOf, type Reading, readTask } from './read-task.ts';
import { type PathFile, pathSchema, stageSchema } from './schema.ts';
import { unwrap } from './unwrap.ts';

/**
 * Reads a curriculum from its files.
 * @param bundled gives what `extends: default` goes on from
 * @throws CurriculumError with every problem found, each with file, line and remedy
 */
export function readCurriculum(files: CurriculumFiles, checks: Checks, bundled?: () => Curriculum): Curriculum {
  const hash = createHash('sha256');
  const lines = new Map<string, LineOf>();
  const read = (path: string): string | undefined => {
    const text = files.text(path);
    if (text !== undefined) hash.update(`${path}\0${text}\0`);
    return text;
  };
  const { path, lineOf: lineOfPath } = readPath(read('path.yml'));
  const base = path.extends === undefined ? undefined : bundled?.();
  if (base) hash.update(base.hash);
  const reading: Reading = { checks, files, read, lines };
  const problems: CurriculumProblem[] = [];
  const problemAt = (keys: readonly PropertyKey[], message: string): void => {
    problems.push({ file: 'path.yml', line: lineOfPath(keys), message });
  };
  for (const [index, id] of path.without.entries())
    if (!base?.tasks.has(id))
      problemAt(
        ['without', index],
        `\`without\` names \`${id}\`, which is no task of the default${didYouMean(id, base?.tasks.keys() ?? [])}`,
      );

  const stages: Stage[] = [];
  const folders: string[] = [];
  const named = path.stages ?? base?.stages.map(({ id }) => id) ?? [];
  for (const [index, id] of named.entries()) {
    const inherited = base?.stages.find((stage) => stage.id === id);
    const stage = readStage(reading, id, inherited, path.without, folders, problems);
    if (stage && stage.tasks.length > 0) stages.push(stage);
    else if (!stage && base)
      problemAt(
        ['stages', index],
        `there is no stage \`${id}\`: the default has none, and there is no ${id}/stage.md${didYouMean(id, stageNames(base, files))}`,
      );
  }
  problems.push(...strayFolders(files, named));
  const kept = base
    ? stages.map((stage) => ({ ...stage, tasks: stage.tasks.map((task) => fitted(task, stages, base)) }))
    : stages;
  problems.push(
    ...orderProblems({
      stages: kept,
      folders,
      without: path.without,
      // What is inherited stands in no file of the author's, who can only choose another order.
      placeOf: (file, keys) =>
        files.text(file) === undefined && base
          ? { file: 'path.yml', line: lineOfPath(['stages']) }
          : { file, line: lines.get(file)?.(keys) ?? 1 },
    }),
  );
  if (problems.length > 0) throw new CurriculumError(problems);
  const ordered = kept.map((stage) => ({ ...stage, tasks: inOrder(stage.tasks) }));
  const tasks = new Map(ordered.flatMap((stage) => stage.tasks.map((task) => [task.id, task] as const)));
  return { stages: ordered, tasks, hash: hash.digest('hex') };
}

function readPath(text: string | undefined): { readonly path: PathFile; readonly lineOf: LineOf } {
  if (text === undefined)
    throw new CurriculumError([{ file: 'path.yml', line: 1, message: 'name the stages here, in order, as `stages:`' }]);
  const path = parseYaml('path.yml', text, pathSchema);
  if (!path.ok) throw new CurriculumError(path.problems);
  return { path: path.data, lineOf: path.lineOf };
}

/**
 * A stage with a `stage.md` of its own is that and no other. Without one, its tasks are those of the default, which the
 * folder's own ones join or, under the same id, replace.
 * @param folders filled with the folders of its tasks
 * @returns undefined where nobody has such a stage
 */
function readStage(
  reading: Reading,
  id: string,
  inherited: Stage | undefined,
  without: readonly string[],
  folders: string[],
  problems: CurriculumProblem[],
): Stage | undefined {
  const about = readAbout(reading, id, problems);
  if (about === 'none' && !inherited) return undefined;
  const own = taskFolders(reading.files, id);
  const given = about === 'none' ? (inherited?.tasks ?? []) : [];
  const tasks: Task[] = given.filter((task) => !own.includes(task.id) && !without.includes(task.id));
  folders.push(...tasks.map((task) => `${id}/${task.id}`), ...own.map((task) => `${id}/${task}`));
  for (const name of own) {
    const task = readTask(reading, id, name);
    if ('id' in task) tasks.push(task);
    else problems.push(...task);
  }
  if (about !== 'none') return { id, ...about, tasks };
  const { title = '', text = '', testOut = [] } = inherited ?? {};
  return { id, title, text, testOut: testOut.filter((task) => !without.includes(task)), tasks };
}

function readAbout(
  { read, lines }: Reading,
  id: string,
  problems: CurriculumProblem[],
): Pick<Stage, 'title' | 'text' | 'testOut'> | 'none' {
  const file = `${id}/stage.md`;
  const text = read(file);
  if (text === undefined) return 'none';
  const stage = parseFrontMatter(file, text, stageSchema);
  if (!stage.ok) {
    problems.push(...stage.problems);
    return { title: '', text: '', testOut: [] };
  }
  lines.set(file, stage.lineOf);
  return { title: stage.data.title, text: unwrap(stage.body.trim()), testOut: stage.data.testOut };
}

const taskFolders = ({ paths }: CurriculumFiles, stage: string): readonly string[] => [
  ...new Set(
    paths.flatMap((path) => {
      const [folder, task, inside] = path.split('/');
      return folder === stage && task !== undefined && inside !== undefined ? [task] : [];
    }),
  ),
];

const stageNames = (base: Curriculum, { paths }: CurriculumFiles): readonly string[] => [
  ...base.stages.map(({ id }) => id),
  ...paths.filter((path) => /^[^/]+\/stage\.md$/.test(path)).map((path) => path.slice(0, path.indexOf('/'))),
];

/** A folder that looks like a stage and is in no path is a name with a typo. */
function strayFolders({ paths }: CurriculumFiles, named: readonly string[]): readonly CurriculumProblem[] {
  const found = new Map<string, string>();
  for (const path of paths) {
    const [folder = '', ...rest] = path.split('/');
    const isOne = rest.join('/') === 'stage.md' || (rest.length === 2 && rest[1] === 'task.md');
    if (isOne && !named.includes(folder) && !found.has(folder)) found.set(folder, path);
  }
  return [...found].map(([folder, file]) => ({
    file,
    line: 1,
    message: `path.yml names no stage \`${folder}\`: add it to its \`stages\`, or rename the folder`,
  }));
}

/**
 * A task of the default in a path that leaves others of it out: what is not there need not come first, and of
 * alternatives one that is there stands for another.
 */
function fitted(task: Task, stages: readonly Stage[], base: Curriculum): Task {
  if (base.tasks.get(task.id) !== task) return task;
  const there = stages.flatMap(({ tasks }) => tasks);
  const after = task.after.flatMap((id) => {
    if (there.some((other) => other.id === id)) return [id];
    const group = base.tasks.get(id)?.choose;
    const other = there.find(({ choose }) => group !== undefined && choose === group);
    return other ? [other.id] : [];
  });
  return { ...task, after };
}

/** Tasks of one stage so that none stands before one that it comes after; otherwise by id. */
function inOrder(tasks: readonly Task[]): readonly Task[] {
  const here = new Set(tasks.map((task) => task.id));
  const done = new Set<string>();
  const ordered: Task[] = [];
  const byId = tasks.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  while (ordered.length < tasks.length) {
    const next = byId.filter((task) => !done.has(task.id) && task.after.every((id) => done.has(id) || !here.has(id)));
    if (next.length === 0) break;
    for (const task of next) {
      ordered.push(task);
      done.add(task.id);
    }
  }
  return ordered;
}
