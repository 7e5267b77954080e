import type { PythonRun } from '../curriculum/schema.ts';
import type { Failure, PythonRunner, Stop } from '../execution/python.ts';
import { sayFailure, sayStop } from './python-saying.ts';
import { LineMap } from './range.ts';
import { code } from './render/markdown.ts';
import type { SubmissionData } from './submission.ts';
import { whyWithoutText } from './submitted-file.ts';
import type { Criterion, CriterionHead, Finding } from './verdict.ts';

/** What the sandbox takes of a repository: far more than a task needs. */
const limits = { files: 400, characters: 3_000_000 };

export function pythonHead({ file }: Pick<PythonRun, 'file'>): CriterionHead {
  const name = code(file);
  return {
    id: `run/python:${file}`,
    level: 'must',
    title: `Let ${name} do what the task asks`,
    expects: `${name} does what the task asks`,
  };
}

/** What is said when the sandbox could not judge, which is not the learner's doing. */
export function notRun(
  head: CriterionHead,
  ours: { readonly kind: 'unavailable' } | { readonly kind: 'broken'; readonly message: string },
  report: (error: string) => void,
): Criterion {
  if (ours.kind === 'unavailable') return { ...head, state: 'unknown', detail: 'not run on this server', findings: [] };
  report(ours.message);
  return { ...head, state: 'error', detail: 'the Python sandbox stopped', findings: [] };
}

/**
 * Calls the learner's functions and says what came of it.
 * @param report is told why the sandbox could not judge it: for the operator, never for the learner
 */
export async function runPython(
  runner: Pick<PythonRunner, 'run'>,
  python: PythonRun,
  data: SubmissionData,
  seed: number,
  report: (error: string) => void,
): Promise<Criterion> {
  const head = pythonHead(python);
  const file = data.files.find(({ path }) => path === python.file);
  if (file?.text === undefined) {
    const detail = `looked for ${code(python.file)}${file ? `; it is there, but ${whyWithoutText(file)}` : ''}`;
    return { ...head, state: 'absent', detail, findings: [] };
  }
  const where = { path: python.file, line: 1 };
  const outcome = await runner.run(python, textsOf(data, python.file), seed);
  switch (outcome.kind) {
    case 'equal':
      return { ...head, state: 'met', detail: 'on inputs made for this review', where, findings: [] };
    case 'unavailable':
    case 'broken':
      return notRun(head, outcome, report);
    case 'stopped':
      return unmet(head, [findingOf(outcome.stop, sayStop(outcome.stop))], data);
    case 'failed':
      return unmet(
        head,
        outcome.failures.map((failure) => findingOf(failure, sayFailure(failure, outcome.seed))),
        data,
      );
  }
}

/** The learner's own file and what it may import or read: Python first, then whatever else is small. */
export function textsOf(
  data: SubmissionData,
  first: string,
): readonly { readonly path: string; readonly text: string }[] {
  const rank = (path: string): number => (path === first ? 0 : path.endsWith('.py') ? 1 : 2);
  let left = limits.characters;
  return data.files
    .flatMap(({ path, text }) => (text === undefined || /(^|\/)\.\.?(\/|$)|^\/|\0/.test(path) ? [] : [{ path, text }]))
    .toSorted((one, other) => rank(one.path) - rank(other.path))
    .slice(0, limits.files)
    .filter(({ text }) => {
      left -= text.length;
      return left >= 0;
    });
}

type Placed = Omit<Finding, 'range'> & { readonly line: number };

const findingOf = ({ kind, at }: Failure | Stop, said: Pick<Finding, 'title' | 'text' | 'table'>): Placed => ({
  check: 'run/python',
  level: 'must',
  message: kind,
  path: at.path,
  line: at.line,
  ...said,
});

function unmet(head: CriterionHead, placed: readonly Placed[], data: SubmissionData): Criterion {
  const findings = placed.map(
    ({ line, ...finding }): Finding => ({ ...finding, range: lineOf(data, finding.path, line) }),
  );
  const [first] = findings;
  return {
    ...head,
    state: 'unmet',
    ...(first && { where: { path: first.path, line: first.range.start.line } }),
    findings,
  };
}

/** What stands on a line, without the space around it. */
const lineOf = (data: SubmissionData, path: string, line: number): Finding['range'] =>
  new LineMap(data.files.find((file) => file.path === path)?.text ?? '').lineRange(line);
