import { z } from 'zod';
import type { Call } from '../../../languages/python/call.ts';
import type { PythonDocument } from '../../../languages/python/document.ts';
import { chainOf, hasLink } from '../../../languages/python/libraries/chain.ts';
import { OfLibrary } from '../../../languages/python/libraries/of-library.ts';
import { defineCheck } from '../../../review/check.ts';
import type { Range } from '../../../review/range.ts';

export const check = defineCheck({
  title: 'Use what the task is about',
  expects: 'The code uses what the task is about',
  reads: 'python',
  kind: 'requires',
  level: 'praise',
  onlyTasksAsk: true,
  params: z.strictObject({
    library: z.string().regex(/^\w+$/).default('pandas'),
    // `cache|persist`: one of them is enough. `write.parquet`: a call of `parquet` on a `.write`.
    names: z.array(z.string().regex(/^\w+(?:\.\w+)?(?:\|\w+(?:\.\w+)?)*$/)).default(['read_csv', 'merge']),
  }),
  messages: {
    found: '`{name}` of {library} is used here, as the task asks.',
    missing:
      'Nothing in this file calls `{name}` of {library}, and the task is about it. The links at its end show what it does.',
  },
  *run(document, { library, names }, submission) {
    const of = new OfLibrary(library, document, submission);
    for (const name of names) {
      const at = name.split('|').flatMap((one) => use(one, of, document) ?? [])[0];
      yield {
        message: at ? 'found' : 'missing',
        at: at ?? document.lines.lineRange(1),
        values: { name: name.split('|')[0] ?? name, library },
      };
    }
  },
});

/** Where the library's function, method or decorator of this name is used first. */
function use(name: string, of: OfLibrary, document: PythonDocument): Range | undefined {
  const [last = '', on] = name.split('.').toReversed();
  const call = document.calls.find(
    (one) => one.method === last && (on === undefined || standsOn(on, one, document)) && of.hasCall(one),
  );
  if (call) return document.range(call.nameNode);
  const decorators = document.functions.flatMap((definition) => definition.decorators);
  const decorator = decorators.find(
    (one) => document.textOf(one.node).match(/^@\s*(?:\w+\.)*(\w+)/)?.[1] === last && of.hasName(one.name, last),
  );
  return decorator && on === undefined ? document.range(decorator.node) : undefined;
}

/** Whether a method is called on `.write`, or on what is named for it (`writer`). */
function standsOn(on: string, { receiver }: Call, document: PythonDocument): boolean {
  if (!receiver) return false;
  const chain = chainOf(receiver, document);
  return hasLink(chain, on) || document.textOf(chain.root).slice(0, 100).toLowerCase().includes(on);
}
