import type { LineMap, Range } from '../../review/range.ts';
import type { SyntaxProblem, TextDocument } from '../document.ts';
import type { FunctionDefinition } from '../python/definition.ts';
import type { PythonDocument } from '../python/document.ts';
import { Assertions } from './assertions.ts';
import { type Fixture, fixturesOf } from './fixture.ts';
import { type Test, type TestClasses, testClassesOf, testsOf } from './test.ts';

/** A file of tests and its facts, each worked out when first asked for. With a `problem` there are none. */
export class PytestDocument implements TextDocument {
  readonly path: string;
  readonly text: string;
  readonly lines: LineMap;
  readonly problem: SyntaxProblem | undefined;
  readonly python: PythonDocument;
  /** A `conftest.py`: fixtures for other files, and no tests by design. */
  readonly isConftest: boolean;
  #classes: TestClasses | undefined;
  #tests: readonly Test[] | undefined;
  #fixtures: readonly Fixture[] | undefined;
  #assertions: Assertions | undefined;
  #mentions: ReadonlyMap<string, number> | undefined;

  constructor(python: PythonDocument) {
    this.path = python.path;
    this.text = python.text;
    this.lines = python.lines;
    this.problem = python.problem;
    this.python = python;
    this.isConftest = /(?:^|\/)conftest\.py$/i.test(python.path);
  }

  /** Which classes are `TestCase`s. */
  get classes(): TestClasses {
    this.#classes ??= testClassesOf(this.python);
    return this.#classes;
  }

  /** Every test, in the order of the text. */
  get tests(): readonly Test[] {
    this.#tests ??= testsOf(this.python, this.classes);
    return this.#tests;
  }

  /** A class with `test*` methods whose base is in another file: a `TestCase`, perhaps. */
  get mayHaveTests(): boolean {
    return [...this.classes.unclear].some(({ methods }) => methods.some(({ name }) => name.startsWith('test')));
  }

  get fixtures(): readonly Fixture[] {
    this.#fixtures ??= fixturesOf(this.python);
    return this.#fixtures;
  }

  /** Which functions assert something. */
  get assertions(): Assertions {
    this.#assertions ??= new Assertions(this.python);
    return this.#assertions;
  }

  /** Where something that the tests lack is said: the name of the first test, else the first line. */
  get firstTest(): Range {
    const first = this.tests[0];
    return first ? this.nameOf(first.function) : this.lines.range(0, 0);
  }

  /** How often each name is written, imports aside: a name that is written once is only defined. */
  get mentions(): ReadonlyMap<string, number> {
    this.#mentions ??= countNames(this.python);
    return this.#mentions;
  }

  nameOf({ nameNode }: FunctionDefinition): Range {
    return this.python.range(nameNode);
  }
}

function countNames(document: PythonDocument): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const node of document.all('identifier')) {
    if (/^(?:dotted_name|aliased_import)$/.test(node.parent?.type ?? '')) continue;
    const name = document.textOf(node);
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}
