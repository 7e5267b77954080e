import { defineCheck } from '../../src/review/check.ts';
import { span } from '../../src/review/range.ts';
import { Submission, type SubmissionData } from '../../src/review/submission.ts';
import type { SubmittedFile } from '../../src/review/submitted-file.ts';

const all = [[1, 1000]] as const;

/** Files as handed in; those in `unchanged` were there before. */
export function dataOf(
  files: Readonly<Record<string, string | SubmittedFile['kind'] | undefined>>,
  unchanged: readonly string[] = [],
): SubmissionData {
  const kinds = ['binary', 'too-large', 'lfs-pointer', 'not-utf8', 'utf-16', 'link', 'submodule'];
  return {
    files: Object.entries(files).map(([path, text = '']) =>
      kinds.includes(text)
        ? { path, size: 1, kind: text as SubmittedFile['kind'] }
        : { path, size: text.length, kind: 'text', text },
    ),
    changed: Object.keys(files)
      .filter((path) => !unchanged.includes(path))
      .map((path) => ({ path, status: 'added', commentable: all, added: all })),
  };
}

export const submissionOf = (...given: Parameters<typeof dataOf>): Submission => new Submission(dataOf(...given));

type Run = Parameters<typeof defineCheck<'dockerfile', 'found' | 'missing' | 'bad'>>[0]['run'];

/** A check of Dockerfiles that does what a test needs. */
export const checkOf = (kind: 'forbids' | 'requires', run: Run) =>
  defineCheck({
    title: 'Do it well',
    expects: 'It is done well',
    reads: 'dockerfile',
    kind,
    level: 'must',
    messages: { found: 'Done well by `{who}`.', missing: 'Not done yet.', bad: 'Done badly by `{who}`.' },
    run,
  });

/** Says `bad` on every line that holds the word. */
export const noBad = checkOf('forbids', function* (document) {
  for (let line = 1; line <= document.lines.lineCount; line += 1)
    if (document.lines.line(line).includes('bad'))
      yield { message: 'bad', at: span(line, 1, 4), values: { who: 'me' } };
});

/** Wants the word somewhere. */
export const someGood = checkOf('requires', function* (document) {
  for (let line = 1; line <= document.lines.lineCount; line += 1)
    if (document.lines.line(line).includes('good'))
      yield { message: 'found', at: span(line, 1, 5), values: { who: 'you' } };
});
