import picomatch from 'picomatch';
import type { Curriculum, Task } from '../curriculum/curriculum.ts';
import type { Earlier } from '../review/earlier.ts';
import type { ChangedFile } from '../review/submission.ts';
import type { Review } from '../review/verdict.ts';
import type { LearnerState } from './learner.ts';

/** So many tasks are looked back at, the newest first. */
const mostTasks = 20;
/** So many files of one delivery are remembered. */
const mostFiles = 100;

/** The files that a pull request hands in for a task: in the task's places, or where the review found them. */
export function deliveredFiles(task: Task, changed: readonly ChangedFile[], review: Review): readonly string[] {
  const isPlace = picomatch(Object.values(task.deliver).flat(), { dot: true });
  const placed = changed.filter(({ status, path }) => status !== 'removed' && isPlace(path)).map(({ path }) => path);
  const found = review.criteria.flatMap(({ where, from }) => (where && from === undefined ? [where.path] : []));
  return [...new Set([...placed, ...found])].filter((path) => path !== '').slice(0, mostFiles);
}

/** What the passed tasks had met when they passed, for the review of another one. */
export function earlierDeliveries(curriculum: Curriculum, learner: LearnerState, current: Task): readonly Earlier[] {
  return [...curriculum.tasks.values()]
    .flatMap((task) => {
      const { state, pull, files = [], at = '' } = learner.tasks[task.id] ?? {};
      if (task === current || state !== 'passed' || pull === undefined || files.length === 0) return [];
      const met = new Set(
        learner.pulls[pull]?.review?.criteria.filter((one) => one.state === 'met' && !one.from).map(({ id }) => id),
      );
      const criteria = task.criteria
        .filter(({ use, level }) => met.has(use) && (level === 'must' || level === 'should'))
        .map(({ use, level, in: scope, of, params }) => ({ use, level, in: scope, of, params }));
      const ran = [...met].some((id) => id.startsWith('run/'));
      return criteria.length > 0 || ran ? [{ at, one: { task: task.id, deliver: task.deliver, criteria, files } }] : [];
    })
    .toSorted((a, b) => b.at.localeCompare(a.at))
    .slice(0, mostTasks)
    .map(({ one }) => one);
}
