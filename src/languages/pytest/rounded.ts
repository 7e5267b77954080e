import type { PythonDocument } from '../python/document.ts';
import { bare, type Node } from '../python/tree.ts';

const averages = /^(?:f?mean|average|avg|std|stdev|var|variance|quantile|median|sum|fsum)$/;

/** Whether a float that has no exact binary form is compared with what arithmetic gave. */
export function isRounded(literal: Node, computed: Node, document: PythonDocument): boolean {
  const value = document.value(literal);
  return value.kind === 'number' && !isExact(value.number) && isArithmetic(bare(computed), document);
}

/** Halves, quarters, eighths ... are stored as they are written. */
const isExact = (number: number): boolean => Number.isInteger(number * 2 ** 20);

function isArithmetic(node: Node, document: PythonDocument): boolean {
  if (node.type === 'binary_operator') return /^(?:[-+*/]|\*\*)$/.test(node.tokens[0] ?? '');
  const value = document.value(node);
  if (value.kind === 'unknown' && value.node !== node && value.node.type === 'binary_operator')
    return isArithmetic(value.node, document);
  return value.kind === 'call' && averages.test(value.call.method ?? '');
}
