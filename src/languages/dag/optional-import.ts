import { enclosing, type Node } from '../python/tree.ts';

/** Whether an import may fail without harm: inside `try`, or in an `if` such as `if TYPE_CHECKING`. */
export const isOptionalImport = (statement: Node): boolean =>
  enclosing(statement, 'try_statement', 'if_statement') !== undefined;
