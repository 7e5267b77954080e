import { asMap, type YamlEntry, type YamlMap } from '../yaml/node.ts';
import { type Answer, answers } from './answers.ts';
import type { Kubernetes } from './language.ts';
import { says } from './objects.ts';
import type { Workload } from './workload.ts';

/** `misplaced`: it stands where Kubernetes does not read it. */
type JobAnswer = Answer<'missing' | 'misplaced'>;

/** Whether every CronJob gives one of these keys of its `spec` a value. */
export const cronJobsSay = ({ workloads }: Kubernetes, ...keys: readonly string[]): readonly JobAnswer[] =>
  answers(
    workloads.filter(({ kind }) => kind === 'CronJob'),
    (job) => saidBy(job, [job.spec], keys),
  );

/** Whether every Job, and every CronJob for the Jobs that it makes, gives this key a value. */
export const jobsSay = (
  { workloads }: Kubernetes,
  key: 'backoffLimit' | 'activeDeadlineSeconds',
): readonly JobAnswer[] =>
  answers(
    workloads.filter(({ kind }) => kind === 'Job' || kind === 'CronJob'),
    // A pod may have a deadline of its own; how often it is tried is the Job's affair alone.
    (job) => saidBy(job, key === 'backoffLimit' ? [job.jobSpec] : [job.jobSpec, job.podSpec], [key]),
  );

/** @param readers the mappings in which Kubernetes reads the keys */
function saidBy(
  { name, at, spec, jobSpec, podSpec }: Workload,
  readers: readonly (YamlMap | undefined)[],
  keys: readonly string[],
): JobAnswer {
  const entriesIn = (places: typeof readers): readonly YamlEntry[] =>
    places.flatMap((place) => keys.flatMap((key) => place?.entry(key) ?? [])).filter(({ value }) => says(value));
  const [found] = entriesIn(readers);
  if (found) return { state: 'found', at: found.range, name };
  // With a limit for each index there is none for all of them.
  if (keys.includes('backoffLimit') && jobSpec?.has('backoffLimitPerIndex')) return { state: 'unclear', at, name };
  const jobTemplate = asMap(spec?.get('jobTemplate'));
  const template = asMap(jobSpec?.get('template'));
  const others = [spec, jobTemplate, jobSpec, template, podSpec].filter((place) => !readers.includes(place));
  const [misplaced] = entriesIn(others);
  if (misplaced) return { state: 'misplaced', at: misplaced.key.range, name };
  return { state: 'missing', at, name };
}
