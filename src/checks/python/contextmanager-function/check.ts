import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Write a context manager with a decorator',
  expects: 'A function is a context manager',
  reads: 'python',
  kind: 'requires',
  level: 'praise',
  criterion: 'py.contextlib_contextmanager',
  messages: {
    found:
      '`{name}` is a context manager in a few lines: what stands before `yield` sets up, what stands after it cleans up.',
    missing:
      'No function here is decorated with `@contextmanager`. It makes a context manager of one function with one `yield`.',
  },
  *run(document) {
    for (const { name, decorators } of document.functions) {
      const decorator = decorators.find((candidate) => /(?:^|\.)(?:async)?contextmanager$/.test(candidate.name ?? ''));
      if (!decorator) continue;
      yield { message: 'found', at: document.range(decorator.node), values: { name } };
      return;
    }
  },
});
