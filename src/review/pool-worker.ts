import { loadChecks } from '../curriculum/load-checks.ts';
import { type Assignment, misplaced, reviewTask, type StaticReview } from './review-task.ts';
import { Submission, type SubmissionData } from './submission.ts';

const checks = await loadChecks();

/** Runs in a child process: what hangs or grows there is killed without harm to the server. */
export async function reviewInChild({
  assignment,
  data,
}: {
  readonly assignment: Assignment;
  readonly data: SubmissionData;
}): Promise<StaticReview> {
  const submission = new Submission(data);
  const { criteria, failures } = reviewTask(assignment, submission, checks);
  return { criteria: [...criteria, ...misplaced(assignment, submission)], failures };
}
