import { z } from 'zod';
import type { PythonDocument } from '../../../languages/python/document.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Use what the task is about',
  expects: 'The code uses what the task is about',
  reads: 'python',
  kind: 'requires',
  level: 'praise',
  // `cache|persist`: one of them is enough.
  params: z.strictObject({ names: z.array(z.string().regex(/^[\w|]+$/)).default(['read_csv', 'merge']) }),
  messages: {
    found: '`{name}` is used here, as the task asks.',
    missing: 'Nothing in this file calls `{name}`, and the task is about it. The links at its end show what it does.',
  },
  *run(document, { names }) {
    const used = usedNames(document);
    for (const name of names) {
      const at = name.split('|').flatMap((one) => used.get(one) ?? [])[0];
      yield {
        message: at ? 'found' : 'missing',
        at: at ?? document.lines.lineRange(1),
        values: { name: name.split('|')[0] ?? name },
      };
    }
  },
});

/** What is called or stands as a decorator, by its last name, and where it does so first. */
function usedNames(document: PythonDocument): ReadonlyMap<string, ReturnType<PythonDocument['range']>> {
  const used = new Map<string, ReturnType<PythonDocument['range']>>();
  for (const { method, nameNode } of document.calls)
    if (method !== undefined && !used.has(method)) used.set(method, document.range(nameNode));
  for (const { decorators } of document.functions)
    for (const { name, node } of decorators) {
      const last = name?.split('.').at(-1);
      if (last !== undefined && !used.has(last)) used.set(last, document.range(node));
    }
  return used;
}
