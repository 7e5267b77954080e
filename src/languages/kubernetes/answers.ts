import { type Hit, notApplicable, type Outcome, unknown } from '../../review/check.ts';
import type { Range } from '../../review/range.ts';
import type { Workload } from './workload.ts';

/** What a workload says of something that it is asked for; `unclear` where another file may say it. */
export type Answer<Lack extends string> = {
  readonly state: 'found' | 'unclear' | Lack;
  readonly at: Range;
  readonly name: string;
};

/** The answers of these workloads: of those that lack what is asked for, or else the first; none where there is no workload. */
export function answers<Lack extends string>(
  workloads: readonly Workload[],
  ask: (workload: Workload) => Answer<Lack>,
): readonly Answer<Lack>[] {
  const all = workloads.map((workload): Answer<Lack> => {
    const answer = ask(workload);
    return answer.state === 'missing' && workload.isPartial ? { ...answer, state: 'unclear' } : answer;
  });
  const lacking = all.filter(({ state }) => state !== 'found');
  return lacking.length > 0 ? lacking : all.slice(0, 1);
}

/** What a check says of the answers, each under the message of its name. */
export function* said<Lack extends 'missing' | 'misplaced'>(
  given: readonly Answer<Lack>[],
): Generator<Outcome | Hit<'found' | Lack>> {
  if (given.length === 0) yield notApplicable;
  for (const { state, at, name } of given)
    yield state === 'unclear' ? unknown : { message: state, at, values: { name } };
}
