import type { TaskRun } from '../curriculum/curriculum.ts';
import type { Runners } from '../execution/runners.ts';
import type { CheckFailure } from './run-check.ts';
import { pythonHead, runPython } from './run-python.ts';
import { runSql, sqlHead } from './run-sql.ts';
import { runTests, testsHead } from './run-tests.ts';
import type { SubmissionData } from './submission.ts';
import type { Criterion, CriterionHead } from './verdict.ts';

/** What a run asks for, whatever comes of it. */
export function headOf({ postgres, python, pytest }: TaskRun): CriterionHead {
  if (postgres) return sqlHead(postgres);
  return python ? pythonHead(python) : testsHead(pytest);
}

/**
 * Runs the learner's files and says what came of each, in the order of the runs.
 * @param report is told why a sandbox could not judge it: for the operator, never for the learner
 */
export async function runCriteria(
  runners: Runners,
  runs: readonly TaskRun[],
  data: SubmissionData,
  seed: number,
  report: (failure: CheckFailure) => void = () => {},
): Promise<readonly Criterion[]> {
  const ofSql = runs.flatMap(({ postgres }) => postgres ?? []);
  const sql = ofSql.length > 0 ? [...(await runSql(runners.postgres, ofSql, data, seed, report))] : [];
  const criteria: Criterion[] = [];
  for (const run of runs) {
    const { python, pytest } = run;
    if (pytest) {
      const failed = (error: string) => report({ check: 'run/pytest', path: pytest.file, error });
      criteria.push(...(await runTests(runners.tests, pytest, data, seed, failed)));
      continue;
    }
    const criterion = python
      ? await runPython(runners.python, python, data, seed, (error) =>
          report({ check: 'run/python', path: python.file, error }),
        )
      : sql.shift();
    if (criterion) criteria.push(criterion);
  }
  return criteria;
}
