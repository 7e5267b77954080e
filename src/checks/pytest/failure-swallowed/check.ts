import { assertionsOf } from '../../../languages/pytest/assertions.ts';
import type { PythonDocument } from '../../../languages/python/document.ts';
import { handlersOf } from '../../../languages/python/handler.ts';
import { child, contains, enclosing, type Node } from '../../../languages/python/tree.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Let a test fail',
  expects: 'No test catches its own failure',
  reads: 'pytest',
  kind: 'forbids',
  level: 'must',
  messages: {
    assertion:
      'A failed assertion is an exception too, and this `except` catches it: the test passes whatever happens. Remove the `try`.',
    error: 'Whatever goes wrong in this `try`, the test passes. Remove it, and let pytest show the error.',
  },
  *run(document) {
    const { python } = document;
    const assertions = assertionsOf(python);
    for (const { node, type, everything, body } of handlersOf(python)) {
      const test = document.tests.find(({ function: definition }) => definition === python.functionOf(node));
      const tried = node.parent && child(node.parent, 'body');
      const catches = !type || everything || /\bAssertionError\b/.test(python.textOf(type));
      if (!test || !tried || !catches || !body.every((statement) => isIdle(statement, python))) continue;
      if (isTriedAgain(node, tried, python)) continue;
      const own = assertions.filter((assertion) => contains(test.function.body, assertion));
      if (own.some((assertion) => contains(tried, assertion)))
        yield { message: 'assertion', at: python.firstLine(node) };
      else if (document.assertions.of(test) === 'nothing') yield { message: 'error', at: python.firstLine(node) };
    }
  },
});

/** A loop that ends with the first success: what comes after it decides. */
const isTriedAgain = (handler: Node, tried: Node, document: PythonDocument): boolean =>
  enclosing(handler, 'for_statement', 'while_statement', 'function_definition')?.type !== 'function_definition' &&
  document.all('return_statement', 'break_statement').some((end) => contains(tried, end));

const idle = /^(?:pass_statement|continue_statement)$/;

/** Statements that leave no trace which a test could fail by. */
function isIdle(statement: Node, document: PythonDocument): boolean {
  if (idle.test(statement.type)) return true;
  const [expression] = statement.children;
  if (statement.type !== 'expression_statement' || !expression) return false;
  if (expression.type === 'string' || expression.type === 'ellipsis') return true;
  if (expression.type !== 'call') return false;
  const { callee, method, receiver } = document.call(expression);
  const isLog = receiver !== undefined && /^(?:log|logger|logging|_logger|LOG|LOGGER)$/.test(document.textOf(receiver));
  return callee === 'print' || (isLog && /^(?:debug|info|warning|error|exception)$/.test(method ?? ''));
}
