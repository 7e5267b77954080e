import { copiesOf } from '../../../languages/pytest/copies.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Turn copies of a test into one with several inputs',
  expects: 'Tests that differ in their values only are one test',
  reads: 'pytest',
  kind: 'forbids',
  level: 'note',
  messages: {
    copies:
      '`{name}` and {others} other tests differ in nothing but their values. One test under `@pytest.mark.parametrize` shows the values side by side.',
  },
  *run(document) {
    for (const group of copiesOf(document)) {
      const [first] = group;
      if (first)
        yield {
          message: 'copies',
          at: document.nameOf(first.function),
          values: { name: first.name, others: group.length - 1 },
        };
    }
  },
});
