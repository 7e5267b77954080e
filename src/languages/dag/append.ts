import { functionAround } from '../python/definition.ts';
import { literalOf } from '../python/string.ts';
import type { Node } from '../python/tree.ts';
import type { DagDocument } from './document.ts';

/** Words of a load that can be repeated: it removes, replaces or skips what is there. */
const repeatable =
  /\b(?:delete|truncate|merge|overwrite|upsert|replace|on\s+conflict|on\s+duplicate|not\s+exists|drop\s+table|drop_duplicates|insert_overwrite|delete_\w+|truncate_\w+|upsert_\w+|replace_\w+)\b/i;
/** SQL that stands elsewhere may do it. */
const elsewhere = /\.(?:sql|hql)\b/;
const insert = /^\s*insert\s+into\b/i;

/**
 * Writes that add to what is there, in a file that says nothing of removing or replacing it. Empty when SQL of other
 * files takes part.
 */
export function blindAppends({ python, text }: DagDocument): readonly Node[] {
  if (repeatable.test(text) || elsewhere.test(text)) return [];
  const appended = python.calls.flatMap((call) => {
    if (!functionAround(call.node)) return [];
    const given =
      call.method === 'to_sql'
        ? call.argument('if_exists')
        : call.method === 'mode' && /\.write\.?$/.test(writer(call.receiver, text))
          ? call.positional[0]
          : undefined;
    const value = given && python.value(given);
    return value?.kind === 'string' && value.text === 'append' ? call.nameNode : [];
  });
  const inserted = python.all('string').filter((node) => {
    if (node.parent?.type === 'concatenated_string' && node.parent.children[0] !== node) return false;
    return node.parent?.type !== 'expression_statement' && insert.test(literalOf(node, text).text);
  });
  return [...appended, ...inserted].toSorted((a, b) => a.from - b.from);
}

/** The end of what a method is called on: `df.write` of `df.write.mode('append')`, over a `.format(...)` between. */
const writer = (receiver: Node | undefined, text: string): string => {
  if (!receiver) return '';
  const source = text.slice(receiver.from, receiver.to);
  return source.replace(/\s*\.\s*(?:format|option|options|partitionBy)\([^()]{0,200}\)/g, '');
};
