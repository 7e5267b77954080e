import { editDistance } from '../../review/edit-distance.ts';
import { asMap, at, entriesOf, itemsOf, scalarsOf, textOf } from '../yaml/node.ts';
import type { Job, Workflow } from './language.ts';

/** A context that has no value in this job: which part of it, and what else it may have meant. */
export type EmptyContext = {
  readonly kind: 'matrix' | 'step' | 'need' | 'output' | 'github';
  readonly name: string;
  readonly other: string;
};

/** https://docs.github.com/en/actions/reference/workflows-and-actions/contexts#github-context */
const ofGithub =
  `action action_path action_ref action_repository action_status actor actor_id api_url artifact_cache_size_limit base_ref
  env event event_name event_path graphql_url head_ref job job_workflow_sha output path ref ref_name ref_protected ref_type
  repository repository_id repository_owner repository_owner_id repository_visibility repositoryurl retention_days
  run_attempt run_id run_number secret_source server_url sha state step_summary token triggering_actor workflow
  workflow_ref workflow_sha workspace`.split(/\s+/);

/** Reads what a job's contexts certainly do not have; names are compared as GitHub does, whatever their case. */
export function emptyContexts({
  jobs,
}: Workflow): (job: Job) => (access: readonly string[]) => EmptyContext | undefined {
  const byId = new Map(jobs.map((each) => [each.id.toLowerCase(), each]));
  const outputs = new Map<Job, ReadonlySet<string> | undefined>();
  return (job) => emptyIn(job, byId, outputs);
}

function emptyIn(
  job: Job,
  byId: ReadonlyMap<string, Job>,
  outputs: Map<Job, ReadonlySet<string> | undefined>,
): (access: readonly string[]) => EmptyContext | undefined {
  const matrix = matrixNames(job);
  const ids = new Set(job.steps.flatMap(({ node }) => lower(textOf(at(node, 'id')))));
  const needs = new Set(scalarsOf(asMap(job.node)?.get('needs')).map(({ text }) => text.toLowerCase()));

  const ofNeed = (name: string, part: string | undefined, output: string | undefined): EmptyContext | undefined => {
    if (!needs.has(name.toLowerCase())) return { kind: 'need', name, other: '' };
    const needed = byId.get(name.toLowerCase());
    if (!needed || needed.uses || part?.toLowerCase() !== 'outputs' || output === undefined) return undefined;
    if (!outputs.has(needed)) outputs.set(needed, outputNames(needed));
    const isListed = outputs.get(needed)?.has(output.toLowerCase()) ?? true;
    return isListed ? undefined : { kind: 'output', name: output, other: needed.id };
  };

  return ([context = '', name, part, output]) => {
    if (name === undefined) return undefined;
    const known = name.toLowerCase();
    if (/^matrix$/i.test(context))
      return matrix?.has(known) === false ? { kind: 'matrix', name, other: '' } : undefined;
    if (/^steps$/i.test(context)) return ids.has(known) ? undefined : { kind: 'step', name, other: '' };
    if (/^needs$/i.test(context)) return ofNeed(name, part, output);
    return /^github$/i.test(context) ? misspelt(name) : undefined;
  };
}

const lower = (text: string | undefined): readonly string[] => (text === undefined ? [] : [text.toLowerCase()]);

/** The names that a job's matrix gives; undefined where one cannot tell. */
function matrixNames({ node }: Job): ReadonlySet<string> | undefined {
  const strategy = asMap(node)?.get('strategy');
  const matrix = at(strategy, 'matrix');
  if ((strategy && strategy.kind !== 'map') || (matrix && matrix.kind !== 'map')) return undefined;
  const include = at(matrix, 'include');
  const included = itemsOf(include);
  if ((include && include.kind !== 'sequence') || included.some(({ kind }) => kind !== 'map')) return undefined;
  const own = entriesOf(matrix).filter(({ name }) => !/^(include|exclude)$/.test(name));
  return namesOf([...own, ...included.flatMap(entriesOf)]);
}

function outputNames({ node }: Job): ReadonlySet<string> | undefined {
  const outputs = asMap(node)?.get('outputs');
  return outputs && outputs.kind !== 'map' ? undefined : namesOf(entriesOf(outputs));
}

/** Undefined where a name is an expression. */
function namesOf(entries: ReturnType<typeof entriesOf>): ReadonlySet<string> | undefined {
  const names = entries.map(({ name }) => name.toLowerCase());
  return names.some((name) => name.includes('${{')) ? undefined : new Set(names);
}

/** GitHub adds to this context now and then, so only what is close to one of its names counts. */
function misspelt(name: string): EmptyContext | undefined {
  const known = name.toLowerCase();
  if (ofGithub.includes(known) || known.length < 3 || known.length > 40) return undefined;
  const other = ofGithub.find((each) => each.length > 3 && editDistance(known, each) <= (each.length > 5 ? 2 : 1));
  return other === undefined ? undefined : { kind: 'github', name, other };
}
