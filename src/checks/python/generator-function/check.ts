import { defineCheck } from '../../../review/check.ts';

const notGenerators = /(?:^|[._])(?:contextmanager|asynccontextmanager|fixture)$/;

export const check = defineCheck({
  title: 'Write a generator function',
  expects: 'A generator function yields its items one at a time',
  reads: 'python',
  kind: 'requires',
  level: 'praise',
  criterion: 'py.generator_function',
  messages: {
    found: '`{name}` yields its items one at a time, so nobody has to hold all of them.',
    missing: 'No function here yields. A `yield` in a loop hands over one item at a time and holds no more than that.',
  },
  *run(document) {
    const first = document.functions
      .filter(({ decorators }) => !decorators.some(({ name }) => name !== undefined && notGenerators.test(name)))
      .flatMap(({ name, yields }) => yields.map((node) => ({ name, node })))
      .toSorted((a, b) => a.node.from - b.node.from)[0];
    if (first) yield { message: 'found', at: document.range(first.node), values: { name: first.name } };
  },
});
