import type { FunctionDefinition } from '../python/definition.ts';
import { functionAround } from '../python/definition.ts';
import type { PythonDocument } from '../python/document.ts';
import { literalOf } from '../python/string.ts';
import { child, enclosing, type Node } from '../python/tree.ts';
import type { DagDocument } from './document.ts';
import { taskDecoratorOf } from './task.ts';
import { isUsed, keywordName, templateNames } from './template.ts';

/** https://airflow.apache.org/docs/apache-airflow/stable/templates-ref.html, with the names of Airflow 1 and 2. */
const dateNames: ReadonlySet<string> = new Set(
  `ds ds_nodash ts ts_nodash ts_nodash_with_tz logical_date execution_date data_interval_start data_interval_end
  next_ds next_ds_nodash prev_ds prev_ds_nodash yesterday_ds yesterday_ds_nodash tomorrow_ds tomorrow_ds_nodash
  next_execution_date prev_execution_date prev_execution_date_success prev_data_interval_start_success
  prev_data_interval_end_success prev_start_date_success`.split(/\s+/),
);
const attributeNames = /^(?:logical_date|execution_date|data_interval_(?:start|end))$/;

/** The places where a DAG takes the day that it works on from its run, in the order of the text. */
export function runDatesOf(document: DagDocument): readonly Node[] {
  const { python } = document;
  const callbacks = callbacksOf(python);
  return [
    ...python.all('string').filter((node) => isDatedTemplate(node, python) && isUsed(node, document)),
    ...parameters(document, callbacks),
    ...python
      .all('subscript', 'attribute', 'call')
      .filter((node) => readsDate(node, python) && !inside(node, callbacks)),
  ].toSorted((a, b) => a.from - b.from);
}

/** Whether a string has a date of the run between `{{` and `}}`, or `{%` and `%}`. */
const isDatedTemplate = (node: Node, document: PythonDocument): boolean =>
  templateNames(node, document).some(({ name, ofObject }) =>
    ofObject ? attributeNames.test(name) : dateNames.has(name),
  );

/** Parameters that Airflow fills from the context, of functions that run as tasks. */
function parameters({ python }: DagDocument, callbacks: ReadonlySet<Node>): readonly Node[] {
  return callablesOf(python)
    .filter(({ node }) => !callbacks.has(node))
    .flatMap(({ parameters: list }) => list.filter(({ name }) => dateNames.has(name)).map(({ nameNode }) => nameNode));
}

/** Functions that tasks run: decorated with `@task`, or named as `python_callable`. */
export function callablesOf(document: PythonDocument): readonly FunctionDefinition[] {
  const named = document.all('keyword_argument').flatMap((keyword) => {
    const value = /_callable$|^callable$/.test(keywordName(keyword, document)) ? child(keyword, 'value') : undefined;
    return value?.type === 'identifier' ? (document.definition(value) ?? []) : [];
  });
  const decorated = document.functions.filter((definition) => taskDecoratorOf(definition, document) !== undefined);
  return [...new Set([...named, ...decorated])].filter((definition) => definition.kind === 'function');
}

/** `on_failure_callback=notify`: they hear of a run, and do none of its work. */
function callbacksOf(document: PythonDocument): ReadonlySet<Node> {
  const named = document.all('keyword_argument', 'pair').flatMap((node) => {
    const [name, value] = [node.children[0], child(node, 'value')];
    if (!name || value?.type !== 'identifier' || !/_callback\b/.test(document.textOf(name))) return [];
    return document.definition(value)?.node ?? [];
  });
  return new Set(named);
}

const inside = (node: Node, functions: ReadonlySet<Node>): boolean => {
  const around = functionAround(node);
  return around !== undefined && functions.has(around);
};

/** `context["ds"]`, `kwargs.get("ts")`, `dag_run.logical_date`. */
function readsDate(node: Node, document: PythonDocument): boolean {
  if (functionAround(node) === undefined) return false;
  if (node.type === 'attribute') {
    const name = child(node, 'attribute');
    return name !== undefined && node.field !== 'left' && attributeNames.test(document.textOf(name));
  }
  if (node.type === 'subscript') {
    const key = child(node, 'subscript');
    const object = child(node, 'value');
    return isDateName(key, document) && object !== undefined && isContext(object, document);
  }
  const { method, receiver, positional } = document.call(node);
  return (
    /^(?:get|pop)$/.test(method ?? '') &&
    isDateName(positional[0], document) &&
    receiver !== undefined &&
    isContext(receiver, document)
  );
}

function isDateName(key: Node | undefined, document: PythonDocument): boolean {
  return key?.type === 'string' && dateNames.has(literalOf(key, document.text).text);
}

/** The context of a task: `**kwargs`, `context`, `get_current_context()`. */
function isContext(node: Node, document: PythonDocument): boolean {
  if (/(?:^|\.)get_current_context\(\)$/.test(document.qualify(node) ?? '')) return true;
  if (node.type !== 'identifier') return false;
  if (/^_*(?:kw\w*|ctx|context|ti_context|op_kwargs|templates_dict)$/.test(document.textOf(node))) return true;
  const at = document.binding(node)?.at;
  return at !== undefined && enclosing(at, 'dictionary_splat_pattern') !== undefined;
}

/** Whether files beside the DAG, which take part in it, may use a date of the run, or only callbacks read one. */
export function mayUseRunDate({ python }: DagDocument): boolean {
  const callbacks = callbacksOf(python);
  const inCallback = python
    .all('subscript', 'attribute', 'call')
    .some((node) => inside(node, callbacks) && readsDate(node, python));
  if (inCallback) return true;
  return python.all('string').some((node) => {
    const inCall =
      node.parent?.type === 'keyword_argument' || node.parent?.type === 'list' || node.parent?.type === 'argument_list';
    return (
      inCall &&
      /^[^\n]{1,300}\.(?:sql|hql|sh|bash)$/.test(literalOf(node, python.text).text.slice(0, 301)) &&
      templated(node, python)
    );
  });
}

/** `sql="load.sql"`, `bash_command="run.sh"`: a file that is rendered as a template. */
function templated(node: Node, document: PythonDocument): boolean {
  const keyword = enclosing(node, 'keyword_argument');
  return keyword !== undefined && /^(?:sql|hql|bash_command|query|configuration)$/.test(keywordName(keyword, document));
}
