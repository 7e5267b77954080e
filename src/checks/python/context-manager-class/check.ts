import { defineCheck } from '../../../review/check.ts';

const pairs = [
  ['__enter__', '__exit__'],
  ['__aenter__', '__aexit__'],
] as const;

export const check = defineCheck({
  title: 'Write a context manager class',
  expects: 'A class is a context manager',
  reads: 'python',
  kind: 'requires',
  level: 'praise',
  criterion: 'py.context_manager_class',
  messages: {
    found: '`{name}` has `__enter__` and `__exit__`, so `with` releases what it holds.',
    missing: 'No class here defines both `__enter__` and `__exit__`. `with` needs the two of them.',
  },
  *run(document) {
    for (const { name, methods } of document.classes) {
      const named = new Map(methods.map((method) => [method.name, method.nameNode]));
      const enter = pairs.find((pair) => pair.every((method) => named.has(method)))?.[0];
      const at = enter && named.get(enter);
      if (!at) continue;
      yield { message: 'found', at: document.range(at), values: { name } };
      return;
    }
  },
});
