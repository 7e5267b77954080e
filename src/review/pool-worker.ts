import { type Curriculum, CurriculumError, type CurriculumProblem } from '../curriculum/curriculum.ts';
import { type CurriculumFile, filesOf } from '../curriculum/files.ts';
import { loadCurriculum, readOwn } from '../curriculum/load.ts';
import { loadChecks, loadExplanations } from '../curriculum/load-checks.ts';
import { reviewEarlier } from './earlier.ts';
import { touching } from './locate.ts';
import { type Assignment, misplaced, type Question, reviewTask, type StaticReview } from './review-task.ts';
import { Submission, type SubmissionData } from './submission.ts';

// Runs in a child process: what hangs or grows here is killed without harm to the server, and the server itself need not
// load a single parser.

const checks = await loadChecks();

export function reviewInChild(question: {
  readonly assignment: Question;
  readonly data: SubmissionData;
}): StaticReview {
  const { assignment, data } = question;
  const submission = new Submission(data);
  const { criteria, failures } = reviewTask(assignment, submission, checks);
  const said = criteria.flatMap(({ findings }) => findings);
  const earlier = reviewEarlier(assignment.earlier ?? [], submission, checks, said);
  return {
    criteria: [...criteria, ...misplaced(assignment, submission), ...earlier.criteria],
    failures: [...failures, ...earlier.failures],
  };
}

/** The ids of the tasks that the change seems to answer. */
export function touchedInChild(question: {
  readonly tasks: readonly { readonly id: string; readonly deliver: Assignment['deliver'] }[];
  readonly data: SubmissionData;
}): readonly string[] {
  return touching(question.tasks, new Submission(question.data));
}

export type Loaded = {
  readonly curriculum: Curriculum;
  /** check.md by check id. */
  readonly explanations: ReadonlyMap<string, string>;
};

/** A curriculum of somebody's own. */
export function readInChild(files: readonly CurriculumFile[]): Curriculum | Refused {
  try {
    return readOwn(filesOf(files), checks);
  } catch (error) {
    if (error instanceof CurriculumError) return { problems: error.problems };
    throw error;
  }
}

export type Refused = { readonly problems: readonly CurriculumProblem[] };

export async function loadInChild(): Promise<Loaded | Refused> {
  try {
    return { curriculum: await loadCurriculum(checks), explanations: await loadExplanations(checks) };
  } catch (error) {
    if (error instanceof CurriculumError) return { problems: error.problems };
    throw error;
  }
}
