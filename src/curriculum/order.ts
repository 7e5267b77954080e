import type { CurriculumProblem, Stage, Task } from './curriculum.ts';
import { didYouMean } from './nearest.ts';

/** What the order of a path is judged by, as the files say it. */
export type Order = {
  readonly stages: readonly Stage[];
  /** Every task folder as `<stage>/<task>`, those whose task cannot be read as well. */
  readonly folders: readonly string[];
  /** Tasks of the default that the path leaves out. */
  readonly without: readonly string[];
  /** Where to mend what a key in `<stage>/<task>/task.md` or `<stage>/stage.md` says. */
  placeOf(file: string, path: readonly PropertyKey[]): { readonly file: string; readonly line: number };
};

/** Ids that are no ids or stand twice, and orders in which no learner could go. */
export function orderProblems(order: Order): readonly CurriculumProblem[] {
  return [...folderProblems(order), ...afterProblems(order), ...circles(order), ...testOutProblems(order)];
}

const tasksIn = (folders: readonly string[], stage: string): readonly string[] =>
  folders.filter((folder) => folder.startsWith(`${stage}/`)).map(idOf);
const idOf = (folder: string): string => folder.slice(folder.indexOf('/') + 1);
const fileOf = ({ stage, id }: Task): string => `${stage}/${id}/task.md`;
const tasksOf = ({ stages }: Order): readonly Task[] => stages.flatMap(({ tasks }) => tasks);

function folderProblems({ folders, placeOf }: Order): readonly CurriculumProblem[] {
  return folders.flatMap((folder, index) => {
    const id = idOf(folder);
    const file = `${folder}/task.md`;
    const place = placeOf(file, []);
    const at = place.file === file ? { file, line: 1 } : place;
    const other = folders.slice(0, index).find((before) => idOf(before) === id);
    return [
      ...(/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id)
        ? []
        : [{ ...at, message: `rename the folder \`${id}\`: an id is lower-case words joined by hyphens` }]),
      ...(other === undefined ? [] : [{ ...at, message: `rename the folder: ${other}/ has the same id` }]),
    ];
  });
}

function afterProblems(order: Order): readonly CurriculumProblem[] {
  const known = new Set(order.folders.map(idOf));
  const places = order.stages.flatMap(({ tasks }, index) => tasks.map(({ id }) => [id, index] as const));
  // Of an id that stands twice the first place counts: the second one is told by itself.
  const position = new Map(places.toReversed());
  return tasksOf(order).flatMap((task) =>
    task.after.flatMap((id, index) => {
      const at = order.placeOf(fileOf(task), ['after', index]);
      const whose = at.file === fileOf(task) ? '' : ` of \`${task.id}\``;
      if (!known.has(id)) {
        const what = order.without.includes(id)
          ? 'which `without` in path.yml leaves out: take one of the two lines out'
          : `which is no task${didYouMean(id, known)}`;
        return [{ ...at, message: `\`after\`${whose} names \`${id}\`, ${what}` }];
      }
      return (position.get(id) ?? 0) > (position.get(task.id) ?? 0)
        ? [{ ...at, message: `\`after\`${whose} names \`${id}\`, which is in a later stage` }]
        : [];
    }),
  );
}

function circles(order: Order): readonly CurriculumProblem[] {
  const tasks = tasksOf(order);
  const ids = new Set(tasks.map(({ id }) => id));
  const settled = new Set<string>();
  for (let before = -1; before !== settled.size; ) {
    before = settled.size;
    for (const { id, after } of tasks) if (after.every((one) => settled.has(one) || !ids.has(one))) settled.add(id);
  }
  const stuck = tasks.filter(({ id }) => !settled.has(id));
  const message = `\`after\` goes in a circle: ${stuck.map(({ id }) => id).join(', ')}`;
  return stuck.map((task) => ({ ...order.placeOf(fileOf(task), ['after']), message }));
}

function testOutProblems({ stages, folders, placeOf }: Order): readonly CurriculumProblem[] {
  return stages.flatMap(({ id: stage, testOut }) =>
    testOut.flatMap((id, index) => {
      const file = `${stage}/stage.md`;
      return folders.includes(`${stage}/${id}`)
        ? []
        : [
            {
              ...placeOf(file, ['testOut', index]),
              message: `\`testOut\` names \`${id}\`, no task of the stage${didYouMean(id, tasksIn(folders, stage))}`,
            },
          ];
    }),
  );
}
