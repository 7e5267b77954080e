import type { PythonDocument } from '../python/document.ts';
import { bare, child, type Node } from '../python/tree.ts';

const units: Readonly<Record<string, number>> = { seconds: 1, minutes: 60, hours: 3600, days: 86_400, weeks: 604_800 };

/** Seconds of `600`, `6 * 60 * 60`, `timedelta(hours=6)` or its `.total_seconds()`; undefined when the file does not tell. */
export function secondsOf(node: Node, document: PythonDocument): number | undefined {
  let seconds = 1;
  const factors = [bare(node)];
  for (let at = factors.pop(); at; at = factors.pop()) {
    const [left, right] = [child(at, 'left'), child(at, 'right')];
    if (at.type === 'binary_operator' && at.tokens[0] === '*' && left && right) {
      factors.push(bare(left), bare(right));
      continue;
    }
    const factor = single(at, document);
    if (factor === undefined) return undefined;
    seconds *= factor;
  }
  return seconds;
}

function single(node: Node, document: PythonDocument): number | undefined {
  const value = document.value(node);
  if (value.kind === 'number') return value.number;
  if (value.kind === 'unknown' && value.node !== node && value.node.type === 'binary_operator')
    return secondsOf(value.node, document);
  if (value.kind !== 'call') return undefined;
  const { call } = value;
  if (call.method === 'total_seconds' && call.receiver) return single(call.receiver, document);
  if (!/(?:^|\.)(?:timedelta|duration)$/.test(call.callee ?? '') || call.positional.length > 0 || !call.complete)
    return undefined;
  const parts = [...call.keywords].map(([name, entry]) => {
    const amount = document.value(entry.value);
    return amount.kind === 'number' ? amount.number * (units[name] ?? Number.NaN) : Number.NaN;
  });
  const sum = parts.reduce((a, b) => a + b, 0);
  return Number.isNaN(sum) ? undefined : sum;
}
