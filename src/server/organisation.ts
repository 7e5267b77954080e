import type { Authority, CurriculumSource } from '../coach/authority.ts';
import type { Annotation, Effect } from '../coach/effects.ts';
import { type Facts, nothing, type Plan } from '../coach/facts.ts';
import type { RepositoryRef } from '../coach/learner.ts';
import { choiceProblem } from '../coach/plan/preferences.ts';
import { CurriculumError, type CurriculumProblem } from '../curriculum/curriculum.ts';
import type { CurriculumFile } from '../curriculum/files.ts';
import { ForgeError } from '../ports/forge.ts';
import { code, count } from '../review/render/markdown.ts';
import type { SubmittedFile } from '../review/submitted-file.ts';
import { authorityFor, authorityIn, authorityKey, configurationFile, readOrganisation, sibling } from './authority.ts';
import type { CoachParts, Forge } from './coach.ts';
import { putOptions, type RepositoryWork, type Work } from './jobs.ts';
import { repositoryTaken } from './repository.ts';

/**
 * Work on the repositories in which an organisation says how it teaches: nobody learns there.
 * @returns whether it was such work
 */
export async function organisationWork(parts: CoachParts, work: Work): Promise<boolean> {
  if (work.kind !== 'configuration' && work.kind !== 'start' && work.kind !== 'curriculum') return false;
  const { repository } = work;
  if (repository.name === '.github') {
    if (repository.ownerType === 'Organization')
      await refreshConfiguration(parts, repository, 'head' in work ? work.head : undefined);
    return true;
  }
  const authority = await authorityOf(parts, repository);
  const { curriculum } = authority;
  const isIts = holdsCurriculum(repository, authority);
  // A learner may come before the curriculum was ever read.
  const isFirst = work.kind === 'start' && (await parts.curricula.inForce(repository, authority)) === undefined;
  if (curriculum && (isIts || isFirst))
    await refreshCurriculum(parts, repository, curriculum, 'again' in work && work.again);
  return isIts || work.kind === 'curriculum';
}

/** The organisation names a curriculum of its own, and no version of it could be used yet. */
export const awaitsCurriculum = ({ authority, curriculum }: Facts): boolean =>
  authority.curriculum !== undefined && curriculum.origin === undefined;

/** Until there is one, nothing of another is opened; who asks is told. */
export function planAwaiting({ learner, voice }: Facts, work: RepositoryWork): Plan {
  if (work.kind === 'stop') return repositoryTaken(learner, work.installation);
  const because = 'the curriculum of the organisation was never usable yet';
  if (work.kind !== 'comment' || learner.commands.includes(work.event.id)) return nothing(learner, because);
  const { id, number } = work.event;
  return {
    next: { ...learner, commands: [...learner.commands, id] },
    effects: [{ kind: 'comment', slot: `answer:${id}`, on: number, body: voice.say('no-curriculum') }],
    entries: [],
    because,
  };
}

/** Whether a repository is the one that its organisation names as its curriculum. */
export const holdsCurriculum = ({ owner, name }: RepositoryRef, { curriculum }: Authority): boolean =>
  curriculum?.name.toLowerCase() === name.toLowerCase() && curriculum.owner.toLowerCase() === owner.toLowerCase();

/** Who judges in a repository, and what counts there. */
export const authorityOf = (
  { store, authority, forge, log }: CoachParts,
  repository: RepositoryRef,
): Promise<Authority> => authorityFor(repository, { store, server: authority, organisation: forge, log });

/** Reads the organisation's file anew; what cannot be used is not kept, so the last good one stays in force. */
async function refreshConfiguration(
  parts: CoachParts,
  repository: RepositoryRef,
  head: string | undefined,
): Promise<void> {
  const { store, log, forge } = parts;
  const text = await readOrganisation(repository, forge);
  const read = authorityIn(configurationFile, text);
  const problems: CurriculumProblem[] = read.ok ? [] : [...read.problems];
  if (read.ok) {
    const before = authorityIn(configurationFile, await store.setting(authorityKey(repository.owner)));
    await store.keepSetting(authorityKey(repository.owner), text);
    const { curriculum } = read.value;
    const problem = curriculum && (await refreshCurriculum(parts, repository, curriculum));
    if (problem !== undefined && curriculum)
      problems.push({ file: configurationFile, line: curriculum.line, message: problem });
    problems.push(...(await wrongChoice(parts, repository, read.value)));
    if (before.ok && pathOf(before.value) !== pathOf(read.value)) await startAgain(parts, repository);
  }
  if (problems.length > 0)
    log.warn({ owner: repository.owner, problems }, 'the configuration of an organisation cannot be used');
  const at = forge(repository);
  // At an installation nobody names a commit; then only mistakes are worth looking for it.
  const commit = head ?? (problems.length > 0 ? (await treeAt(at, 'HEAD'))?.commit : undefined);
  if (commit !== undefined) await report(at, commit, configurationFile, problems, [configurationFile]);
}

/** What of a configuration decides which issues a learner gets. */
const pathOf = ({ curriculum, choose }: Authority): string =>
  JSON.stringify([curriculum && [curriculum.owner, curriculum.name, curriculum.ref], choose]);

