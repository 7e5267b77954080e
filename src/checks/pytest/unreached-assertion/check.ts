import { assertionsOf } from '../../../languages/pytest/assertions.ts';
import { afterLeaving, afterRaising } from '../../../languages/pytest/unreached.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Put assertions where they are reached',
  expects: 'Every assertion can be reached',
  reads: 'pytest',
  kind: 'forbids',
  level: 'must',
  messages: {
    after: 'The test has left before this line, so it never runs. Move the assertion up.',
    raises:
      'The error leaves the block before this line, so it never runs. Move the assertion behind the block, at the indentation of `with`.',
  },
  *run({ python }) {
    const left = afterLeaving(python);
    const raised = afterRaising(python);
    for (const node of assertionsOf(python)) {
      if (node.type === 'call' && python.call(node).method === 'fail') continue;
      const statement = node.type === 'assert_statement' ? node : node.parent;
      if (!statement) continue;
      if (left.has(statement)) yield { message: 'after', at: python.firstLine(statement) };
      else if (raised.has(statement)) yield { message: 'raises', at: python.firstLine(statement) };
    }
  },
});
