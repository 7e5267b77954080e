import type { Call } from '../call.ts';
import type { Decorator, FunctionDefinition } from '../definition.ts';
import type { PythonDocument } from '../document.ts';
import { child, contains, type Node } from '../tree.ts';
import type { Entry } from '../value.ts';
import { firstCall } from './spark.ts';

/** A function decorated with `@flow` or `@task`. */
export type Step = {
  readonly kind: 'flow' | 'task';
  readonly definition: FunctionDefinition;
  readonly decorator: Decorator;
};

export const usesPrefect = (document: PythonDocument): boolean => document.importsModule('prefect');

const names = /^prefect\.(?:\w+\.)*(flow|task)$/;

/** Every flow and task of a file, in the order of the text. */
export const steps = (document: PythonDocument): readonly Step[] =>
  document.functions.flatMap((definition) =>
    definition.decorators.flatMap((decorator): readonly Step[] => {
      const kind = names.exec(nameOf(decorator) ?? '')?.[1];
      return kind === 'flow' || kind === 'task' ? [{ kind, definition, decorator }] : [];
    }),
  );

/** `@flow`, and `@task.with_options(...)`-like forms are named by what stands in front. */
const nameOf = ({ name }: Decorator): string | undefined => name?.replace(/\(\)$/, '');

/** What is passed to `@flow(...)`, `@task(...)` and `.with_options(...)` under one of these names. */
export function options(document: PythonDocument, ...wanted: readonly string[]): readonly Entry[] {
  const decorators = steps(document).flatMap(({ decorator }) => decorator.call ?? []);
  const made = document.calls.filter(({ callee, method }) => names.test(callee ?? '') || method === 'with_options');
  return [...new Set<Call>([...decorators, ...made])].flatMap((call) =>
    wanted.flatMap((name) => call.keywords.get(name) ?? []),
  );
}

/** Whether some flow or task takes settings that the file does not tell (`@task(**settings)`). */
export const hasUnknownOptions = (document: PythonDocument): boolean =>
  steps(document).some(({ decorator }) => decorator.call && !decorator.call.complete);

/** Where the file says how a flow is run by Prefect: `serve`, `deploy`, `Deployment`, a schedule. */
export const deployment = (document: PythonDocument): Node | undefined =>
  firstCall(document, 'serve', 'deploy', 'to_deployment', 'build_from_flow', 'from_source')?.nameNode ??
  document.calls.find(({ callee }) =>
    /^prefect\.(?:\w+\.)*(?:serve|deploy|Deployment|DeploymentSpec|CronSchedule|IntervalSchedule|Cron|Interval)$/.test(
      callee ?? '',
    ),
  )?.nameNode;

const legacyModules =
  /^prefect\.(?:run_configs|storage|executors|schedules\.clocks|tasks\.core|environments|engine\.(?:results|signals|state))\b/;

/** Imports of what only Prefect 1 had; `Flow` counts where a `with` builds one, since it still is a type. */
export const legacyUses = (document: PythonDocument): readonly Node[] => {
  const built = document
    .all('with_item')
    .some((item) =>
      document.all('call').some((node) => contains(item, node) && document.call(node).callee === 'prefect.Flow'),
    );
  return document.imports
    .filter(({ module, name }) => {
      if (module !== 'prefect') return legacyModules.test(module);
      return name === 'Parameter' || name === 'case' || (name === 'Flow' && built);
    })
    .map(({ node }) => node);
};

/** What a flow takes: its parameters without `self`. */
export const parametersOf = ({ definition }: Step): readonly Node[] =>
  definition.parameters.filter(({ name }) => name !== 'self' && name !== 'cls').map(({ nameNode }) => nameNode);

/** Where a step's decorator stands, without what is passed to it. */
export const placeOf = ({ decorator }: Step): Node => {
  const expression = decorator.node.children[0] ?? decorator.node;
  return (expression.type === 'call' && child(expression, 'function')) || expression;
};
