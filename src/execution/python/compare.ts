import type { Call } from './calls.ts';
import { equal, firstDifference } from './equal.ts';
import type { ConnectionSeen } from './handles.ts';
import type { Failure, Place } from './outcome.ts';
import type { Reply } from './reply.ts';
import type { Observed } from './subject.ts';
import { itemsOf, show } from './values.ts';

/** Lists that are longer are shown from the first item that differs. */
const readable = 70;

/**
 * What the learner's call did otherwise than the reference's; nothing when it did the same.
 * @param at where the function begins
 */
export function failureOf(call: Call, expected: Observed, got: Observed, at: Place): Failure | undefined {
  const here = { call: call.shown, at };
  return (
    swallowedFailure(call, expected, got, here) ??
    replyFailure(call, expected.reply, got.reply, here) ??
    pulledFailure(call, expected.seen.pulled, got.seen.pulled, here) ??
    calledFailure(expected, got, here) ??
    connectionFailure(expected.seen.connections, got.seen.connections, here)
  );
}

type Here = { readonly call: string; readonly at: Place };

function swallowedFailure(call: Call, expected: Observed, got: Observed, here: Here): Failure | undefined {
  const handedIn = call.scene !== null || expected.seen.connections.length > 0;
  if (!handedIn || expected.reply.kind !== 'fault' || got.reply.kind !== 'value') return undefined;
  return { ...here, kind: 'swallowed', expected: expected.reply.fault.type, got: show(got.reply.value) };
}

function replyFailure(call: Call, expected: Reply, got: Reply, here: Here): Failure | undefined {
  if (got.kind === 'missing') return { ...here, kind: 'missing', name: call.function };
  if (got.kind === 'endless') return { ...here, kind: 'endless' };
  const at = got.kind === 'fault' ? (got.fault.at ?? here.at) : here.at;
  if (expected.kind === 'fault') {
    const { type } = expected.fault;
    if (got.kind === 'value') return { ...here, kind: 'not-raised', expected: type, got: show(got.value) };
    if (!got.fault.kinds.includes(type)) return { ...here, at, kind: 'other-error', expected: type, fault: got.fault };
    if (call.names !== undefined && !got.fault.message.includes(call.names))
      return { ...here, at, kind: 'unnamed', expected: call.names, fault: got.fault };
    return undefined;
  }
  const value = expected.kind === 'value' ? expected.value : null;
  if (got.kind === 'fault') return { ...here, at, kind: 'raised', expected: show(value), fault: got.fault };
  if (equal(value, got.value)) return undefined;
  const first = firstOf(value, got.value);
  return { ...here, kind: 'different', expected: show(value), got: show(got.value), ...(first && { first }) };
}

function firstOf(expected: unknown, got: unknown) {
  if (show(expected).length <= readable && show(got).length <= readable) return undefined;
  const index = firstDifference(expected, got);
  if (index === undefined) return undefined;
  const item = (value: unknown): string => {
    const items = itemsOf(value) ?? [];
    return index < items.length ? show(items[index]) : 'nothing more';
  };
  return { index, expected: item(expected), got: item(got) };
}

/** How far ahead a source was read; only asked where the case takes some items of the result and no more. */
function pulledFailure(
  { take }: Call,
  expected: readonly number[],
  got: readonly number[],
  here: Here,
): Failure | undefined {
  if (take === null) return undefined;
  const index = expected.findIndex((count, place) => (got[place] ?? 0) > count);
  if (index < 0) return undefined;
  return { ...here, kind: 'pulled', asked: take, expected: expected[index] ?? 0, got: got[index] ?? 0 };
}

function calledFailure(expected: Observed, got: Observed, here: Here): Failure | undefined {
  const index = expected.seen.calls.findIndex((calls, place) => !equal(calls, got.seen.calls[place]));
  if (index < 0) return undefined;
  const listed = (calls: readonly (readonly unknown[])[] = []): string =>
    calls.length === 0 ? 'no call' : show(calls.map((values) => ({ $: 'tuple', of: values })));
  return { ...here, kind: 'called', expected: listed(expected.seen.calls[index]), got: listed(got.seen.calls[index]) };
}

function connectionFailure(
  expected: readonly ConnectionSeen[],
  got: readonly ConnectionSeen[],
  here: Here,
): Failure | undefined {
  const index = expected.findIndex((ours, place) => {
    const theirs = got[place];
    return (
      theirs === undefined ||
      !equal(ours.stored, theirs.stored) ||
      ours.inTransaction !== theirs.inTransaction ||
      ours.closed !== theirs.closed
    );
  });
  const [ours, theirs] = [expected[index], got[index]];
  return ours && theirs && { ...here, kind: 'connection', expected: facts(ours), got: facts(theirs) };
}

const facts = ({ stored, inTransaction, closed }: ConnectionSeen): string =>
  [
    stored.length === 0 ? 'nothing stored' : `${stored.length} ${stored.length === 1 ? 'row' : 'rows'} stored`,
    inTransaction ? 'a transaction still open' : 'no transaction open',
    ...(closed ? ['closed'] : []),
  ].join(', ');
