import { raisesBlocksOf } from '../../../languages/pytest/raises.ts';
import { contains, type Node } from '../../../languages/python/tree.ts';
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
    const bodies = new Set(raisesBlocksOf(python, { unittest: false }).map(({ body }) => body));
    if (bodies.size === 0) return;
    const raising = python.all('raise_statement');
    for (const statement of python.all('assert_statement')) {
      const late = around(statement, bodies).some(
        (body) => !raising.some((raise) => raise.from > statement.from && contains(body, raise)),
      );
      if (late) yield { message: 'skipped', at: python.firstLine(statement) };
    }
  },
});

/** The blocks of the same function that this stands in, behind their first statement. */
function around(statement: Node, bodies: ReadonlySet<Node>): readonly Node[] {
  const found: Node[] = [];
  for (let at = statement; at.parent && at.parent.type !== 'function_definition'; at = at.parent)
    if (bodies.has(at.parent) && at.parent.children[0] !== at) found.push(at.parent);
  return found;
}
