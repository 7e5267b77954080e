import picomatch from 'picomatch';
import type { TestsRun } from '../curriculum/curriculum.ts';
import type { Fate, Grade, Job, TestRunner } from '../execution/pytest.ts';
import { LineMap } from './range.ts';
import { code, count } from './render/markdown.ts';
import { notRun, textsOf } from './run-python.ts';
import type { SubmissionData } from './submission.ts';
import { whyWithoutText } from './submitted-file.ts';
import { type SaidAt, sayFault, sayStopped, saySurvivors, sayTrouble, sayUncalled } from './tests-saying.ts';
import type { Criterion, CriterionHead, Finding, Planted } from './verdict.ts';

type Graded = Extract<Grade, { kind: 'graded' }>;

/** Advice is three things at most. */
const adviceShown = 3;

export const testsHead = ({ file }: Pick<TestsRun, 'file'>): CriterionHead => ({
  id: `run/pytest:${file}`,
  level: 'must',
  title: 'Let your tests notice when the code breaks',
  expects: `Your tests notice bugs planted in ${code(file)}`,
});

const adviceHead = ({ file }: Pick<TestsRun, 'file'>): CriterionHead => ({
  id: `run/mutants:${file}`,
  level: 'should',
  title: 'Let your tests notice smaller changes too',
  expects: `Your tests notice small changes to ${code(file)}`,
});

/**
 * Runs the learner's tests, plants bugs, and says which were not noticed: first the author's, then smaller changes.
 * @param report is told why the sandbox could not judge it: for the operator, never for the learner
 */
export async function runTests(
  runner: Pick<TestRunner, 'grade'>,
  run: TestsRun,
  data: SubmissionData,
  seed: number,
  report: (error: string) => void,
): Promise<readonly Criterion[]> {
  const head = testsHead(run);
  const job = jobOf(run, data, seed);
  if ('absent' in job) return [{ ...head, state: 'absent', detail: job.absent, findings: [] }];
  const grade = await runner.grade(job);
  const unmet = (said: readonly SaidAt[]): readonly Criterion[] => [failed(head, said, data)];
  switch (grade.kind) {
    case 'graded':
      return [byFaults(head, grade, run, data), byMutants(run, grade, data)];
    case 'unavailable':
    case 'broken':
      return [notRun(head, grade, report)];
    case 'stopped':
      return unmet([{ ...sayStopped(grade.stop), path: job.tests[0] ?? run.file, line: 1 }]);
    case 'trouble': {
      const { trouble } = grade;
      if (trouble.kind === 'missing') {
        const names = trouble.modules.slice(0, 3).map(code).join(', ');
        const detail = `not run here, where there is no ${names}: your own CI decides`;
        return [{ ...head, state: 'unknown', detail, findings: [], leftToCi: true }];
      }
      // The checks that read the file say more of it.
      if (trouble.kind === 'none')
        return [{ ...head, state: 'unmet', detail: 'no test ran: none was found, or all are skipped', findings: [] }];
      return unmet(sayTrouble(trouble, job.tests[0] ?? run.file));
    }
  }
}

function jobOf(run: TestsRun, data: SubmissionData, seed: number): Job | { readonly absent: string } {
  const file = data.files.find(({ path }) => path === run.file);
  if (file?.text === undefined)
    return { absent: `looked for ${code(run.file)}${file ? `; it is there, but ${whyWithoutText(file)}` : ''}` };
  const files = textsOf(data, run.file);
  const isTest = picomatch([...run.tests], { dot: true });
  const tests = files.flatMap(({ path }) => (isTest(path) ? [path] : []));
  if (tests.length === 0) return { absent: `looked for ${run.tests.map(code).join(', ')}` };
  const isSource = ({ path }: { readonly path: string }): boolean =>
    path.endsWith('.py') && (run.root === '.' || path.startsWith(`${run.root}/`)) && !isTest(path);
  const changed = new Map(data.changed.map(({ path, added }) => [path, added]));
  const modules = files.filter((one) => isSource(one) && (one.path === run.file || changed.has(one.path)));
  return {
    files,
    roots: [run.root, '.'],
    tests,
    module: run.file,
    modules: modules.map(({ path }) => path),
    added: Object.fromEntries(modules.map(({ path }) => [path, changed.get(path) ?? []])),
    faults: run.faults,
    reference: run.reference,
    seed,
  };
}

