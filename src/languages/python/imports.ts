import { child, childrenOf, type Node } from './tree.ts';

/** One imported name: `from airflow import DAG as D` binds `D` to `airflow.DAG`. */
export type Import = {
  /** The module as written, without spaces: `airflow.models`, `..common`. */
  readonly module: string;
  /** The name taken from the module; undefined for `import x`, `*` for a wildcard. */
  readonly name: string | undefined;
  /** What the bound name stands for: `pandas`, `airflow.DAG`, `.settings.BUCKET`; of a wildcard the module. */
  readonly qualified: string;
  /** The name that it binds here; undefined for a wildcard. */
  readonly binds: string | undefined;
  /** `pandas as pd`, `DAG as D`, `*`: the part of the statement that imports this name. */
  readonly node: Node;
  readonly statement: Node;
};

/** The names that an `import` or `from ... import` statement imports. */
export function importsOf(statement: Node, text: string): readonly Import[] {
  if (statement.type === 'import_statement')
    return childrenOf(statement, 'name').map((node) => plainImport(statement, node, text));
  const from = child(statement, 'module_name');
  if (statement.type !== 'import_from_statement' || !from) return [];
  const module = squeezed(from, text);
  return statement.children
    .filter((node) => node !== from)
    .map((node): Import => {
      if (node.type === 'wildcard_import')
        return { module, name: '*', qualified: module, binds: undefined, node, statement };
      const name = squeezed(child(node, 'name') ?? node, text);
      const alias = child(node, 'alias');
      const qualified = module.endsWith('.') ? `${module}${name}` : `${module}.${name}`;
      return { module, name, qualified, binds: alias ? squeezed(alias, text) : name, node, statement };
    });
}

/** `import a.b` binds `a`, `import a.b as c` binds `c` to `a.b`. */
function plainImport(statement: Node, node: Node, text: string): Import {
  const module = squeezed(child(node, 'name') ?? node, text);
  const alias = child(node, 'alias');
  const first = module.split('.', 1)[0] ?? module;
  const bound = alias ? { qualified: module, binds: squeezed(alias, text) } : { qualified: first, binds: first };
  return { module, name: undefined, ...bound, node, statement };
}

const squeezed = (node: Node, text: string): string => text.slice(node.from, node.to).replace(/[\s\\]+/g, '');
