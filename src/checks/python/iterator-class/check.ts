import { defineCheck } from '../../../review/check.ts';

const protocol = new Set(['__iter__', '__next__', '__aiter__', '__anext__']);

export const check = defineCheck({
  title: 'Write an iterator class',
  expects: 'A class can be iterated',
  reads: 'python',
  kind: 'requires',
  level: 'praise',
  criterion: 'py.iterator_class',
  messages: {
    found: '`{name}` speaks the iterator protocol, so `for` and every tool of `itertools` work with it.',
    missing: 'No class here defines `__iter__` or `__next__`. With them your class can stand after `for ... in`.',
  },
  *run(document) {
    for (const { name, methods } of document.classes) {
      const method = methods.find((candidate) => protocol.has(candidate.name));
      if (!method) continue;
      yield { message: 'found', at: document.range(method.nameNode), values: { name } };
      return;
    }
  },
});
