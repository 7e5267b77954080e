import { alwaysTrue, isSame, isTruthy } from '../../../languages/pytest/always-true.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Assert something that can be false',
  expects: 'Every assertion can be false',
  reads: 'pytest',
  kind: 'forbids',
  level: 'must',
  criterion: 'test.trivially_true_assert',
  messages: {
    constant: 'This is true whatever your code does. Assert what the code returned or changed.',
    container:
      'This asserts that the brackets hold something, which is always true; what is compared inside does not count. Remove them: `assert x == y, "message"`.',
    same: 'Both sides are the same, so this cannot fail. Write down the value that you expect on one side.',
    or: 'One side of this `or` is always true, so the other is never decided by it. Compare with each value, as in `x in (a, b)`.',
  },
  *run({ python }) {
    for (const statement of python.all('assert_statement')) {
      const [expression] = statement.children;
      const how = expression && alwaysTrue(expression, python);
      if (how) yield { message: how, at: python.firstLine(statement) };
    }
    for (const { node, method, positional, receiver } of python.calls) {
      if (!receiver || python.textOf(receiver) !== 'self') continue;
      const [first, second] = positional;
      if (method === 'assertTrue' && first && isTruthy(first, python))
        yield { message: 'constant', at: python.firstLine(node) };
      if (/^assert(?:Equals?|Is|(?:List|Dict|Set|Tuple|Count)Equal)$/.test(method ?? '') && first && second)
        if (isSame(first, second, python)) yield { message: 'same', at: python.firstLine(node) };
    }
  },
});