/** A choice for all that there is not to make: it counts as none. */
async function wrongChoice(
  { curricula }: CoachParts,
  repository: RepositoryRef,
  authority: Authority,
): Promise<readonly CurriculumProblem[]> {
  const curriculum = await curricula.inForce(repository, authority);
  const problem = curriculum && choiceProblem(curriculum, authority.choose ?? {});
  return problem === undefined ? [] : [{ file: configurationFile, line: 1, message: `\`choose\`: ${problem}` }];
}

/** Texts of all files together. */
const mostBytes = 5 * 1024 * 1024;

/**
 * Reads the curriculum anew and says on its commit what is wrong with it; the last good version stays in force.
 * @param again says so even of the version in force, because somebody asks
 * @returns why it could not be read at all
 */
async function refreshCurriculum(
  parts: CoachParts,
  repository: RepositoryRef,
  { owner, name, ref }: CurriculumSource,
  again = false,
): Promise<string | undefined> {
  const { curricula, forge, log } = parts;
  if (owner.toLowerCase() !== repository.owner.toLowerCase())
    return `name a repository of ${repository.owner}: what another account keeps is not ours to show`;
  const at = forge(sibling(repository, name));
  const source = `${owner}/${name}@${ref}`;
  const tree = await treeAt(at, ref);
  if (tree === undefined)
    return `\`${source}\` cannot be read: the App has to be installed there, and the branch or tag to exist`;
  const { commit } = tree;
  const isNews = (await curricula.versionOf(owner)) !== `${source}:${commit}`;
  // One that a newer program cannot use any more is as good as new: its authors are told.
  if (!again && !isNews && (await curricula.of(owner))) return undefined;
  const files = wanted(tree.files);
  try {
    if (bytesOf(files) > mostBytes)
      throw new CurriculumError([
        { file: 'path.yml', line: 1, message: 'shorten the files: together they may have 5 MB' },
      ]);
    const { tasks, stages } = await curricula.adopt(owner, { source, commit, files });
    log.info({ owner, source, commit, tasks: tasks.size }, 'a curriculum is in force');
    const inForce = `${count(tasks.size, 'task')} in ${count(stages.length, 'stage')}`;
    await report(at, commit, inForce, [], []);
    if (isNews) await startAgain(parts, repository);
  } catch (error) {
    if (!(error instanceof CurriculumError)) throw error;
    log.warn({ owner, source, commit, problems: error.problems }, 'the curriculum of an organisation cannot be used');
    await report(
      at,
      commit,
      source,
      error.problems,
      files.map(({ path }) => path),
    );
  }
  return undefined;
}

async function treeAt(at: Forge, ref: string): Promise<Awaited<ReturnType<Forge['tree']>> | undefined> {
  try {
    return await at.tree(ref);
  } catch (error) {
    if (error instanceof ForgeError && error.kind !== 'unavailable' && error.kind !== 'rate-limited') return undefined;
    throw error;
  }
}

/** What learners hand in by mistake is for the authors alone. */
const wanted = (files: readonly SubmittedFile[]): readonly CurriculumFile[] =>
  files
    .filter(({ path }) => !path.includes('/attempts/'))
    .map(({ path, text }) => ({ path, ...(text !== undefined && !text.includes('\0') && { text }) }));

const bytesOf = (files: readonly CurriculumFile[]): number =>
  files.reduce((sum, { text = '' }) => sum + text.length, 0);

/** Every learner of the installation gets the issues that the new version asks for, and open work is judged by it. */
async function startAgain({ store, queue }: CoachParts, { installation, owner }: RepositoryRef): Promise<void> {
  for (const id of await store.repositories(installation)) {
    const { state } = await store.read(id);
    if (!state || state.status === 'removed' || state.status === 'archived') continue;
    if (state.repository.owner.toLowerCase() !== owner.toLowerCase()) continue;
    const start: Work = { kind: 'start', repository: state.repository, look: true };
    await queue.put('work', start, putOptions(start));
  }
}

/** The check run on a commit of the organisation's, which lies in no outbox: said again, it is edited. */
async function report(
  at: Forge,
  head: string,
  subject: string,
  problems: readonly CurriculumProblem[],
  paths: readonly string[],
): Promise<void> {
  const broken = problems.length > 0;
  const effect: Effect = {
    kind: 'check-run',
    slot: `curriculum:${head}`,
    head,
    status: 'completed',
    conclusion: broken ? 'action_required' : 'success',
    title: broken ? `${count(problems.length, 'mistake')} to mend` : `In force: ${subject}`,
    summary: broken
      ? [
          subject === configurationFile
            ? 'What is named here is not used; what was good before stays in force.'
            : 'This version cannot be used, so the last good one stays in force.',
          ...problems.map(({ file, line, message }) => `- ${code(`${file}:${line}`)} ${message}`),
        ].join('\n')
      : `In force from now on: ${subject}.`,
    annotations: problems.filter(({ file }) => paths.includes(file)).map(annotationOf),
  };
  try {
    await at.perform(effect, new Map(), true);
  } catch (error) {
    // Where the App is not installed nothing can be said.
    if (!(error instanceof ForgeError) || error.kind === 'unavailable' || error.kind === 'rate-limited') throw error;
  }
}

const annotationOf = ({ file, line, message }: CurriculumProblem): Annotation => ({
  path: file,
  range: { start: { line, column: 1 }, end: { line, column: 2 } },
  level: 'failure',
  title: 'To be mended',
  text: message,
});
