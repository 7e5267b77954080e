import picomatch from 'picomatch';
import type { CurriculumProblem, TaskRun } from '../../curriculum/curriculum.ts';
import { didYouMean } from '../../curriculum/nearest.ts';
import type { Checks } from '../../review/check.ts';
import { reviewTask } from '../../review/review-task.ts';
import type { Criterion } from '../../review/verdict.ts';
import type { Tried } from './trial.ts';

/** The learner's files that a run names and nobody could hand in as the task has it. */
export function missingFiles({ task, home, front, reference }: Tried): readonly CurriculumProblem[] {
  const isAsked = picomatch(Object.values(task.deliver).flat(), { dot: true });
  return task.runs.flatMap((run, index) =>
    learnersFiles(run).flatMap(({ kind, key, path }) => {
      const line = front.lineOf(['run', index, kind, key]);
      const known = reference?.paths ?? [];
      const at = { file: `${home}/task.md`, line };
      if (reference && !known.includes(path))
        return [{ ...at, message: `\`${key}\` names \`${path}\`, which reference/ has not${didYouMean(path, known)}` }];
      // Tests name the module that they are about, which the learner need not hand in.
      return reference || kind === 'pytest' || isAsked(path)
        ? []
        : [{ ...at, message: `\`${key}\` names \`${path}\`, which is in no place that \`deliver\` names` }];
    }),
  );
}

function learnersFiles({ postgres, python, pytest }: TaskRun) {
  if (python) return [{ kind: 'python', key: 'file', path: python.file }] as const;
  if (pytest) return [{ kind: 'pytest', key: 'file', path: pytest.file }] as const;
  const { query, down } = postgres;
  const back = down === undefined ? [] : [{ kind: 'postgres', key: 'down', path: down } as const];
  return [{ kind: 'postgres', key: 'query', path: query } as const, ...back];
}

/** What a review of the reference would ask for, and each check that failed by itself. */
export function unmetCriteria(tried: Tried, checks: Checks): readonly CurriculumProblem[] {
  const { task, home, front, reference } = tried;
  if (!reference) return [];
  const { criteria, failures } = reviewTask(task, reference, checks);
  const lineOf = (id: string): number =>
    front.lineOf([
      'criteria',
      Math.max(
        0,
        task.criteria.findIndex(({ use }) => use === id),
      ),
    ]);
  return [
    ...criteria.flatMap((criterion) => unmet(criterion, home, lineOf(criterion.id))),
    ...failures.map(({ check, error }) => ({
      file: `${home}/task.md`,
      line: lineOf(check),
      message: `\`${check}\` failed by itself on the reference: ${error.split('\n')[0]}`,
    })),
  ];
}

/** Only what a learner would be told to mend: a note may be left as it is. */
export function unmet(
  { id, level, state, findings, detail }: Criterion,
  home: string,
  line: number,
): readonly CurriculumProblem[] {
  if (level !== 'must' && level !== 'should') return [];
  if (state === 'absent')
    return [
      { file: `${home}/task.md`, line, message: `\`${id}\` finds nothing to read in reference/: ${detail ?? ''}` },
    ];
  return findings.map(({ path, range, text, message }) => ({
    file: path === '' ? `${home}/task.md` : `${home}/reference/${path}`,
    line: path === '' ? line : range.start.line,
    message: `the reference does not meet \`${id}\` (${message}): ${text}`,
  }));
}
