import picomatch from 'picomatch';
import type { Checks } from '../review/check.ts';
import type { CurriculumProblem, StarterFile, Task, TaskCriterion, TaskRun } from './curriculum.ts';
import { type Fault, readFault } from './fault.ts';
import type { CurriculumFiles } from './files.ts';
import { type FrontMatter, parseFrontMatter } from './front-matter.ts';
import { didYouMean } from './nearest.ts';
import { type TaskFrontMatter, taskSchema } from './schema.ts';
import { pathOf, remedyOf } from './schema-issue.ts';
import { parseTaskText } from './task-text.ts';

export type LineOf = (path: readonly PropertyKey[]) => number;

export type Reading = {
  readonly checks: Checks;
  readonly files: CurriculumFiles;
  /** The text of a file that is there, which then counts for the curriculum's hash. */
  read(path: string): string | undefined;
  /** Filled with the lines of each file that could be read. */
  readonly lines: Map<string, LineOf>;
};

/** One task folder. @returns every problem instead, each with its line */
export function readTask(reading: Reading, stage: string, id: string): Task | readonly CurriculumProblem[] {
  const home = `${stage}/${id}`;
  const file = `${home}/task.md`;
  const text = reading.read(file);
  if (text === undefined) return [{ file, line: 1, message: 'every task folder has a `task.md`' }];
  const front = parseFrontMatter(file, text, taskSchema);
  if (!front.ok) return front.problems;
  reading.lines.set(file, front.lineOf);
  const problems: CurriculumProblem[] = [];
  const report = (path: readonly PropertyKey[], message: string): void => {
    problems.push({ file, line: front.lineOf(path), message });
  };
  const criteria = criteriaOf(front, reading.checks, report);
  const runs = runsOf(front, home, reading, report, problems);
  const parts = parseTaskText(front.body);
  const offset = text.slice(0, text.length - front.body.length).split('\n').length - 1;
  problems.push(...parts.problems.map(({ line, message }) => ({ file, line: line + offset, message })));
  const starter = starterOf(reading.files, `${home}/starter/`, problems);
  if (problems.length > 0) return problems;
  const { criteria: _criteria, run: _run, ...rest } = front.data;
  const deliver = rest.deliver as Readonly<Record<string, readonly string[]>>;
  const { body, goal, hints } = parts;
  return { ...rest, deliver, id, stage, criteria, runs, body, goal, hints, starter };
}

type Front = Extract<FrontMatter<TaskFrontMatter>, { ok: true }>;
type Report = (path: readonly PropertyKey[], message: string) => void;

function criteriaOf(front: Front, checks: Checks, report: Report): readonly TaskCriterion[] {
  return front.data.criteria.flatMap(({ use, level, in: scope, of, with: given }, index) => {
    const check = checks.get(use);
    if (!check) {
      const near = didYouMean(use, checks.keys()) || '; `stagecoach explain` lists them';
      report(['criteria', index, 'use'], `there is no check \`${use}\`${near}`);
      return [];
    }
    const { params: schema } = check;
    const params = schema?.safeParse(given);
    if (schema && params && !params.success) {
      for (const issue of params.error.issues) {
        const path = pathOf(issue);
        report(['criteria', index, 'with', ...path], `\`${path.join('.')}\` of \`${use}\`: ${remedyOf(issue, schema)}`);
      }
    } else if (!params && Object.keys(given).length > 0) {
      report(['criteria', index, 'with'], `\`${use}\` takes no parameters`);
    }
    const places: readonly string[] = front.data.deliver[check.reads] ?? [];
    for (const glob of of ?? [])
      if (!places.some((place) => picomatch(place, { dot: true })(glob)))
        report(
          ['criteria', index, 'of'],
          `\`${glob}\` is no place of \`deliver.${check.reads}\`, so nothing is looked for there`,
        );
    return [
      {
        use,
        title: check.title,
        expects: check.expects,
        level: level ?? check.level,
        in: scope ?? (check.kind === 'forbids' ? 'each' : 'any'),
        ...(of && { of }),
        params: params?.data,
      },
    ];
  });
}

function runsOf(
  front: Front,
  home: string,
  reading: Reading,
  report: Report,
  problems: CurriculumProblem[],
): readonly TaskRun[] {
  return front.data.run.flatMap<TaskRun>(({ postgres, python, pytest }, index) => {
    const withTexts = <K extends string, R extends Partial<Record<K, string>>>(
      kind: string,
      run: R,
      keys: readonly K[],
    ): R => {
      const files: Record<string, string> = {};
      for (const key of keys) {
        if (run[key] === undefined) continue;
        const text = reading.read(`${home}/${run[key]}`);
        if (text !== undefined) files[key] = text;
        else report(['run', index, kind, key], `\`${run[key]}\` is not in ${home}/`);
      }
      return { ...run, ...files };
    };
    if (postgres)
      return [{ postgres: withTexts('postgres', postgres, ['schema', 'seed', 'expect', 'show', 'between']) }];
    if (pytest) {
      const faults = faultsOf(reading, `${home}/${pytest.faults}/`, problems);
      if (faults.length === 0)
        report(['run', index, 'pytest'], `there is no bug to plant in ${home}/${pytest.faults}/`);
      return [{ pytest: { ...withTexts('pytest', pytest, ['reference']), faults } }];
    }
    return python ? [{ python: withTexts('python', python, ['expect', 'given', 'scenes']) }] : [];
  });
}

function faultsOf({ files, read }: Reading, folder: string, problems: CurriculumProblem[]): readonly Fault[] {
  const paths = files.paths.filter((path) => path.startsWith(folder) && path.endsWith('.py')).toSorted();
  return paths.flatMap((path) => {
    const fault = readFault(path, read(path) ?? '');
    if (!('problem' in fault)) return [fault];
    problems.push({ file: path, line: 1, message: fault.problem });
    return [];
  });
}

function starterOf(files: CurriculumFiles, folder: string, problems: CurriculumProblem[]): readonly StarterFile[] {
  return files.paths.flatMap((path) => {
    if (!path.startsWith(folder)) return [];
    const text = files.text(path);
    if (text !== undefined) return [{ path: path.slice(folder.length), text }];
    problems.push({ file: path, line: 1, message: 'a starter is text: leave this file out, or write what makes it' });
    return [];
  });
}
