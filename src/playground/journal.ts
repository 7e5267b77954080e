import type { Actor } from './auth.ts';

/** One call of the API, as it was answered. */
export type JournalEntry = {
  readonly at: Date;
  readonly method: string;
  /** Below the API's root. */
  readonly path: string;
  /** As GitHub's description names it; undefined for a path that does not exist. */
  readonly operation: string | undefined;
  readonly status: number;
  readonly actor: Actor['kind'];
  /** Login of a person, slug of an App. */
  readonly name: string | undefined;
  readonly installation: number | undefined;
  /** `owner/name`. */
  readonly repository: string | undefined;
  readonly milliseconds: number;
};

export function namesOf(actor: Actor): Pick<JournalEntry, 'actor' | 'name' | 'installation'> {
  switch (actor.kind) {
    case 'user':
      return { actor: 'user', name: actor.account.login, installation: undefined };
    case 'app':
      return { actor: 'app', name: actor.app.slug, installation: undefined };
    case 'installation':
      return { actor: 'installation', name: actor.installation.app.slug, installation: actor.installation.id };
    case 'anonymous':
      return { actor: 'anonymous', name: undefined, installation: undefined };
  }
}
