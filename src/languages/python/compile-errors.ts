/**
 * What Ruff calls a syntax error although Python parses the file and only refuses to compile it: `ast.parse` of
 * Python 3.11 accepts each of these.
 */
const ofCompiler = [
  'Duplicate parameter',
  'Duplicate keyword argument',
  'Duplicate type parameter',
  'Starred expression cannot be used here',
  'nonlocal declaration not allowed',
  'cannot assign to `__debug__`',
  'cannot delete `__debug__`',
  'multiple assignments to name',
  'wildcard makes remaining patterns',
  'alternative patterns bind different names',
  'Two starred expressions in assignment',
  'starred assignment target must be in a list or tuple',
  'mapping pattern checks duplicate key',
  'attribute name `',
  'Compiler recursion',
];
const inside = /^name (?:capture )?`.*` (?:cannot refer to|makes remaining patterns|is (?:used|assigned|parameter))/;

/** Whether the message is about a rule of Python's compiler rather than its grammar. */
export const isRuleOfCompiler = (message: string): boolean =>
  inside.test(message) || ofCompiler.some((start) => message.startsWith(start));
