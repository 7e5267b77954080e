import type { Call } from '../../../languages/python/call.ts';
import { builtSessions, stops, usesSpark } from '../../../languages/python/libraries/spark.ts';
import { enclosing, type Node } from '../../../languages/python/tree.ts';
import { defineCheck, notApplicable } from '../../../review/check.ts';

/** Calls that surely run after another of them: in the same function (or at module level), outside of branches. */
function repeated(calls: readonly Call[]): readonly { readonly call: Call; readonly again: boolean }[] {
  const seen = new Set<Node | undefined>();
  return calls.map((call) => {
    const owner = enclosing(call.node, 'function_definition');
    const branch = enclosing(call.node, 'if_statement', 'try_statement', 'except_clause', 'function_definition');
    if (branch !== owner) return { call, again: false };
    const again = seen.has(owner);
    seen.add(owner);
    return { call, again };
  });
}

export const check = defineCheck({
  title: 'Build the session once',
  expects: 'The session is built once',
  reads: 'python',
  kind: 'forbids',
  level: 'should',
  messages: {
    second:
      'A session is built already in this file; `getOrCreate` returns that one and this call changes little or nothing. Build it once, and pass it on.',
  },
  *run(document) {
    if (!usesSpark(document)) yield notApplicable;
    else if (stops(document).length < 2)
      for (const { call, again } of repeated(builtSessions(document)))
        if (again) yield { message: 'second', at: document.range(call.nameNode) };
  },
});
