import type { Range } from '../../review/range.ts';
import { asMap, asScalar, type YamlMap } from '../yaml/node.ts';
import type { Workload } from './workload.ts';

type User = 'other' | 'root' | 'unsaid' | 'unknown';

/** As whom a workload's containers run: `other` than root, or where nothing keeps one of them from being root. */
export type RunsAs =
  | { readonly user: 'other' }
  | { readonly user: 'unknown' }
  | { readonly user: 'root' | 'unsaid'; readonly at: Range; readonly container: string };

/**
 * As a `securityContext` says it: at the pod, or in every container. What one init container lacks is not judged, since
 * many a one has to be root, nor a container that takes back what the pod says.
 */
export function runsAs({ podSpec, containers, isPartial }: Workload): RunsAs {
  if (isPartial) return { user: 'unknown' };
  const pod = userIn(podSpec);
  const users = containers.map((container) => ({ ...container, user: userIn(container.node) }));
  if (pod === 'other') return { user: users.some(({ user }) => user === 'root') ? 'unknown' : 'other' };
  const open = users.filter(({ user }) => user !== 'other');
  const first = open.find(({ role }) => role === 'main');
  if (!first) return { user: open.length > 0 ? 'unknown' : 'other' };
  if (pod === 'unknown' || first.user === 'unknown') return { user: 'unknown' };
  const asking = first.user === 'root' ? first.node : pod === 'root' ? podSpec : undefined;
  const place = asking?.entry('securityContext')?.key.range ?? first.at;
  return { user: asking ? 'root' : 'unsaid', at: place, container: first.name };
}

function userIn(holder: YamlMap | undefined): User {
  const given = holder?.get('securityContext');
  const context = asMap(given);
  const nonRoot = asScalar(context?.get('runAsNonRoot'))?.text ?? '';
  const user = asScalar(context?.get('runAsUser'))?.text ?? '';
  if (/^(true|yes|on)$/i.test(nonRoot) || Number(user) > 0) return 'other';
  if (/[${]/.test(nonRoot + user + (asScalar(given)?.text ?? ''))) return 'unknown';
  return nonRoot === '' && user === '' ? 'unsaid' : 'root';
}
