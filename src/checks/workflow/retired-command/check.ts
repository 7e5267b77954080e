import { commandsOf, placeOf } from '../../../languages/workflow/language.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Write outputs and variables to their files',
  expects: 'No retired workflow command is used',
  reads: 'workflow',
  kind: 'forbids',
  level: 'should',
  messages: {
    output:
      '`::{command}` is deprecated, and GitHub warns on every run. Write `name=value` to the file in `{file}` instead.',
    disabled:
      'GitHub switched `::{command}` off because it let scripts be taken over, so this has no effect and fails the step. Write to the file in `{file}` instead.',
  },
  *run({ steps }) {
    for (const found of commandsOf(steps)) {
      const command = found.command.words.flatMap(
        (word) => /::(set-output|save-state|set-env|add-path)\b/.exec(word)?.[1] ?? [],
      )[0];
      const file = command && files[command];
      if (!file) continue;
      const message = command === 'set-env' || command === 'add-path' ? 'disabled' : 'output';
      yield { message, at: placeOf(found), values: { command, file } };
    }
  },
});

const files: Readonly<Record<string, string>> = {
  'set-output': '$GITHUB_OUTPUT',
  'save-state': '$GITHUB_STATE',
  'set-env': '$GITHUB_ENV',
  'add-path': '$GITHUB_PATH',
};
