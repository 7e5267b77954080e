import type { Submission } from '../../../review/submission.ts';
import type { Call } from '../call.ts';
import type { PythonDocument } from '../document.ts';
import type { Import } from '../imports.ts';
import { chainOf } from './chain.ts';
import { usesSpark } from './spark.ts';

/** Their results are whatever was put into them. */
const passesOn = /^(?:functools|typing|typing_extensions|contextlib|copy|toolz)$/;
/** These work on the frames of another library. */
const companions: Readonly<Record<string, RegExp>> = { pyspark: /^(?:delta|databricks|dlt|awsglue|graphframes)$/ };
const text = /^(?:string|concatenated_string)$/;

/** Which names and calls of a file are those of a library, as far as the file and what it imports of its own tell. */
export class OfLibrary {
  readonly #library: string;
  readonly #document: PythonDocument;
  readonly #submission: Submission;
  #own: ReadonlyMap<Import, PythonDocument> | undefined;

  constructor(library: string, document: PythonDocument, submission: Submission) {
    this.#library = library;
    this.#document = document;
    this.#submission = submission;
  }

  /** A function or decorator, by its qualified name or, where several bindings leave that open, by what binds it. */
  hasName(qualified: string | undefined, written: string): boolean {
    if (qualified !== undefined) return rootOf(qualified) === this.#library;
    return this.#document.imports.some(
      ({ binds, module }) => (binds === undefined || binds === written) && rootOf(module) === this.#library,
    );
  }

  /** A call; a method counts where the library is used and nothing says that its object is of something else. */
  hasCall(call: Call): boolean {
    const { callee, method = '', receiver } = call;
    if (!receiver) return this.hasName(callee, method);
    const root = callee === undefined ? undefined : rootOf(callee);
    if (root === this.#library) return true;
    if (!this.#isUsed() || text.test(chainOf(receiver, this.#document).root.type) || isOfText(call, callee))
      return false;
    if (root === undefined || companions[this.#library]?.test(root) || passesOn.test(root)) return true;
    return root === '' ? !this.#isOwnMethod(callee ?? '', method) : !this.#isForeign(root);
  }

  #isUsed(): boolean {
    return (
      this.#document.importsModule(this.#library) ||
      (this.#library === 'pyspark' && usesSpark(this.#document)) ||
      [...this.#ownModules.values()].some((module) => module.importsModule(this.#library))
    );
  }

  get #ownModules(): ReadonlyMap<Import, PythonDocument> {
    this.#own ??= ownModules(this.#document, this.#submission);
    return this.#own;
  }

  /** `Loader().merge` where the class `Loader` of this file has a method `merge`. */
  #isOwnMethod(callee: string, method: string): boolean {
    const name = /^\.(\w+)(?:\(\))?\.\w+$/.exec(callee)?.[1];
    const owner = this.#document.classes.find((known) => known.name === name);
    return owner?.methods.some((known) => known.name === method) ?? false;
  }

  #isForeign(root: string): boolean {
    const named = this.#document.imports.filter(({ qualified }) => rootOf(qualified) === root);
    return named.length > 0 && named.every((entry) => !this.#ownModules.has(entry));
  }
}

/** `pandas` of `pandas.read_csv().merge`; nothing of what the file defines itself, or imports relatively. */
const rootOf = (qualified: string): string => /^\w*/.exec(qualified)?.[0] ?? '';

/** Methods of built-in text; to join one thing and no more is what `', '.join(parts)` does. */
const isOfText = ({ method, positional, keywords }: Call, callee: string | undefined): boolean =>
  /^(?:str|bytes|repr|open|input)\(/.test(callee ?? '') ||
  (method === 'join' && positional.length < 2 && keywords.size === 0);

/** The modules that a file imports and that were handed in with it. */
function ownModules(document: PythonDocument, submission: Submission): ReadonlyMap<Import, PythonDocument> {
  const found = new Map<Import, PythonDocument>();
  const { paths } = submission;
  for (const entry of document.imports) {
    const module = entry.module.replace(/^\.+/, '').replaceAll('.', '/');
    const places = [module, `${module}/${entry.name ?? '__init__'}`].map((place) => `/${place}.py`.replace('//', '/'));
    const path = paths.find((known) => known !== document.path && places.some((place) => `/${known}`.endsWith(place)));
    const own = path === undefined ? undefined : submission.document('python', path);
    if (own) found.set(entry, own);
  }
  return found;
}
