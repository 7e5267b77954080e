import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { wheelsDir } from '../config.ts';
import type { Task } from '../curriculum/curriculum.ts';
import { loadCurriculum } from '../curriculum/load.ts';
import { loadChecks } from '../curriculum/load-checks.ts';
import { createTestRunner, type Grade, type Job } from '../execution/pytest.ts';

// `npm run verify:grading [-- NAME...]` (tasks and functions whose names begin so): whether the grading of tests can be
// trusted. For each task with tests, the reference's tests notice every planted bug, and each attempt lets through those
// that its expected.txt names, no other. For each function of test/execution/grading, a weak suite is told of changes
// that make a difference, never of one that makes none. Exits 1 when something differs.

const root = join(import.meta.dirname, '..', '..');
const functions = join(root, 'test', 'execution', 'grading');
const asked = process.argv.slice(2);
const wanted = (name: string): boolean => asked.length === 0 || asked.some((word) => name.startsWith(word));
const runner = createTestRunner(wheelsDir());
let wrong = 0;

function report(name: string, said: string, problem?: string): void {
  if (problem !== undefined) wrong += 1;
  process.stdout.write(
    `${problem === undefined ? 'ok   ' : 'WRONG'} ${name.padEnd(48)} ${said}${problem ? `: ${problem}` : ''}\n`,
  );
}

const missed = (grade: Grade): readonly string[] =>
  grade.kind === 'graded' ? grade.faults.filter(({ fate }) => fate === 'survived').map(({ fault }) => fault.id) : [];

const filesIn = (folder: string): Job['files'] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.py'))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path: path.slice(folder.length + 1), text: readFileSync(path, 'utf8') }));

async function verifyTask(task: Task, pytest: NonNullable<Task['runs'][number]['pytest']>): Promise<void> {
  const home = join(root, 'templates', task.stage, task.id);
  const gradeOf = (folder: string): Promise<Grade> => {
    const files = filesIn(folder);
    const tests = files.map(({ path }) => path).filter((path) => /(^|\/)test_\w+\.py$/.test(path));
    const { file: module, reference, faults } = pytest;
    const roots = [pytest.root, '.'];
    return runner.grade({ files, roots, tests, module, modules: [module], added: {}, faults, reference, seed: 4711 });
  };
  const right = await gradeOf(join(home, 'reference'));
  const all = right.kind === 'graded' && right.faults.length === pytest.faults.length && missed(right).length === 0;
  report(`${task.id} reference`, `${pytest.faults.length} bugs noticed`, all ? undefined : said(right));
  let weak = 0;
  for (const name of readdirSync(join(home, 'attempts'))) {
    const folder = join(home, 'attempts', name);
    const expected = [...readFileSync(join(folder, 'expected.txt'), 'utf8').matchAll(/ run\/pytest#(\S+)$/gm)]
      .map(([, id]) => id)
      .toSorted();
    const grade = await gradeOf(folder);
    const found = grade.kind === 'trouble' ? troublesOf(grade) : missed(grade).toSorted();
    if (grade.kind === 'graded' && found.length > 0) weak += 1;
    const same = found.join() === expected.join();
    report(
      `${task.id} attempts/${name}`,
      grade.kind === 'trouble'
        ? `not graded: ${grade.trouble.kind}`
        : `lets through ${found.length} of ${pytest.faults.length}`,
      same ? undefined : said(grade),
    );
  }
  report(`${task.id} weak suites`, String(weak), weak >= 3 ? undefined : 'at least three are to let something through');
}

/** Nothing is planted then; what is found is stated by its kind. */
const troublesOf = ({ trouble }: Extract<Grade, { kind: 'trouble' }>): readonly string[] =>
  'tests' in trouble ? trouble.tests.map(() => trouble.kind) : trouble.kind === 'unloadable' ? ['unloadable'] : [];

const said = (grade: Grade): string =>
  grade.kind === 'graded' ? `missed ${missed(grade).join(', ')}` : JSON.stringify(grade);

/** Mutants by what was counted by hand: noticed by the weak suite, killable, or equivalent. */
async function verifyFunction(name: string): Promise<{ readonly killable: number; readonly reported: number }> {
  const folder = join(functions, name);
  const module = 'code_under_test.py';
  const grade = await runner.grade({
    files: filesIn(folder),
    roots: ['.'],
    tests: ['test_code.py'],
    module,
    modules: [module],
    added: { [module]: [[1, 1000]] },
    faults: [],
    reference: undefined,
    seed: 4711,
    mutants: { limit: 100, seconds: 3600 },
  });
  const lines = readFileSync(join(folder, 'expected.txt'), 'utf8').trim().split('\n');
  const counted = (fate: string) =>
    lines.flatMap((line) => (line.endsWith(` ${fate}`) ? [line.slice(0, -fate.length - 1)] : []));
  const killable = counted('killable');
  if (grade.kind !== 'graded') {
    report(name, '', said(grade));
    return { killable: killable.length, reported: 0 };
  }
  const reported = grade.survivors.map(({ from, operator }) => `${from.line}:${from.column} ${operator}`);
  const unjust = reported.filter((line) => !killable.includes(line));
  const number = grade.mutants.filter((fate) => fate !== 'survived').length;
  const problem =
    unjust.length > 0
      ? `reported without reason: ${unjust.join(', ')}`
      : grade.mutants.length !== lines.length || number !== counted('noticed').length
        ? `${number} of ${grade.mutants.length} noticed where ${counted('noticed').length} of ${lines.length} were counted`
        : undefined;
  const equivalent = counted('equivalent').length;
  report(name, `${reported.length} of ${killable.length} killable reported, none of ${equivalent} equivalent`, problem);
  const silent = killable.filter((line) => !reported.includes(line));
  if (silent.length > 0) process.stdout.write(`      not proven: ${silent.join(', ')}\n`);
  return { killable: killable.length, reported: reported.length };
}

try {
  const { tasks } = await loadCurriculum(await loadChecks());
  for (const task of tasks.values())
    for (const { pytest } of task.runs) if (pytest && wanted(task.id)) await verifyTask(task, pytest);
  let [killable, reported] = [0, 0];
  for (const name of readdirSync(functions).filter(wanted)) {
    const one = await verifyFunction(name);
    killable += one.killable;
    reported += one.reported;
  }
  process.stdout.write(`${reported} of ${killable} killable mutants are proven and reported; ${wrong} wrong.\n`);
} finally {
  await runner.close();
}
process.exitCode = wrong === 0 ? 0 : 1;
