/** A bug that the author of a task plants: Python that is put below the learner's module and redefines a part of it. */
export type Fault = {
  /** The name of its file. */
  readonly id: string;
  /** Goes on from `Your tests still pass when`. */
  readonly what: string;
  /** The recommendation, imperative, without a full stop. */
  readonly advice: string;
  /** The name in the learner's module that it redefines. */
  readonly breaks: string;
  readonly text: string;
};

/** A docstring of two paragraphs, then what is redefined. */
const shape = /^"""\s*([^"]+?)\n\s*\n([^"]+?)\s*"""/;
const redefined = /^(?:async\s+)?def\s+([A-Za-z]\w*)|^([A-Za-z]\w*)(?:\.\w+)?\s*=/m;

/** The fault of a file, or what is wrong with it. */
export function readFault(path: string, text: string): Fault | { readonly problem: string } {
  const [, what, advice] = shape.exec(text) ?? [];
  if (what === undefined || advice === undefined)
    return {
      problem:
        'a fault begins with a docstring of two paragraphs: what goes wrong, to follow "Your tests still pass when", and what to do about it',
    };
  const found = redefined.exec(text.replace(shape, ''));
  const breaks = found?.[1] ?? found?.[2];
  if (breaks === undefined) return { problem: "a fault redefines a function or a class of the learner's module" };
  const id = path.slice(path.lastIndexOf('/') + 1).replace(/\.py$/, '');
  const oneLine = (words: string): string => words.replace(/\s+/g, ' ').trim();
  return { id, what: oneLine(what).replace(/\.$/, ''), advice: oneLine(advice).replace(/\.$/, ''), breaks, text };
}
