import { child, type Node } from '../python/tree.ts';
import type { DagDocument } from './document.ts';

/** Keys that a dictionary of default arguments has and others hardly. */
const typical: ReadonlySet<string> = new Set([
  'owner',
  'retries',
  'retry_delay',
  'depends_on_past',
  'email_on_failure',
  'execution_timeout',
  'on_failure_callback',
]);

/** Dictionaries of default arguments, as the names that hold them, that nothing in the file uses. */
export function unusedDefaults(document: DagDocument): readonly Node[] {
  const { python } = document;
  if (document.dags.length === 0) return [];
  return python.all('assignment').flatMap((assignment) => {
    const target = child(assignment, 'left');
    const given = child(assignment, 'right');
    if (target?.type !== 'identifier' || !given || !/args|defaults/i.test(python.textOf(target))) return [];
    const value = python.value(given);
    if (value.kind !== 'dict' || ![...value.entries.keys()].some((key) => typical.has(key))) return [];
    return document.placesOf(python.textOf(target)).length === 1 ? target : [];
  });
}
