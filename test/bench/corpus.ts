import { globSync } from 'node:fs';
import { join } from 'node:path';
import { type DocumentKind, documentKinds, languages } from '../../src/languages/languages.ts';
import { submissionOf } from '../folder.ts';

export type CorpusFile = { readonly path: string; readonly text: string };

const root = join(import.meta.dirname, '../..');

/** The files of this repository that are read as learners' files, by kind; the same text once. */
export function corpus(): ReadonlyMap<DocumentKind, readonly CorpusFile[]> {
  const folders = [
    ...globSync('src/checks/*/*/cases/*', { cwd: root }),
    ...globSync('templates/*/*/reference', { cwd: root }),
    ...globSync('test/accuracy/*/files', { cwd: root }),
  ].toSorted();
  const files = folders.flatMap((folder) =>
    submissionOf(join(root, folder)).files.flatMap(({ path, text }) => (text === undefined ? [] : { path, text })),
  );
  const unique = [...new Map(files.map((file) => [file.text, file])).values()];
  return new Map(
    documentKinds.map((kind) => [kind, unique.filter(({ path, text }) => languages[kind].recognise(path, text))]),
  );
}

const comments: Partial<Record<DocumentKind, string>> = { sql: '--', jenkinsfile: '//', notes: '>' };

/** The same file with one more comment at its end, so that nothing is answered from memory. */
export const varied = (kind: DocumentKind, text: string, round: number | string): string =>
  `${text}${text.endsWith('\n') ? '' : '\n'}${comments[kind] ?? '#'} ${kind} ${round}\n`;
