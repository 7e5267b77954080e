import { isTestFile } from '../../../languages/python/test-file.ts';
import { isPublic } from '../../../languages/python/typing.ts';
import { defineCheck, notApplicable } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Say what it is instead of `Any`',
  expects: 'No public function takes or returns `Any`',
  reads: 'python',
  kind: 'forbids',
  level: 'should',
  messages: {
    any: '`Any` switches the type checker off for all that `{name}` passes on. Name the type; where it may be anything, `object` makes the checker ask.',
  },
  // Ruff's ANN401 finds it: https://docs.astral.sh/ruff/rules/any-type/
  *run(document) {
    const functions = isTestFile(document) ? [] : document.functions.filter(isPublic);
    if (functions.length === 0) yield notApplicable;
    if (functions.length === 0 || !document.text.includes('Any')) return;
    const found = document.lint('ANN401').map(({ at }) => ({ at, offset: document.lines.offset(at.start) }));
    for (const { name, header, parameters } of functions) {
      const rest = parameters.filter(({ kind }) => kind === '*' || kind === '**').map(({ node }) => node);
      for (const { at, offset } of found) {
        const passesOn = rest.some(({ from, to }) => from <= offset && offset <= to);
        if (header[0] <= offset && offset < header[1] && !passesOn) yield { message: 'any', at, values: { name } };
      }
    }
  },
});
