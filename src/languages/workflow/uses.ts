import type { Range } from '../../review/range.ts';
import type { YamlScalar } from '../yaml/node.ts';

/** What a step or job uses: `owner/name/path@ref`, a folder of the repository, or an image. */
export type Uses = {
  readonly text: string;
  readonly at: Range;
  readonly kind: 'external' | 'local' | 'docker';
  /** `actions/checkout`, lower case; '' unless external. */
  readonly repository: string;
  /** What stands after `@`: a tag, a branch or a commit; '' when nothing does. */
  readonly ref: string;
};

export function readUses(scalar: YamlScalar): Uses {
  const text = scalar.text.trim();
  const base = { text, at: scalar.range };
  if (text.startsWith('docker://')) return { ...base, kind: 'docker', repository: '', ref: '' };
  if (text.startsWith('.') || text === '') return { ...base, kind: 'local', repository: '', ref: '' };
  const [name = '', ref = ''] = text.split('@', 2);
  return { ...base, kind: 'external', repository: name.split('/', 2).join('/').toLowerCase(), ref: ref.trim() };
}

/** Pinned: a full commit id, which nobody can move to other code. */
export const isCommit = (ref: string): boolean => /^[0-9a-f]{40}$/i.test(ref);
