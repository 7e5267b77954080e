import { contextAccesses } from '../../../languages/workflow/context-access.ts';
import { emptyContexts } from '../../../languages/workflow/context-values.ts';
import { expressionsIn } from '../../../languages/workflow/expressions.ts';
import type { Job } from '../../../languages/workflow/language.ts';
import { allEntries, nodesOf, type YamlScalar } from '../../../languages/yaml/node.ts';
import { defineCheck } from '../../../review/check.ts';
import type { Range } from '../../../review/range.ts';

export const check = defineCheck({
  title: 'Read only what a context holds',
  expects: 'Every context that is read has a value',
  reads: 'workflow',
  kind: 'forbids',
  level: 'should',
  messages: {
    matrix:
      'The matrix of this job has no `{name}`, so `{context}` is empty. Correct the name, or add it to the matrix.',
    step: 'No step of this job has the id `{name}`, so `{context}` is empty. Give the step that `id`, or correct the name.',
    need: '`{name}` is not among the `needs` of this job, so `{context}` is empty. Add it there, or correct the name.',
    output:
      'The job `{other}` hands no `{name}` on, so `{context}` is empty. List it in the `outputs:` of that job, or correct the name.',
    github: '`{context}` is always empty. Did you mean `github.{other}`?',
  },
  *run(document) {
    const emptyOf = emptyContexts(document);
    for (const job of document.jobs) {
      const emptyIn = emptyOf(job);
      for (const { text, at } of expressionsOf(job)) {
        for (const access of contextAccesses(text)) {
          const found = emptyIn(access);
          const values = { name: found?.name ?? '', other: found?.other ?? '', context: access.join('.') };
          if (found) yield { message: found.kind, at, values };
        }
      }
    }
  },
});

type Placed = { readonly text: string; readonly at: Range };

const reads = /\b(matrix|steps|needs|github)\b/i;

/** What stands between `${{` and `}}`, and each `if:`, which needs none. */
function expressionsOf({ node }: Job): readonly Placed[] {
  const bare = [...allEntries(node)].flatMap(({ name, value }) =>
    name === 'if' && value.kind === 'scalar' && !value.text.includes('${{') ? [value] : [],
  );
  const marked = [...nodesOf(node)].flatMap((found) => (found.kind === 'scalar' ? markedIn(found) : []));
  return [...bare.map((scalar) => ({ text: scalar.text, at: scalar.range })), ...marked].filter(({ text }) =>
    reads.test(text),
  );
}

const markedIn = (scalar: YamlScalar): readonly Placed[] =>
  expressionsIn(scalar.text).map(({ text, from, to }) => ({ text, at: scalar.rangeWithin(from, to) }));
