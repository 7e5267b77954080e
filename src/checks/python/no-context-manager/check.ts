import type { ClassDefinition } from '../../../languages/python/definition.ts';
import { releaseOf } from '../../../languages/python/release.ts';
import { defineCheck } from '../../../review/check.ts';

/** `contextlib` has bases that bring `__enter__` along. */
const enters = ({ methods, bases }: ClassDefinition): boolean =>
  methods.some(({ name }) => name === '__enter__' || name === '__aenter__') ||
  bases.some((base) => base === undefined || base.startsWith('contextlib.'));

export const check = defineCheck({
  title: 'Write a context manager',
  expects: 'There is a context manager',
  reads: 'python',
  kind: 'requires',
  level: 'should',
  onlyTasksAsk: true,
  messages: {
    found: '`{name}` can be used in `with`, so nobody has to remember the clean-up.',
    missing:
      'Nothing here can be used in `with`. Decorate a function that yields once with `@contextmanager`, or give a class `__enter__` and `__exit__`.',
  },
  *run(document) {
    for (const definition of [...document.functions, ...document.classes.filter(enters)]) {
      const manager = releaseOf(definition);
      if (!manager) continue;
      yield { message: 'found', at: document.range(definition.nameNode), values: { name: manager.name } };
      return;
    }
  },
});
