import type { RepositoryRef } from '../coach/learner.ts';
import { type ForgeDirectory, ForgeError } from '../ports/forge.ts';

/** Whether a repository can be written to, or where it can: it may have been given away. */
export type Standing = 'there' | 'archived' | 'gone' | { readonly movedTo: RepositoryRef };

/**
 * Asks GitHub what has become of a repository that refuses work. Whoever reads a public one learns little: only the App
 * itself is told whose installation it is in now.
 * @throws ForgeError when GitHub cannot tell now
 */
export async function standingOf(
  forge: (repository: RepositoryRef) => Pick<ForgeDirectory, 'installation' | 'repository'>,
  repository: RepositoryRef,
): Promise<Standing> {
  try {
    const installation = await forge(repository).installation();
    if (installation === undefined) return 'gone';
    const { ref, archived } = await forge({ ...repository, installation }).repository();
    // Another one has taken its name.
    if (ref.id !== repository.id) return 'gone';
    if (installation !== repository.installation) return { movedTo: ref };
    return archived ? 'archived' : 'there';
  } catch (error) {
    if (!(error instanceof ForgeError) || error.kind === 'unavailable' || error.kind === 'rate-limited') throw error;
    return error.kind === 'gone' ? 'gone' : 'there';
  }
}
