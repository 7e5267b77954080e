import { z } from 'zod';
import type { ForgeWriter } from '../../ports/forge.ts';
import { isForgeError } from './errors.ts';
import { type Desk, type EffectOf, findMarked, finishedBody, listedIssue, sameText, upsert } from './post.ts';
import { fittedTitle, textLimits, withReferences } from './text.ts';

type Posted = ReturnType<ForgeWriter['perform']>;

const numbered = z.object({ number: z.number() }).transform(({ number }) => ({ id: number }));
const milestones = z.array(
  z.object({
    number: z.number(),
    title: z.string(),
    description: z.string().nullish(),
    state: z.enum(['open', 'closed']),
  }),
);

/** @returns the issue's number as id */
export function performIssue(desk: Desk, effect: EffectOf<'issue'>): Posted {
  const { connection, app, slots } = desk;
  const { issues } = connection.octokit.rest;
  const { slot, state } = effect;
  const milestone = effect.milestone === undefined ? undefined : slots.get(effect.milestone)?.id;
  const wanted = {
    title: fittedTitle(withReferences(effect.title, slots), textLimits.issueTitle),
    body: finishedBody(desk, 'issue', slot, effect.body),
    labels: [...effect.labels],
    ...(milestone === undefined ? {} : { milestone }),
  };
  const update = (id: number) =>
    connection.call(numbered, (target) => issues.update({ ...target, ...wanted, issue_number: id, state }));
  return upsert(desk, slot, {
    update,
    find: async () => {
      const listed = connection.list(z.array(listedIssue), (target) =>
        issues.listForRepo({ ...target, creator: `${app.slug}[bot]`, state: 'all' }),
      );
      const found = await findMarked(desk, 'issue', slot, listed);
      if (!found) return undefined;
      const same = sameText(found.body, wanted.body) && found.title === wanted.title && found.state === state;
      return { id: found.number, same };
    },
    create: async () => {
      const { id } = await connection.call(numbered, (target) => issues.create({ ...target, ...wanted }));
      // GitHub opens every new issue.
      return state === 'open' ? { id } : update(id);
    },
  });
}

/** Milestones carry no mark: a title is unique in a repository, so one that exists is adopted. @returns its number as id */
export function performMilestone(desk: Desk, effect: EffectOf<'milestone'>): Posted {
  const { connection, slots } = desk;
  const { issues } = connection.octokit.rest;
  const wanted = {
    title: fittedTitle(effect.title, textLimits.issueTitle - 1),
    description: withReferences(effect.description, slots),
    state: effect.state,
  };
  const update = (id: number) =>
    connection.call(numbered, (target) => issues.updateMilestone({ ...target, ...wanted, milestone_number: id }));
  const find = async () => {
    const listed = connection.list(milestones, (target) => issues.listMilestones({ ...target, state: 'all' }));
    for await (const { number, title, description, state } of listed) {
      if (title !== wanted.title) continue;
      return { id: number, same: sameText(description ?? '', wanted.description) && state === wanted.state };
    }
    return undefined;
  };
  return upsert(desk, effect.slot, {
    update,
    // Creating tells by itself that there is one.
    find: async () => undefined,
    create: async () => {
      try {
        return await connection.call(numbered, (target) => issues.createMilestone({ ...target, ...wanted }));
      } catch (error) {
        const found =
          isForgeError(error, 'rejected') && /already_exists/.test(error.message) ? await find() : undefined;
        if (!found) throw error;
        return found.same ? { id: found.id } : update(found.id);
      }
    },
  });
}
