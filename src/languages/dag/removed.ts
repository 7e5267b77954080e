import type { Range } from '../../review/range.ts';
import type { PythonDocument } from '../python/document.ts';
import type { Node } from '../python/tree.ts';
import type { DagDocument } from './document.ts';
import { isOff } from './empty.ts';
import { settings } from './setting.ts';
import { isUsed, templateNames } from './template.ts';

/** When it shows that Airflow 3 no longer has something. */
type Shows =
  /** When the file is imported. */
  | 'removed'
  /** In a function that the import does not run. */
  | 'later'
  /** A key of the context, when a task asks for it. */
  | 'key'
  /** A parameter of a task that Airflow filled in. */
  | 'parameter';

type Removed = { readonly shows: Shows; readonly what: string; readonly at: Range };

/** The dates of Airflow 2 that neither the context nor templates have in Airflow 3. */
const dates: ReadonlySet<string> = new Set(
  `execution_date next_ds next_ds_nodash next_execution_date prev_ds prev_ds_nodash prev_execution_date
  prev_execution_date_success tomorrow_ds tomorrow_ds_nodash yesterday_ds yesterday_ds_nodash`.split(/\s+/),
);

/** What Ruff knows to be removed from Airflow 3, and when that shows. */
export function removedNames({ python }: DagDocument): readonly Removed[] {
  return python.lint('AIR301', 'AIR302').map(({ message, at }) => ({
    shows: showsWhen(message, python.lines.offset(at.start), python),
    what: message.replace(/[;.]\s*$/, ''),
    at,
  }));
}

function showsWhen(message: string, offset: number, python: PythonDocument): Shows {
  const around = python.functions.filter(({ node }) => node.from <= offset && offset < node.to).at(-1);
  if (!around) return 'removed';
  if (around.parameters.some(({ nameNode }) => nameNode.from === offset)) return 'parameter';
  if (offset < around.body.from || python.runsAtImport(around.body.children[0] ?? around.body)) return 'removed';
  const [, name = ''] = /^`(\w+)` is removed/.exec(message) ?? [];
  return dates.has(name) ? 'key' : 'later';
}

/** `sla` and `sla_miss_callback`, which Airflow 3 takes and does nothing with. */
export function ignoredSlas(document: DagDocument): readonly { readonly name: string; readonly at: Node }[] {
  const { python } = document;
  return [
    ...settings(document, ['sla']).entries,
    ...settings(document, ['sla_miss_callback'], { onDag: true }).entries,
  ].filter(({ value }) => !isOff(python.value(value)));
}

/** Templates that name a date which Airflow 3 does not give them; macros of one's own may have the same name. */
export function removedTemplateNames(document: DagDocument): readonly { readonly name: string; readonly at: Node }[] {
  const { python } = document;
  if (python.calls.some(({ keywords }) => keywords.has('user_defined_macros'))) return [];
  return python.all('string').flatMap((at) => {
    const found = templateNames(at, python).find(({ name, ofObject }) => !ofObject && dates.has(name));
    return found && isUsed(at, document) ? [{ name: found.name, at }] : [];
  });
}
