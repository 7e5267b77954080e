import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Name the error that you let the type checker ignore',
  expects: 'Every `type: ignore` names its error',
  reads: 'python',
  kind: 'forbids',
  level: 'should',
  messages: {
    blanket:
      'This hides every type error of the line, also those that come later. Write the one that you mean, such as `# type: ignore[assignment]`, or change the types so that none is needed.',
  },
  // Ruff's PGH003 finds it: https://docs.astral.sh/ruff/rules/blanket-type-ignore/
  *run(document) {
    if (!document.text.includes('ignore')) return;
    for (const { at } of document.lint('PGH003')) yield { message: 'blanket', at };
  },
});
