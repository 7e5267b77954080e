import { type DocumentKind, type Documents, languages } from '../languages/languages.ts';
import type { SubmittedFile } from './submitted-file.ts';

/** A file that differs from the merge base. */
export type ChangedFile = {
  readonly path: string;
  readonly status: 'added' | 'modified' | 'removed' | 'renamed';
  readonly previousPath?: string;
  /** Lines of the head version that the diff shows, [first, last] from 1: GitHub accepts comments only there. */
  readonly commentable: readonly (readonly [number, number])[];
  /** Lines of the head version that the change added, [first, last] from 1. */
  readonly added: readonly (readonly [number, number])[];
};

/** What a learner handed in: plain data, so that it can cross to a worker. */
export type SubmissionData = {
  readonly files: readonly SubmittedFile[];
  readonly changed: readonly ChangedFile[];
};

/** A submission with its documents, parsed when first asked for and kept. */
export class Submission {
  readonly files: ReadonlyMap<string, SubmittedFile>;
  readonly changed: readonly ChangedFile[];
  readonly #byKind = new Map<DocumentKind, readonly string[]>();
  readonly #parsed = new Map<string, unknown>();

  constructor(data: SubmissionData) {
    this.files = new Map(data.files.map((file) => [file.path, file]));
    this.changed = data.changed;
  }

  get paths(): readonly string[] {
    return [...this.files.keys()];
  }

  text(path: string): string | undefined {
    return this.files.get(path)?.text;
  }

  /** Paths of the files that are of this kind, in the order of the tree. */
  pathsOf(kind: DocumentKind): readonly string[] {
    const known = this.#byKind.get(kind);
    if (known) return known;
    const paths = [...this.files.values()]
      .filter((file) => file.text !== undefined && languages[kind].recognise(file.path, file.text))
      .map((file) => file.path);
    this.#byKind.set(kind, paths);
    return paths;
  }

  /** The file read as this kind, whether it looks like one or not; undefined when there is no such text file. */
  document<K extends DocumentKind>(kind: K, path: string): Documents[K] | undefined {
    const text = this.text(path);
    if (text === undefined) return undefined;
    const key = `${kind}:${path}`;
    if (!this.#parsed.has(key)) this.#parsed.set(key, languages[kind].parse(path, text));
    return this.#parsed.get(key) as Documents[K];
  }

  documents<K extends DocumentKind>(kind: K): readonly Documents[K][] {
    return this.pathsOf(kind).flatMap((path) => this.document(kind, path) ?? []);
  }
}
