import type { PythonDocument } from '../../../languages/python/document.ts';
import { enclosing, type Node } from '../../../languages/python/tree.ts';
import { defineCheck } from '../../../review/check.ts';

const sleeps = new Set(['time.sleep', 'asyncio.sleep', 'trio.sleep', 'anyio.sleep']);

export const check = defineCheck({
  title: 'Do not wait by the clock',
  expects: 'No test sleeps',
  reads: 'pytest',
  kind: 'forbids',
  level: 'should',
  messages: {
    sleeps:
      'A fixed pause is too long on your machine and too short on a busy one. Wait for the condition itself, or hand in the time.',
  },
  *run({ python }) {
    for (const { callee, node, positional } of python.calls) {
      if (!sleeps.has(callee ?? '') || isZero(positional[0], python)) continue;
      if (callee !== 'time.sleep' && node.parent?.type !== 'await') continue;
      const around = python.functionOf(node);
      // A function inside of a test plays a slow one; in a loop the pause is between looks at the condition.
      if (!around || around.owner?.kind === 'function' || enclosing(node, 'while_statement', 'for_statement')) continue;
      yield { message: 'sleeps', at: python.range(node) };
    }
  },
});

function isZero(pause: Node | undefined, document: PythonDocument): boolean {
  const value = pause && document.value(pause);
  return value?.kind === 'number' && value.number === 0;
}
