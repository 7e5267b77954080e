import type { FunctionDefinition } from './definition.ts';

/** Public: a name without a leading underscore, at module level or in a class at module level. */
export function isPublic({ name, owner, node }: FunctionDefinition): boolean {
  if (name.startsWith('_')) return false;
  return owner === undefined ? atTop(node) : owner.kind === 'class' && owner.owner === undefined && atTop(owner.node);
}

/** A statement of the module itself, not of an `if`, `try` or `with` in it. */
function atTop(node: FunctionDefinition['node']): boolean {
  const statement = node.parent?.type === 'decorated_definition' ? node.parent : node;
  return statement.parent?.type === 'module';
}

/**
 * What a signature leaves open: the names of parameters without a type (the instance or class that a method gets, and
 * `*args` and `**kwargs`, need none), and whether the return type is missing.
 */
export function untypedParts({
  parameters,
  returns,
  owner,
  decorators,
}: Omit<FunctionDefinition, 'name' | 'nameNode'>): {
  readonly parameters: readonly string[];
  readonly returns: boolean;
} {
  const bound = owner?.kind === 'class' && !decorators.some(({ name }) => name === 'staticmethod');
  const open = parameters.filter(
    ({ annotation, kind }, index) => !annotation && kind !== '*' && kind !== '**' && !(bound && index === 0),
  );
  return { parameters: open.map(({ name }) => name), returns: returns === undefined };
}
