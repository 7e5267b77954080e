import type { Fault } from '../curriculum/fault.ts';
import type { FailedTest, Grade, Operator, SuiteError, Survivor, Trouble } from '../execution/pytest.ts';
import { code, plain } from './render/markdown.ts';
import type { Finding } from './verdict.ts';

type Said = Pick<Finding, 'message' | 'title' | 'text'>;
/** What is said of a line. */
export type SaidAt = Said & { readonly path: string; readonly line: number };

const testsNamed = 3;

/** A bug that the author planted and no test noticed: what to add first, then what goes unnoticed. */
export const sayFault = ({ id, what, advice }: Fault): Said => ({
  message: id,
  title: advice,
  text: `Your tests still pass when ${what}.`,
});

type Change = { readonly title: string; readonly passes: string; readonly next: string };

/** What is said of a change that the tests let through; `{before}` and `{after}` are code. */
const changes: Readonly<Record<Operator, Change>> = {
  boundary: {
    title: 'Test what happens exactly at the border',
    passes: 'when {before} becomes {after}',
    next: 'Add a case that lies on the border itself, as that is where code is wrong most often.',
  },
  swallowed: {
    title: 'Test that the error comes out',
    passes: 'when what stands under {before} is left out, so that the error is swallowed',
    next: 'Add a case that gets there, and say what has to come out of it.',
  },
  removed: {
    title: 'Test what this line is for',
    passes: 'without {before}',
    next: 'Add a case in which its effect can be seen.',
  },
  comparison: {
    title: 'Test both answers of this comparison',
    passes: 'when {before} becomes {after}',
    next: 'Add a case for the other answer, and compare the whole result.',
  },
  boolean: {
    title: 'Test each side of this condition',
    passes: 'when {before} becomes {after}',
    next: 'Add a case in which only one side of it holds.',
  },
  none: {
    title: 'Look at what the function returns',
    passes: 'when this line returns nothing instead of {before}',
    next: 'Compare the result with the value that it should be.',
  },
  arithmetic: {
    title: 'Choose numbers that tell the two apart',
    passes: 'when {before} becomes {after}',
    next: 'With 0, 1 or 2 both often give the same: use others, and compare the exact result.',
  },
  swapped: {
    title: 'Hand in arguments that differ',
    passes: 'when {before} becomes {after}',
    next: 'Add a case in which it matters which of them comes first.',
  },
  constant: {
    title: 'Test the value that stands here',
    passes: 'when {before} becomes {after}',
    next: 'Add a case whose result depends on it.',
  },
};

/** One group for each kind of change, in the order in which they were found; the places of a group are folded later. */
export function saySurvivors(survivors: readonly Survivor[]): readonly (readonly SaidAt[])[] {
  const groups = Map.groupBy(survivors, ({ operator }) => operator);
  return [...groups.values()].map((group) => group.map(saySurvivor));
}

function saySurvivor({ operator, before, after, path, from }: Survivor): SaidAt {
  const { title, passes, next } = changes[operator];
  const seen = passes.replaceAll(/\{(before|after)\}/g, (_, which) =>
    code(which === 'before' ? before.replace(/^return /, '') : after),
  );
  return { message: operator, title, text: `Your tests still pass ${seen}. ${next}`, path, line: from.line };
}

type Uncalled = Extract<Grade, { kind: 'graded' }>['uncalled'];

/** Functions of the change that no test calls, as one piece of advice. */
export function sayUncalled(uncalled: Uncalled): readonly (readonly SaidAt[])[] {
  if (uncalled.length === 0) return [];
  return [
    uncalled.map(({ path, function: name, line }) => ({
      message: 'uncalled',
      title: 'Test what no test calls yet',
      text: `No test calls ${code(name)}, so nobody would notice if it broke.`,
      path,
      line,
    })),
  ];
}

const words = (error: SuiteError | undefined): string => {
  if (!error) return '';
  const { type, message } = error;
  return ` with ${code(plain(message === '' ? type : `${type}: ${message}`).slice(0, 200))}`;
};

type Steady = Exclude<Trouble, { kind: 'missing' | 'none' }>;

const troubles: Readonly<Record<Exclude<Steady['kind'], 'unloadable'>, Omit<Said, 'message'>>> = {
  failing: {
    title: 'Make your own tests pass first',
    text: '{test} fails{words}. While a test is red, nobody can tell what it would notice.',
  },
  endless: {
    title: 'Let this test come to an end',
    text: '{test} does not, and was stopped. Look for a loop without an end, or for something that waits.',
  },
  flaky: {
    title: 'Let this test give the same answer each time',
    text: '{test} passed, and failed when the same was run again{words}. Look for chance, the clock, or something that is left over from another test.',
  },
  order: {
    title: 'Let each test stand on its own',
    text: '{test} fails when the tests run in the opposite order{words}. It lives on what another test leaves behind: let a fixture make that anew.',
  },
  text: {
    title: 'Test what the code does, not how it is written',
    text: '{test} fails when local names and layout of the code change and what it does stays the same{words}. Such a test stops people from tidying up.',
  },
  reference: {
    title: 'Ask only for what was promised',
    text: '{test} passes on your code, and fails on other code that keeps every promise{reason}. It asks for something that nobody was promised.',
  },
};

/** Why no bug was planted. @param first a test file, for what has no line of its own */
export function sayTrouble(trouble: Steady, first: string): readonly SaidAt[] {
  const top = { path: first, line: 1 };
  if (trouble.kind === 'unloadable') {
    const text = `It stopped here${words(trouble.error)}.`;
    return [{ ...(trouble.error.at ?? top), message: 'unloadable', title: 'Let pytest load your tests', text }];
  }
  const { kind, tests } = trouble;
  return tests.slice(0, testsNamed).map((test) => ({ ...placeOf(test, first), message: kind, ...sayTest(kind, test) }));
}

function sayTest(kind: keyof typeof troubles, { id, error }: FailedTest): Omit<Said, 'message'> {
  const { title, text } = troubles[kind];
  const name = code(id.slice(id.lastIndexOf('::') + 2));
  return {
    title,
    text: text
      .replace('{words}', () => words(error))
      .replace('{reason}', () => words(error).replace(/^ with/, ':'))
      .replace('{test}', () => name),
  };
}

/** The line of the test itself, or its definition where the error came up in code that it called. */
function placeOf({ id, line, error }: FailedTest, first: string): { readonly path: string; readonly line: number } {
  const path = id.includes('::') ? id.slice(0, id.indexOf('::')) : first;
  return error?.at?.path === path ? error.at : { path, line };
}

/** The tests, or the code with them, ended the interpreter or took more than there is. */
export function sayStopped({ kind, ...stop }: Extract<Grade, { kind: 'stopped' }>['stop']): Said {
  if (kind === 'timed-out')
    return {
      message: kind,
      title: 'Let the tests come to an end',
      text: 'They were stopped after 30 s. Look for a loop without an end, or for something that waits.',
    };
  if (kind === 'too-big') {
    const output = 'reason' in stop && stop.reason === 'output';
    return {
      message: kind,
      title: output ? 'Print less' : 'Hold less in memory',
      text: output
        ? 'The tests printed more than anybody reads, and were stopped.'
        : 'The tests asked for more memory than there is, and were stopped. Smaller data show the same.',
    };
  }
  return {
    message: kind,
    title: 'Keep the interpreter alive',
    text: 'Python itself ended while the tests ran. Look for `os._exit`, or for a recursion without an end.',
  };
}
