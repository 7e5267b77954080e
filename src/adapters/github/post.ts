import { z } from 'zod';
import type { Effect, Slot, Slots } from '../../coach/effects.ts';
import type { Connection } from './connection.ts';
import { isForgeError } from './errors.ts';
import type { MarkedKind, Markers } from './marker.ts';
import { fitted, textLimits, withReferences } from './text.ts';

/** Who we are at GitHub: the App's id, and its slug, which makes the login of its bot. */
export type AppIdentity = { readonly id: number; readonly slug: string };

/** All that making one effect true takes. */
export type Desk = {
  readonly connection: Connection;
  readonly markers: Markers;
  readonly app: AppIdentity;
  readonly slots: Slots;
  /** An earlier attempt may have happened. */
  readonly unsure: boolean;
};

export type EffectOf<K extends Effect['kind']> = Extract<Effect, { readonly kind: K }>;
type Posted = { readonly id: number };

export const posted = z.object({ id: z.number() });

const post = z.object({
  body: z
    .string()
    .nullish()
    .transform((body) => body ?? ''),
  user: z.object({ login: z.string() }).nullable(),
});
/** Comments, reviews and review comments as lists show them. */
export const listedPost = post.extend({ id: z.number() });
export const listedIssue = post.extend({ number: z.number(), title: z.string(), state: z.enum(['open', 'closed']) });

/** A finished body: references resolved, within GitHub's limit, marked. */
export function finishedBody({ markers, slots }: Desk, kind: MarkedKind, slot: Slot, text: string): string {
  const room = textLimits.body - markers.length(kind, slot);
  return markers.mark(kind, slot, fitted(withReferences(text, slots), room));
}

/** Forms store line ends as CRLF, so an edit by hand may have changed only them. */
export const sameText = (a: string, b: string): boolean => a.replaceAll('\r\n', '\n') === b.replaceAll('\r\n', '\n');

/** The post of ours that carries the slot's mark. A mark in anyone else's post is a copy. */
export async function findMarked<T extends z.output<typeof post>>(
  { markers, app }: Desk,
  kind: MarkedKind,
  slot: Slot,
  posts: AsyncIterable<T>,
): Promise<T | undefined> {
  for await (const found of posts) {
    if (found.user?.login === `${app.slug}[bot]` && markers.read(kind, found.body) === slot) return found;
  }
  return undefined;
}

type Ways = {
  readonly update: (id: number) => Promise<Posted>;
  /** The post of an earlier attempt, and whether it says already what it should. */
  readonly find: () => Promise<(Posted & { readonly same: boolean }) | undefined>;
  readonly create: () => Promise<Posted>;
};

/** Edits the post that fills the slot; made anew when it was deleted by hand, adopted when it is there unknown to us. */
export async function upsert(desk: Desk, slot: Slot, { update, find, create }: Ways): Promise<Posted> {
  const filled = desk.slots.get(slot);
  if (filled) {
    try {
      return await update(filled.id);
    } catch (error) {
      if (!isForgeError(error, 'gone')) throw error;
    }
  }
  const found = desk.unsure ? await find() : undefined;
  if (!found) return create();
  return found.same ? { id: found.id } : update(found.id);
}
