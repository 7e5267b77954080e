import type { Jenkinsfile } from './language.ts';
import type { Statement } from './statements.ts';
import type { Token } from './tokens.ts';

/** The scripts of `sh` steps; and of those the ones with `returnStatus: true` whose number nothing takes. */
export function resultsDropped({ all }: Jenkinsfile): {
  readonly shells: ReadonlySet<Token>;
  readonly statuses: ReadonlySet<Token>;
} {
  const steps = all.filter(({ name }) => name === 'sh');
  // The last statement of a closure or method may be its value.
  const kept = new Set(all.filter(({ name, tokens }) => name === 'def' || tokens.some(isAssignment)).flatMap(within));
  const silent = steps.filter((step) => returnsStatus(step) && !kept.has(step));
  return { shells: new Set(steps.flatMap(scripts)), statuses: new Set(silent.flatMap(scripts)) };
}

const isAssignment = ({ kind, text }: Token): boolean => kind === 'sign' && text === '=';

function within(statement: Statement): readonly Statement[] {
  const found: Statement[] = [];
  const rest = [...(statement.body ?? [])];
  for (let next = rest.pop(); next; next = rest.pop()) {
    found.push(next);
    rest.push(...(next.body ?? []));
  }
  return found;
}

const returnsStatus = ({ tokens }: Statement): boolean =>
  tokens.some(
    ({ text }, at) => text === 'returnStatus' && tokens[at + 1]?.text === ':' && tokens[at + 2]?.text === 'true',
  ) && !hasMore(tokens);

/** `sh(...) == 0`, `sh(...).toString()`: something takes the value. */
function hasMore(tokens: readonly Token[]): boolean {
  const close = tokens.findLastIndex(({ text, kind }) => kind === 'sign' && text === ')');
  return close !== -1 && close < tokens.length - 1;
}

const scripts = ({ tokens }: Statement): readonly Token[] => tokens.filter(({ kind }) => kind === 'string');
