import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Slot } from '../../coach/effects.ts';

/** Signs a text so that nobody else can: HMAC-SHA256, base64url. */
export type MarkerSigner = (text: string) => string;

export const createMarkerSigner =
  (secret: string): MarkerSigner =>
  (text) =>
    createHmac('sha256', secret).update(text).digest('base64url');

/** What carries a marker; check runs have `external_id` instead and can only be made by the App itself. */
export type MarkedKind = 'issue' | 'comment' | 'reply' | 'review';

/** Only the last line of a text counts: a learner's text that the bot quotes never stands there. */
const lastLine = /(?:^|\n)<!-- stagecoach slot=(\S+) sig=([\w-]+) -->\s*$/;

const equal = (a: string, b: string): boolean => {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
};

const decoded = (text: string): string | undefined => {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
};

/**
 * Hidden marks that say which slot a post fills. The signature binds repository, kind and slot, so that a mark copied
 * into another repository or another kind of post says nothing.
 * @param repository numeric id, which renames and transfers keep
 */
export function createMarkers(sign: MarkerSigner, repository: number) {
  const signature = (kind: MarkedKind, slot: Slot): string => sign(`stagecoach-slot:1:${repository}:${kind}:${slot}`);
  const line = (kind: MarkedKind, slot: Slot): string =>
    `<!-- stagecoach slot=${encodeURIComponent(slot)} sig=${signature(kind, slot)} -->`;

  /** The slot that this text is signed for; undefined when there is no mark, or one that we did not sign. */
  function read(kind: MarkedKind, body: string): Slot | undefined {
    const [, written, sig] = lastLine.exec(body) ?? [];
    const slot = written === undefined ? undefined : decoded(written);
    return slot !== undefined && sig !== undefined && equal(sig, signature(kind, slot)) ? slot : undefined;
  }

  return {
    read,
    /** Characters that `mark` adds to a text. */
    length: (kind: MarkedKind, slot: Slot): number => line(kind, slot).length + 2,
    mark: (kind: MarkedKind, slot: Slot, body: string): string => `${body}\n\n${line(kind, slot)}`,
  };
}

export type Markers = ReturnType<typeof createMarkers>;
