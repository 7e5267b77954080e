import { type Curriculum, CurriculumError, type CurriculumProblem } from '../curriculum/curriculum.ts';
import { loadCurriculum } from '../curriculum/load.ts';
import { loadChecks, loadExplanations } from '../curriculum/load-checks.ts';
import { touches } from './locate.ts';
import { type Assignment, misplaced, reviewTask, type StaticReview } from './review-task.ts';
import { Submission, type SubmissionData } from './submission.ts';

// Runs in a child process: what hangs or grows here is killed without harm to the server, and the server itself need not
// load a single parser.

const checks = await loadChecks();

export function reviewInChild(question: {
  readonly assignment: Assignment;
  readonly data: SubmissionData;
}): StaticReview {
  const { assignment, data } = question;
  const submission = new Submission(data);
  const { criteria, failures } = reviewTask(assignment, submission, checks);
  return { criteria: [...criteria, ...misplaced(assignment, submission)], failures };
}

/** The ids of those tasks whose files the change touches. */
export function touchedInChild(question: {
  readonly tasks: readonly { readonly id: string; readonly deliver: Assignment['deliver'] }[];
  readonly data: SubmissionData;
}): readonly string[] {
  const submission = new Submission(question.data);
  return question.tasks.filter(({ deliver }) => touches(deliver, submission)).map(({ id }) => id);
}

export type Loaded = {
  readonly curriculum: Curriculum;
  /** check.md by check id. */
  readonly explanations: ReadonlyMap<string, string>;
};

export async function loadInChild(): Promise<Loaded | { readonly problems: readonly CurriculumProblem[] }> {
  try {
    return { curriculum: await loadCurriculum(checks), explanations: await loadExplanations(checks) };
  } catch (error) {
    if (error instanceof CurriculumError) return { problems: error.problems };
    throw error;
  }
}
