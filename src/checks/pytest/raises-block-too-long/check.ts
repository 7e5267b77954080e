import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Keep one line in the raises block',
  expects: 'Only the line that must fail stands in its raises block',
  reads: 'pytest',
  kind: 'forbids',
  level: 'note',
  messages: {
    long: 'Any line of this block may raise, so the test can pass by a mistake in the setup. Move all but the call that must fail in front of it.',
  },
  // Ruff's PT012 finds it: https://docs.astral.sh/ruff/rules/pytest-raises-with-multiple-statements/
  *run({ python }) {
    for (const { at } of python.lint('PT012')) yield { message: 'long', at: python.lines.lineRange(at.start.line) };
  },
});
