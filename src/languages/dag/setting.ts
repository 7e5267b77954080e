import type { Entry } from '../python/value.ts';
import { dictionaryOf } from './default-args.ts';
import type { DagDocument } from './document.ts';
import { type Task, taskDecoratorOf } from './task.ts';

/** What a file sets for its tasks under these names, wherever it may: and whether there can be more. */
export type Settings = { readonly entries: readonly Entry[]; readonly complete: boolean };

/**
 * Looks for settings (`retries`, `on_failure_callback`) in `default_args`, in operators and in `@task`; `onDag` also in
 * the arguments of the DAG itself.
 */
export function settings(
  document: DagDocument,
  names: readonly string[],
  { onDag = false }: { readonly onDag?: boolean } = {},
): Settings {
  const calls = [
    ...document.tasks.flatMap((task) => task.settings),
    ...document.python.functions.flatMap((definition) => taskDecoratorOf(definition, document.python)?.call ?? []),
    ...(onDag ? document.dags.flatMap(({ call }) => call ?? []) : []),
  ];
  const defaults = [
    ...document.dags.map((dag) => document.defaultsOf(dag)),
    ...document.python.calls.flatMap(({ keywords }) => {
      const given = keywords.get('default_args')?.value;
      return (given && dictionaryOf(given, document.python)) ?? [];
    }),
  ];
  const places = [...calls.map(({ keywords }) => keywords), ...defaults.map(({ entries }) => entries)];
  const entries = new Set(places.flatMap((place) => names.flatMap((name) => place.get(name) ?? [])));
  return {
    entries: [...entries].toSorted((a, b) => a.at.from - b.at.from),
    complete: [...calls, ...defaults].every(({ complete }) => complete),
  };
}

/** What one task is given under a name, by itself or by the `default_args` of its DAG. */
export type TaskSetting = { readonly entry: Entry | undefined; readonly complete: boolean };

/** Looks a setting of one task up. A task whose DAG is not certain may get it from any of them. */
export function settingOf(
  { settings: calls, dag }: Pick<Task, 'settings' | 'dag'>,
  names: readonly string[],
  document: DagDocument,
): TaskSetting {
  const defaults = (dag ? [dag] : document.dags).map((each) => document.defaultsOf(each));
  const places = [...calls.map(({ keywords }) => keywords), ...defaults.map(({ entries }) => entries)];
  const entry = places.flatMap((place) => names.flatMap((name) => place.get(name) ?? []))[0];
  return { entry, complete: [...calls, ...defaults].every(({ complete }) => complete) };
}
