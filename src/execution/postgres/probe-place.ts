import type { Range } from '../../review/range.ts';
import type { Script, ScriptStatement } from './script.ts';

/**
 * Where the answer to a statement that was tried is written: for a role, the grant on the table of that statement; else
 * the first statement that does something.
 */
export function probePlace(
  { statements }: Script,
  tried: { readonly statement: string; readonly role?: string },
): Range | undefined {
  const acting = statements.filter(({ node }) => node !== 'TransactionStmt');
  const [first] = acting.length > 0 ? acting : statements;
  const { role } = tried;
  if (role === undefined) return first?.at;
  const names = (name: string) => {
    const word = new RegExp(`(?<![\\w$])${name}(?![\\w$])`, 'i');
    return ({ text }: ScriptStatement): boolean => word.test(text);
  };
  const grants = acting.filter(({ node }) => node === 'GrantStmt');
  const own = grants.filter(names(role));
  const [, table] = /\b(?:from|into|update|table)\s+(?:only\s+)?(\w+)/i.exec(tried.statement) ?? [];
  const onTable = table === undefined ? undefined : own.find(names(table));
  const found = onTable ?? own[0] ?? grants.find(names('public')) ?? acting.find(names(role)) ?? first;
  return found?.at;
}
