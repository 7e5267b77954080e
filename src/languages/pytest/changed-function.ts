import type { Range } from '../../review/range.ts';
import type { Submission } from '../../review/submission.ts';
import { isTestFile } from '../python/test-file.ts';

/** Files whose functions run by other means than a call: migrations, settings, entry points, DAGs. */
const elsewhere =
  /(?:^|\/)(?:migrations|alembic|docs?|examples?|scripts?)\/|(?:^|\/)(?:setup|conftest|manage|settings|__main__)\.py$/;

/** The public functions of modules, without decorators, in which a change added lines; tests are left out. */
export function changedFunctionsOf(
  submission: Submission,
): readonly { readonly path: string; readonly at: Range; readonly name: string }[] {
  return submission.changed.flatMap(({ path, status, added }) => {
    if (status === 'removed' || !path.endsWith('.py') || elsewhere.test(path)) return [];
    if (submission.pathsOf('pytest').includes(path) || submission.pathsOf('dag').includes(path)) return [];
    const document = submission.document('python', path);
    if (!document || document.problem || isTestFile(document)) return [];
    return document.functions.flatMap(({ name, nameNode, node, owner, decorators }) => {
      if (owner || decorators.length > 0 || name.startsWith('_') || name === 'main') return [];
      const { start, end } = document.range(node);
      const isChanged = added.some(([first, last]) => first <= end.line && last >= start.line);
      return isChanged ? [{ path, name, at: document.range(nameNode) }] : [];
    });
  });
}
