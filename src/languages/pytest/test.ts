import type { ClassDefinition, FunctionDefinition } from '../python/definition.ts';
import type { PythonDocument } from '../python/document.ts';

/** A test as pytest collects it: a module-level `test*`, or a `test*` method of a `Test*` class or a `TestCase`. */
export type Test = {
  readonly name: string;
  readonly function: FunctionDefinition;
  readonly class: ClassDefinition | undefined;
  /** A method of a `TestCase`: it takes no fixtures as arguments. */
  readonly unittest: boolean;
};

/** The classes of a file by how they are collected. */
export type TestClasses = {
  readonly unittest: ReadonlySet<ClassDefinition>;
  /** Bases from other files, so one cannot tell whether they are `TestCase`s. */
  readonly unclear: ReadonlySet<ClassDefinition>;
};

const fixtureDecorator = /^pytest\w*\.(?:yield_)?fixture$/;

/** Whether a function is a pytest fixture. */
export const isFixture = (definition: FunctionDefinition): boolean =>
  definition.decorators.some(({ name }) => name !== undefined && fixtureDecorator.test(name));

/** Which classes are `TestCase`s, by their bases in this file and by name. */
export function testClassesOf(document: PythonDocument): TestClasses {
  const byName = new Map(document.classes.map((definition) => [`.${definition.name}`, definition]));
  const unittest = new Set<ClassDefinition>();
  const unclear = new Set<ClassDefinition>();
  for (const definition of document.classes) {
    const bases = ancestors(definition, byName);
    if (bases.some((base) => base !== undefined && /TestCase$/.test(base))) unittest.add(definition);
    else if (bases.some((base) => base !== 'object' && base !== 'abc.ABC')) unclear.add(definition);
  }
  return { unittest, unclear };
}

/** Classes derive from few others. */
const ancestorLimit = 50;

/** The names of all bases that the file itself does not define, and of those that it does and that say `TestCase`. */
function ancestors(definition: ClassDefinition, byName: ReadonlyMap<string, ClassDefinition>) {
  const seen = new Set([definition]);
  const pending: ClassDefinition[] = [definition];
  const names: (string | undefined)[] = [];
  for (let at = pending.pop(); at; at = pending.pop()) {
    for (const base of at.bases) {
      const local = base === undefined ? undefined : byName.get(base);
      if (!local || /TestCase$/.test(base ?? '')) names.push(base);
      if (!local || seen.has(local) || seen.size > ancestorLimit) continue;
      seen.add(local);
      pending.push(local);
    }
  }
  return names;
}

/** Every test, in the order of the text. */
export function testsOf(document: PythonDocument, classes: TestClasses): readonly Test[] {
  return document.functions.flatMap((definition): readonly Test[] => {
    const { name, owner } = definition;
    if (!name.startsWith('test') || isFixture(definition)) return [];
    if (owner === undefined) return [{ name, function: definition, class: undefined, unittest: false }];
    if (owner.kind === 'function') return [];
    const unittest = classes.unittest.has(owner);
    return unittest || isTestClass(owner) ? [{ name, function: definition, class: owner, unittest }] : [];
  });
}

/** `Test*` at module level, or inside of such a class. */
function isTestClass(definition: ClassDefinition): boolean {
  for (let at: ClassDefinition['owner'] = definition; at; at = at.owner) {
    if (at.kind !== 'class' || !at.name.startsWith('Test')) return false;
  }
  return true;
}
