import { raisesBlocksOf } from '../../../languages/pytest/raises.ts';
import { contains } from '../../../languages/python/tree.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Move the assertion out of the raises block',
  expects: 'Nothing is asserted after the line that raises',
  reads: 'pytest',
  kind: 'forbids',
  level: 'must',
  criterion: 'test.assert_inside_raises_block',
  messages: {
    skipped:
      'The error leaves the block before this line, so it never runs. Move the assertion behind the block, at the indentation of `with`.',
  },
  *run({ python }) {
    const blocks = raisesBlocksOf(python, { unittest: false });
    if (blocks.length === 0) return;
    const raising = python.all('raise_statement');
    for (const statement of python.all('assert_statement')) {
      const around = python.functionOf(statement)?.node;
      const late = blocks.some(
        ({ body, statement: block }) =>
          body.children.slice(1).some((later) => contains(later, statement)) &&
          (!around || !contains(block, around)) &&
          !raising.some((raise) => raise.from > statement.from && contains(body, raise)),
      );
      if (late) yield { message: 'skipped', at: python.firstLine(statement) };
    }
  },
});
