import type { Submission } from '../../review/submission.ts';
import { configurations } from './project.ts';

/** https://docs.pytest.org/en/stable/reference/reference.html#confval-python_files */
const collected = /(?:^|\/)(?:test_[^/]*|[^/]*_test)\.py$/;

/** Whether pytest passes a file by for its name; a project may have set patterns of its own. */
export const isPassedBy = (path: string, submission: Submission): boolean =>
  !collected.test(path) && !configurations(submission).some((text) => text.includes('python_files'));

/** Named as if it held tests: `tests.py`, `orders_tests.py`. */
const meant = /(?:^|\/)(?:[^/]*[_-])?tests?(?:[_-][^/]*)?\.py$/;

/** Whether a file that pytest passes by was meant to be found: nothing but prose names it, so nothing else runs it. */
export function isMeantForPytest(path: string, submission: Submission): boolean {
  const name = /([^/]+)\.py$/.exec(path)?.[1];
  if (name === undefined || !meant.test(path)) return false;
  const named = new RegExp(`\\b${name}\\b`);
  return ![...submission.files.values()].some(
    (file) =>
      file.path !== path && !/\.(?:md|rst)$/i.test(file.path) && file.text !== undefined && named.test(file.text),
  );
}
