import { pytest } from '../../../src/languages/pytest/language.ts';

/** A test file of these lines. */
export const tests = (...lines: readonly string[]) => pytest.parse('tests/test_orders.py', lines.join('\n'));
