import type { CurriculumProblem } from '../../curriculum/curriculum.ts';
import type { CurriculumFiles } from '../../curriculum/files.ts';
import { parse } from '../../execution/postgres/admit.ts';
import { Place } from '../../execution/postgres/place.ts';
import { Submission } from '../../review/submission.ts';
import type { Tried } from './trial.ts';

const sqlKeys = ['schema', 'seed', 'expect', 'show', 'between'] as const;
const pythonKeys = ['expect', 'given', 'scenes'] as const;

/** The author's own SQL and Python that no database and no interpreter would read, each told once. */
export function brokenTexts({ home, front }: Tried, files: CurriculumFiles): readonly CurriculumProblem[] {
  const named = front.data.run.flatMap(({ postgres, python, pytest }) => [
    ...(postgres ? sqlKeys.map((key) => postgres[key]) : []),
    ...(python ? pythonKeys.map((key) => python[key]) : []),
    ...(pytest ? [pytest.reference, ...inFolder(files, home, pytest.faults)] : []),
  ]);
  return [...new Set(named)].flatMap((path) => {
    const file = `${home}/${path}`;
    const text = path === undefined ? undefined : files.text(file);
    if (text === undefined) return [];
    return file.endsWith('.py') ? faultOfPython(file, text) : faultOfSql(file, text);
  });
}

const inFolder = ({ paths }: CurriculumFiles, home: string, folder: string): readonly string[] =>
  paths.filter((path) => path.startsWith(`${home}/${folder}/`)).map((path) => path.slice(home.length + 1));

function faultOfSql(file: string, text: string): readonly CurriculumProblem[] {
  const parsed = parse(new Place(filledIn(text)));
  if ('statements' in parsed) return [];
  const what =
    parsed.kind === 'failed' ? parsed.message : parsed.reason === 'nested' ? 'too deeply nested' : parsed.what;
  return [{ file, line: parsed.at.start.line, message: `Postgres cannot read this: ${what}` }];
}

/** psql's variables as a review fills them in; the lines stay. */
const filledIn = (text: string): string => text.replaceAll(/(?<!:):(?:seed\b|'day'|day\b)/g, "'1'");

function faultOfPython(file: string, text: string): readonly CurriculumProblem[] {
  const submission = new Submission({ files: [{ path: file, size: text.length, kind: 'text', text }], changed: [] });
  const problem = submission.document('python', file)?.problem;
  return problem ? [{ file, line: problem.at.start.line, message: `Python cannot read this: ${problem.message}` }] : [];
}
