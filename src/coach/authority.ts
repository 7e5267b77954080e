import { rules, type Verb } from './commands.ts';

export type Role = 'learner' | 'mentor';

/** Who judges and what counts, from the organisation or the server; never from the learner's repository. */
export type Authority = {
  /** Logins in lower case. */
  readonly mentors: readonly string[];
  /** Repository name -> login of its learner, both in lower case, where a cohort has a roster. */
  readonly roster: Readonly<Record<string, string>>;
  /** Group of alternatives -> the task that was chosen for all learners. */
  readonly choose?: Readonly<Record<string, string>>;
  /** The organisation's own curriculum, if it names one. */
  readonly curriculum?: CurriculumSource | undefined;
};

/** A repository at a branch, tag or commit; `line` is where the configuration says so. */
export type CurriculumSource = {
  readonly owner: string;
  readonly name: string;
  readonly ref: string;
  readonly line: number;
};

export const nobody: Authority = { mentors: [], roster: {} };

/**
 * The roles of a person in a repository. `mayWrite` is GitHub's word: owner or collaborator with write access. With a
 * roster, only the member whom it names acts as the learner.
 */
export function rolesOf(login: string, mayWrite: boolean, repository: string, authority: Authority): ReadonlySet<Role> {
  const roles = new Set<Role>();
  const person = login.toLowerCase();
  if (authority.mentors.includes(person)) roles.add('mentor');
  const member = memberOf(repository, authority);
  if (member === undefined ? mayWrite : member === person) roles.add('learner');
  return roles;
}

/** The learner whom the roster names for a repository. */
export const memberOf = (repository: string, { roster }: Authority): string | undefined =>
  Object.hasOwn(roster, repository.toLowerCase()) ? roster[repository.toLowerCase()] : undefined;

export function mayUse(verb: Verb, roles: ReadonlySet<Role>): boolean {
  const { who } = rules[verb];
  if (who === 'all') return true;
  if (who === 'learner-or-mentor') return roles.size > 0;
  return roles.has(who);
}
