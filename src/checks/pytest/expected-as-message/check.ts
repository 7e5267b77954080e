import { bare, type Node } from '../../../languages/python/tree.ts';
import { defineCheck } from '../../../review/check.ts';

const literals = /^(?:integer|float|true|false|none|list|tuple|set|dictionary|unary_operator)$/;
const comparable = /^(?:integer|float|list|tuple|set|dictionary)$/;
const simple = /^(?:identifier|attribute|call|subscript)$/;

export const check = defineCheck({
  title: 'Compare with the expected value',
  expects: 'The expected value is compared, not given as the message',
  reads: 'pytest',
  kind: 'forbids',
  level: 'must',
  messages: {
    message:
      'What follows the comma is the text of the failure, so `{expected}` is compared with nothing. Write `==` in place of the comma.',
    truth:
      '`assertTrue` takes the text of the failure second, so `{expected}` is compared with nothing. Use `assertEqual`.',
  },
  *run({ python }) {
    for (const statement of python.all('assert_statement')) {
      const [asserted, expected] = statement.children;
      if (!asserted || !expected || !simple.test(bare(asserted).type) || !isValue(expected)) continue;
      const between = python.lines.range(asserted.to, expected.from);
      yield {
        message: 'message',
        at: python.firstLine(statement),
        values: { expected: python.textOf(expected) },
        fix: comparable.test(expected.type) ? { range: between, text: ' == ' } : undefined,
      };
    }
    for (const { method, receiver, positional, nameNode } of python.calls) {
      const [, expected] = positional;
      if (method !== 'assertTrue' || !expected || !receiver || python.textOf(receiver) !== 'self') continue;
      if (isValue(expected))
        yield { message: 'truth', at: python.range(nameNode), values: { expected: python.textOf(expected) } };
    }
  },
});

/** A number, None, a truth value, or a container with nothing but values in it: no text to explain a failure. */
function isValue(expression: Node): boolean {
  if (!literals.test(bare(expression).type)) return false;
  const pending = [...bare(expression).children];
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (!literals.test(node.type) && !/^(?:string|pair)$/.test(node.type)) return false;
    pending.push(...node.children);
  }
  return true;
}
