import { createHash } from 'node:crypto';
import type { Effect, Slot, Slots } from './effects.ts';

export const journeySlot: Slot = 'journey';
export const taskSlot = (task: string): Slot => `task:${task}`;
export const milestoneSlot = (stage: string): Slot => `milestone:${stage}`;
export const summarySlot = (pull: number): Slot => `summary:${pull}`;
export const checkSlot = (pull: number, head: string): Slot => `check:${pull}:${head}`;

/** The task whose issue has this number. */
export function taskOfIssue(slots: Slots, issue: number): string | undefined {
  for (const [slot, { id }] of slots) if (id === issue && slot.startsWith('task:')) return slot.slice('task:'.length);
  return undefined;
}

/** `#14`, filled in when the post is made: the issue may be opened by an effect that stands before it. */
export const linkTo = (slot: Slot): string => `{#${slot}}`;

/** A fingerprint of what an effect would make true; equal to the slot's, there is nothing to do. */
export const hashOf = (effect: Effect): string => createHash('sha256').update(JSON.stringify(effect)).digest('hex');

/** Without the effects that would say again what stands there already. */
export const onlyNew = (effects: readonly Effect[], slots: Slots): readonly Effect[] =>
  effects.filter((effect) => slots.get(effect.slot)?.hash !== hashOf(effect));
