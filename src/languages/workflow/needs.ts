import { asMap, scalarsOf, type YamlScalar } from '../yaml/node.ts';
import type { Job } from './language.ts';

/** A need that cannot be met: of a job that is not there, or one of a circle of needs, which is told once. */
export type BrokenNeed =
  | { readonly kind: 'absent'; readonly place: YamlScalar; readonly need: string }
  | { readonly kind: 'circle'; readonly place: YamlScalar; readonly circle: readonly string[] };

/** GitHub runs no workflow with more jobs. */
const jobLimit = 256;

/** What is wrong with the needs of these jobs, in the order of the text. */
export function brokenNeeds(jobs: readonly Job[]): readonly BrokenNeed[] {
  const byId = new Map(jobs.slice(0, jobLimit).map((job) => [job.id.toLowerCase(), job]));
  const absent = [...byId.values()].flatMap(needsOf).filter((place) => !byId.has(place.text.toLowerCase()));
  return [...absent.map((place) => ({ kind: 'absent' as const, place, need: place.text })), ...circles(byId)].toSorted(
    (a, b) => a.place.from - b.place.from,
  );
}

const needsOf = ({ node }: Job): readonly YamlScalar[] => scalarsOf(asMap(node)?.get('needs'));

function circles(byId: ReadonlyMap<string, Job>): readonly BrokenNeed[] {
  const told = new Set<Job>();
  return [...byId.values()].flatMap((job) => {
    const path = told.has(job) ? undefined : wayBack(job, byId);
    for (const each of path ?? []) told.add(each);
    const next = path?.[1] ?? job;
    const place = path && needsOf(job).find(({ text }) => text.toLowerCase() === next.id.toLowerCase());
    return place ? [{ kind: 'circle' as const, place, circle: [...path, job].map(({ id }) => id) }] : [];
  });
}

/** The shortest way along the needs from a job back to itself, the job first. */
function wayBack(job: Job, byId: ReadonlyMap<string, Job>): readonly Job[] | undefined {
  const before = new Map<Job, Job>();
  const rest = [job];
  for (const at of rest) {
    for (const { text } of needsOf(at)) {
      const next = byId.get(text.toLowerCase());
      if (next === job) return wayTo(at, before);
      if (!next || before.has(next)) continue;
      before.set(next, at);
      rest.push(next);
    }
  }
  return undefined;
}

function wayTo(end: Job, before: ReadonlyMap<Job, Job>): readonly Job[] {
  const way: Job[] = [];
  for (let at: Job | undefined = end; at; at = before.get(at)) way.unshift(at);
  return way;
}
