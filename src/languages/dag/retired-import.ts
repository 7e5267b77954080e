import type { PythonDocument } from '../python/document.ts';
import type { Import } from '../python/imports.ts';
import type { Node } from '../python/tree.ts';

const retired =
  /^airflow\.(?:operators\.\w+_operator|operators\.dummy|operators\.subdag|contrib|utils\.dates|(?!providers\.)(?:\w+\.)*\w+_hook)(?:\.|$)/;

/** The modules that most files use, and where they are today: in Airflow 2, and in Airflow 3. */
const moved: Readonly<Record<string, readonly [two: string, three: string]>> = Object.fromEntries(
  [
    ['python', 'python_operator'],
    ['bash', 'bash_operator'],
    ['email', 'email_operator'],
    ['empty', 'dummy_operator'],
    ['empty', 'dummy'],
    ['branch', 'branch_operator'],
    ['latest_only', 'latest_only_operator'],
  ].map(([now, then]) => [
    `airflow.operators.${then}`,
    [
      `airflow.operators.${now}`,
      now === 'email' ? 'airflow.providers.smtp.operators.smtp' : `airflow.providers.standard.operators.${now}`,
    ],
  ]),
);

export type RetiredImport = {
  readonly node: Node;
  readonly message: 'moved' | 'dates' | 'subdag' | 'retired';
  readonly module: string;
  readonly two: string;
  readonly three: string;
};

/** Imports of modules that Airflow 2 renamed and Airflow 3 dropped; each statement once. */
export function retiredImports(document: PythonDocument): readonly RetiredImport[] {
  const seen = new Set<Node>();
  return document.imports.flatMap((entry) => {
    const module = retiredModule(entry);
    if (module === undefined || seen.has(entry.statement)) return [];
    seen.add(entry.statement);
    const [two = '', three = ''] = moved[module] ?? [];
    return { node: entry.statement, message: messageFor(module, two), module, two, three };
  });
}

/** `from airflow.utils import dates` imports a module too; of other names only the module counts. */
function retiredModule({ module, name }: Import): string | undefined {
  if (retired.test(module)) return module;
  const whole = `${module}.${name}`;
  return name !== undefined &&
    /^airflow(?:\.(?:operators|hooks|utils|contrib(?:\.\w+)?))?$/.test(module) &&
    retired.test(whole)
    ? whole
    : undefined;
}

function messageFor(module: string, two: string): RetiredImport['message'] {
  if (two !== '') return 'moved';
  if (module === 'airflow.utils.dates') return 'dates';
  return /\.subdag(?:_operator)?$/.test(module) ? 'subdag' : 'retired';
}
