import type { Call } from '../../../languages/python/call.ts';
import type { PythonDocument } from '../../../languages/python/document.ts';
import { chainOf, hasLink } from '../../../languages/python/libraries/chain.ts';
import { fixedText } from '../../../languages/python/libraries/literal.ts';
import { usesSpark } from '../../../languages/python/libraries/spark.ts';
import { bare, type Node } from '../../../languages/python/tree.ts';
import { defineCheck, notApplicable } from '../../../review/check.ts';

/** Names of columns that have a value of their own for nearly every row, or for every person. */
const rowLike =
  /^(?:id|uuid|guid|ts|e?mail|(?:order|event|transaction|payment|invoice|message|request|session|click|user|customer)_?id|\w*_at|\w*timestamp\w*)$/i;

export const check = defineCheck({
  title: 'Partition by a column of few values',
  expects: 'No data is partitioned by a column of very many values',
  reads: 'python',
  kind: 'forbids',
  level: 'should',
  messages: {
    many: 'Each value of `{column}` becomes a folder with small files of its own, and listing them takes longer than reading. Partition by what has few values and is filtered on, such as the day.',
  },
  *run(document) {
    if (!usesSpark(document)) {
      yield notApplicable;
      return;
    }
    for (const column of document.calls.flatMap((call) => partitionColumns(call, document))) {
      const name = fixedText(column, document);
      if (name && rowLike.test(name) && !isMade(name, document))
        yield { message: 'many', at: document.range(column), values: { column: name } };
    }
  },
});

/** What a write of files is partitioned by: `.write.partitionBy('day')`, `partitionBy=['day']`. */
function partitionColumns(call: Call, document: PythonDocument): readonly Node[] {
  const named = call.keywords.get('partitionBy')?.value;
  const isWriter =
    call.method === 'partitionBy' && hasLink(chainOf(call.node, document), 'write', 'writeStream') && call.receiver;
  return [...(named ? [named] : []), ...(isWriter ? call.positional : [])].flatMap((node) => {
    const at = bare(node);
    return /^(?:list|tuple)$/.test(at.type) ? at.children : [at];
  });
}

/** A column that the file makes itself may be coarser than its name: `withColumn('created_at', F.to_date(...))`. */
const isMade = (name: string, document: PythonDocument): boolean =>
  document.calls.some(
    ({ method, positional: [first] }) =>
      /^(?:withColumn|alias)$/.test(method ?? '') && first && fixedText(first, document) === name,
  );
