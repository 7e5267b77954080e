import { exposedSecret } from '../../../languages/gitlab/exposed.ts';
import { commandsOf, placeOf } from '../../../languages/gitlab/language.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Hand secrets over on standard input',
  expects: 'No secret is printed or put on a command line',
  reads: 'gitlab',
  kind: 'forbids',
  level: 'note',
  messages: {
    printed:
      'This prints `{name}` into the job log. GitLab hides a variable only if it is masked, and then only its exact value. Remove the line.',
    argument:
      '`{name}` becomes part of the command line, which every process on the runner can read. Let the program read it from its standard input, a file or the environment.',
  },
  *run(document) {
    for (const found of commandsOf(document)) {
      const { command, script } = found;
      const exposed = exposedSecret(command, script.text.slice(command.from, command.to));
      if (exposed) yield { message: exposed.kind, at: placeOf(found), values: { name: exposed.name } };
    }
  },
});
