import type { Curriculum, CurriculumProblem, Task } from '../../curriculum/curriculum.ts';
import type { CurriculumFiles } from '../../curriculum/files.ts';
import { parseFrontMatter } from '../../curriculum/front-matter.ts';
import { taskSchema } from '../../curriculum/schema.ts';
import type { Runners } from '../../execution/runners.ts';
import type { Checks } from '../../review/check.ts';
import { Submission } from '../../review/submission.ts';
import type { SubmittedFile } from '../../review/submitted-file.ts';
import { missingFiles, unmetCriteria } from './reference.ts';
import { runReference } from './run-reference.ts';
import { brokenTexts } from './texts.ts';

/** A task of the folder's own, with what its author wrote and where. */
export type Tried = {
  readonly task: Task;
  /** `<stage>/<task>`. */
  readonly home: string;
  readonly front: Extract<ReturnType<typeof frontOf>, { ok: true }>;
  /** What a learner would hand in who knows the answer; undefined where the author wrote none. */
  readonly reference: Submission | undefined;
};

export type Trial = { readonly problems: readonly CurriculumProblem[]; readonly notTried: readonly string[] };

/**
 * Tries what can be tried of the tasks that have a folder here: their own SQL and Python is read, their references are
 * reviewed and, but for planted bugs, run.
 */
export async function tryTasks(
  { tasks }: Curriculum,
  files: CurriculumFiles,
  checks: Checks,
  runners: Runners,
): Promise<Trial> {
  const problems: CurriculumProblem[] = [];
  const notTried: string[] = [];
  for (const task of tasks.values()) {
    const home = `${task.stage}/${task.id}`;
    const text = files.text(`${home}/task.md`);
    const front = text === undefined ? undefined : frontOf(`${home}/task.md`, text);
    if (!front?.ok) continue;
    const tried = { task, home, front, reference: referenceOf(files, `${home}/reference/`) };
    const broken = [...brokenTexts(tried, files), ...missingFiles(tried)];
    problems.push(...broken, ...unmetCriteria(tried, checks));
    if (tried.reference === undefined) notTried.push(`${home} has no reference/, so nothing shows that it can be done`);
    // Whatever is broken would be told a second time by the run.
    else if (broken.length === 0) {
      const ran = await runReference(tried, tried.reference, runners);
      problems.push(...ran.problems);
      notTried.push(...ran.notTried);
    }
  }
  return { problems, notTried };
}

const frontOf = (file: string, text: string) => parseFrontMatter(file, text, taskSchema);

function referenceOf(files: CurriculumFiles, folder: string): Submission | undefined {
  const submitted = files.paths.flatMap((path): readonly SubmittedFile[] => {
    if (!path.startsWith(folder)) return [];
    const text = files.text(path);
    const named = { path: path.slice(folder.length), size: text?.length ?? 0 };
    return [text === undefined ? { ...named, kind: 'binary' } : { ...named, kind: 'text', text }];
  });
  if (submitted.length === 0) return undefined;
  const changed = submitted.map(({ path, text = '' }) => {
    const all = [[1, text.split('\n').length]] as const;
    return { path, status: 'added' as const, commentable: all, added: all };
  });
  return new Submission({ files: submitted, changed });
}
