import { parseCommands } from '../coach/commands.ts';
import { readPreferences } from '../coach/configuration.ts';
import { defaultPreferences, type LearnerState } from '../coach/learner.ts';
import { type CoachParts, rolesIn } from './coach.ts';
import type { RepositoryWork } from './jobs.ts';
import { authorityOf, holdsCurriculum } from './organisation.ts';

/** Starts where the App was installed on purpose, or where the learner asks for it. */
export async function newLearner(parts: CoachParts, work: RepositoryWork): Promise<LearnerState | undefined> {
  const asked = work.kind === 'comment' && parseCommands(work.event.body).some(({ verb }) => verb === 'start');
  if (work.kind !== 'start' && !asked) return undefined;
  const repository = work.kind === 'start' ? work.repository : work.event.repository;
  const forge = parts.forge(repository);
  if (asked && work.kind === 'comment') {
    const authority = await authorityOf(parts, repository);
    const roles = await rolesIn(forge, repository, work.event.author, authority);
    if (!roles.has('learner') || holdsCurriculum(repository, authority)) return undefined;
  }
  const found = await forge.repository();
  if (found.ref.name === '.github' || found.archived || found.empty || found.template) {
    parts.log.info(
      { repository: repository.id, archived: found.archived, empty: found.empty, template: found.template },
      'not a place to learn in',
    );
    return undefined;
  }
  const preferences = readPreferences(await forge.file('.github/stagecoach.yml'));
  return {
    repository: found.ref,
    status: 'active',
    preferences: preferences.ok ? preferences.value : defaultPreferences,
    startedAt: parts.clock.now().toISOString(),
    tasks: {},
    pulls: {},
    stagesDone: [],
    commands: [],
    ...(!preferences.ok && { configProblem: preferences.problem }),
  };
}
