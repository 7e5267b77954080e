import type { Task } from '../curriculum/curriculum.ts';
import { withoutCode } from './without-code.ts';

export type Match =
  | { readonly kind: 'task'; readonly task: Task; readonly by: 'keyword' | 'branch' | 'label' | 'content' | 'asked' }
  | { readonly kind: 'several' | 'none'; readonly candidates: readonly Task[] };

type Asked = { readonly body: string; readonly branch: string; readonly labels: readonly string[] };

/** GitHub's closing keywords: https://docs.github.com/issues/tracking-your-work-with-issues/using-issues/linking-a-pull-request-to-an-issue */
const closing = /(?<![\w`])(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?):?\s+#(\d+)\b/gi;

/**
 * Which task a pull request answers: closing keywords, else the branch, else a label, else what it contains.
 * @param issues number of each task's issue
 * @param reach tasks that are open now; the content of a change is compared with these alone
 * @param touched ids of those whose files the change touches; undefined while nobody has looked
 */
export function match(
  asked: Asked,
  tasks: readonly Task[],
  issues: ReadonlyMap<string, number>,
  reach: readonly Task[],
  touched: readonly string[] | undefined,
): Match {
  const closed = new Set([...withoutCode(asked.body).matchAll(closing)].map((found) => Number(found[1])));
  const byKeyword = tasks.filter((task) => closed.has(issues.get(task.id) ?? -1));
  if (byKeyword[0])
    return byKeyword.length === 1 ? found(byKeyword[0], 'keyword') : { kind: 'several', candidates: byKeyword };

  const byBranch = named(tasks, asked.branch);
  if (byBranch) return found(byBranch, 'branch');

  const byLabel = tasks.filter((task) =>
    asked.labels.some((label) => label === task.id || label === `task:${task.id}`),
  );
  if (byLabel[0]) return byLabel.length === 1 ? found(byLabel[0], 'label') : { kind: 'several', candidates: byLabel };

  const byContent = reach.filter((task) => touched?.includes(task.id));
  if (byContent[0])
    return byContent.length === 1 ? found(byContent[0], 'content') : { kind: 'several', candidates: byContent };
  return { kind: 'none', candidates: reach };
}

const found = (task: Task, by: 'keyword' | 'branch' | 'label' | 'content'): Match => ({ kind: 'task', task, by });

/** The task whose id stands in the branch name as whole words; the longest, as `docker-image` is in `docker-image-slim`. */
function named(tasks: readonly Task[], branch: string): Task | undefined {
  const words = branch.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  return tasks.filter((task) => `-${words}-`.includes(`-${task.id}-`)).toSorted((a, b) => b.id.length - a.id.length)[0];
}
