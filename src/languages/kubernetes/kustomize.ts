import type { Submission } from '../../review/submission.ts';

/** Whether a kustomization of the same submission sets this for the manifests that it gathers. */
export function kustomizes({ files }: Pick<Submission, 'files'>, key: 'namespace' | 'images'): boolean {
  for (const { path, text } of files.values()) {
    if (/(^|\/)kustomization\.ya?ml$/i.test(path) && new RegExp(`^${key}[ \\t]*:`, 'm').test(text ?? '')) return true;
  }
  return false;
}
