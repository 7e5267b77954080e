import type { Call } from '../python/call.ts';
import type { Node } from '../python/tree.ts';
import { type Dag, holders } from './dag.ts';
import type { DagDocument } from './document.ts';
import { taskDecoratorOf, writtenName } from './task.ts';

/** A sensor: an operator that waits, or a function decorated with `@task.sensor`. */
export type Sensor = {
  readonly name: string;
  /** A short place to point at. */
  readonly at: Node;
  readonly settings: readonly Call[];
  readonly dag: Dag | undefined;
};

/** Every sensor of a file, in the order of the text. A decorated function is one, however often it is called. */
export function sensorsOf({ python, tasks, dags }: DagDocument): readonly Sensor[] {
  const holdersOf = holders(dags);
  const built = tasks
    .filter(({ sensor, definition }) => sensor && !definition)
    .map(({ name, call, settings, dag }) => ({ name, at: call.nameNode, settings, dag }));
  const decorated = python.functions.flatMap((definition): Sensor | readonly [] => {
    const decorator = taskDecoratorOf(definition, python);
    if (!decorator || writtenName(decorator, python) !== 'task.sensor') return [];
    const dag = holdersOf(definition.node)[0] ?? (dags.length === 1 ? dags[0] : undefined);
    const settings = decorator.call ? [decorator.call] : [];
    return {
      name: '@task.sensor',
      at: decorator.call?.nameNode ?? decorator.node.children[0] ?? decorator.node,
      settings,
      dag,
    };
  });
  return [...built, ...decorated].toSorted((a, b) => a.at.from - b.at.from);
}

/** Sensors that never hold a worker while they wait. */
export const isAsync = ({ name }: Sensor): boolean => /Async$/.test(name);
