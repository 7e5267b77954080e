import { assertionsOf } from '../../../languages/pytest/assertions.ts';
import { raisesBlocksOf } from '../../../languages/pytest/raises.ts';
import type { PythonDocument } from '../../../languages/python/document.ts';
import { contains, enclosing, type Node } from '../../../languages/python/tree.ts';
import { defineCheck } from '../../../review/check.ts';

const leaving = new Set(['return_statement', 'raise_statement', 'break_statement', 'continue_statement']);

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
    const blocks = raisesBlocksOf(python, { unittest: true });
    for (const node of assertionsOf(python)) {
      if (node.type === 'call' && python.call(node).method === 'fail') continue;
      const statement = node.type === 'assert_statement' ? node : node.parent;
      if (statement?.type !== 'assert_statement' && statement?.type !== 'expression_statement') continue;
      const before = statement.parent?.children.slice(0, statement.parent.children.indexOf(statement)) ?? [];
      if (before.some(({ type }) => leaving.has(type))) yield { message: 'after', at: python.firstLine(statement) };
      else if (blocks.some((block) => isLate(statement, block, python)))
        yield { message: 'raises', at: python.firstLine(statement) };
    }
  },
});

/** After the first statement of a block that expects an error; pytest.raises with `assert` has a check of its own. */
function isLate(statement: Node, block: ReturnType<typeof raisesBlocksOf>[number], document: PythonDocument): boolean {
  const { callee } = document.call(block.call);
  if (statement.type === 'assert_statement' && callee === 'pytest.raises') return false;
  const [first] = document.call(block.call).positional;
  if (first && /Assertion|Exception\b|Failed/.test(document.textOf(first))) return false;
  const around = enclosing(statement, 'function_definition');
  return block.body.children.slice(1).includes(statement) && (!around || !contains(block.statement, around));
}