function byFaults(head: CriterionHead, { faults }: Graded, run: TestsRun, data: SubmissionData): Criterion {
  if (faults.length === 0) return { ...head, state: 'unknown', detail: 'no bug could be planted in it', findings: [] };
  const missed = faults.filter(({ fate }) => fate === 'survived');
  const text = data.files.find(({ path }) => path === run.file)?.text ?? '';
  const said = missed.map(({ fault }) => ({ ...sayFault(fault), path: run.file, line: lineOf(text, fault.breaks) }));
  const planted = plantedOf(faults.map(({ fate }) => fate));
  const detail = `${bar(planted)} ${noticed(planted, 'planted bug')}`;
  if (missed.length > 0) return { ...failed(head, said, data), detail, planted };
  return { ...head, state: 'met', detail, planted, findings: [], praise: praise(faults.length) };
}

const praise = (bugs: number): string =>
  `${count(bugs, 'bug')} ${bugs === 1 ? 'was' : 'were'} planted in your code, and your tests noticed ${bugs === 1 ? 'it' : 'every one'}.`;

/** Changes that make no difference were not noticed either, and are nobody's fault: the bar leaves them out. */
function byMutants(run: TestsRun, { mutants, survivors, uncalled }: Graded, data: SubmissionData): Criterion {
  const head = adviceHead(run);
  const killed = mutants.filter((fate) => fate !== 'survived');
  const planted = plantedOf([...killed, ...survivors.map(() => 'survived' as const)]);
  const said = [...sayUncalled(uncalled), ...saySurvivors(survivors)].slice(0, adviceShown);
  if (said.length > 0) return { ...failed(head, said.flat(), data), planted };
  const detail = mutants.length === 0 ? 'nothing to change' : `${bar(planted)} ${noticed(planted, 'small change')}`;
  return { ...head, state: mutants.length === 0 ? 'not-applicable' : 'met', detail, planted, findings: [] };
}

function plantedOf(fates: readonly Fate[]): Planted {
  const number = (wanted: Fate): number => fates.filter((fate) => fate === wanted).length;
  return { killed: number('killed'), survived: number('survived'), timedOut: number('timed-out') };
}

const barWidth = 10;

/** `■■■■■■■□□□`: the part that was noticed; full only when everything was. */
function bar({ killed, survived, timedOut }: Planted): string {
  const total = Math.max(1, killed + survived + timedOut);
  const full = Math.floor(((killed + timedOut) / total) * barWidth);
  return '■'.repeat(full) + '□'.repeat(barWidth - full);
}

const noticed = ({ killed, survived, timedOut }: Planted, noun: string): string =>
  `${killed + timedOut} of ${count(killed + survived + timedOut, noun)} noticed`;

/** Where the learner's module defines a name. */
function lineOf(text: string, name: string): number {
  const definition = new RegExp(`^(?:async\\s+)?(?:def|class)\\s+${name}\\b`);
  return text.split('\n').findIndex((line) => definition.test(line)) + 1 || 1;
}

function failed(head: CriterionHead, said: readonly SaidAt[], data: SubmissionData): Criterion {
  const findings = said.map(({ line, ...rest }): Finding => {
    const text = data.files.find(({ path }) => path === rest.path)?.text ?? '';
    const check = head.id.slice(0, head.id.indexOf(':'));
    return { check, level: head.level, ...rest, range: new LineMap(text).lineRange(line) };
  });
  const [first] = findings;
  return {
    ...head,
    state: 'unmet',
    ...(first && { where: { path: first.path, line: first.range.start.line } }),
    findings,
  };
}
