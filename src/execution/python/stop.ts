import type { Fault, Place, Stop } from './outcome.ts';
import type { Answer } from './sandbox.ts';

/** Where it was: the call, and the line to show when nothing more is known. */
export type During = { readonly during?: string; readonly at: Place };

/** What is known of the run: its time, and the files that have the name of a module of Python's own. */
export type Known = { readonly seconds: number; readonly shadowed: readonly string[] };

/** Why the code's interpreter is gone. */
export function stopOfAnswer(
  answer: Extract<Answer, { kind: 'timed-out' | 'too-big' | 'ended' }>,
  during: During,
  seconds: number,
): Stop {
  switch (answer.kind) {
    case 'timed-out':
      return { ...during, kind: 'timed-out', seconds };
    case 'too-big':
      return { ...during, kind: answer.reason };
    case 'ended':
      return { ...during, kind: answer.crashed ? 'crashed' : 'ended' };
  }
}

/** What only Python 2 takes for a statement, in the words of Python 3. */
const python2 = /Missing parentheses in call to '(print|exec)'|leading zeros in decimal|invalid syntax.*<>|backticks/;

/**
 * An exception after which no further call tells anything.
 * @param full whether the code had printed more than allowed
 */
export function stopOfFault(
  fault: Fault,
  during: During,
  { seconds, shadowed }: Known,
  { importing, full }: { readonly importing: boolean; readonly full: boolean },
): Stop | undefined {
  const place = { ...during, at: fault.at ?? during.at };
  const is = (kind: string): boolean => fault.kinds.includes(kind);
  if (fault.type === 'KeyboardInterrupt') return { ...place, kind: 'timed-out', seconds };
  if (is('SystemExit')) return { ...place, kind: 'ended' };
  if (is('MemoryError')) return { ...place, kind: 'memory' };
  if (full && is('OSError')) return { ...place, kind: 'output' };
  const [module] = shadowed;
  if (module !== undefined && (is('ImportError') || is('AttributeError')))
    return { ...place, at: { path: module, line: 1 }, kind: 'shadowed', module, fault };
  if (!importing) return undefined;
  if (is('SyntaxError'))
    return { ...place, kind: 'syntax', message: fault.message, python2: python2.test(fault.message) };
  const missing = /^No module named '([\w.]+)'/.exec(fault.message)?.[1];
  if (is('ModuleNotFoundError') && missing !== undefined) return { ...place, kind: 'package', name: missing };
  return { ...place, kind: 'import', fault };
}
