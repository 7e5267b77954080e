import { execFormOf } from '../../../languages/dockerfile/exec-form.ts';
import { defineCheck, notApplicable } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Start the program in exec form',
  expects: 'The program is started in exec form',
  reads: 'dockerfile',
  kind: 'forbids',
  level: 'should',
  criterion: 'docker.exec_form_cmd',
  messages: {
    shell:
      '`{keyword}` is in shell form: the program runs below `sh`, so the stop signal does not reach it. Write it as a JSON array.',
    quotes:
      '`{keyword}` looks like a JSON array and is none, so Docker hands it to a shell. JSON takes double quotes only.',
  },
  *run({ final }) {
    const commands = [final?.last('ENTRYPOINT'), final?.last('CMD')].filter((each) => each !== undefined);
    if (commands.length === 0) yield notApplicable;
    for (const command of commands) {
      if (command.exec) continue;
      const message = command.line.text.trimStart().startsWith('[') ? 'quotes' : 'shell';
      yield { message, at: command.range, values: { keyword: command.keyword }, fix: execFormOf(command) };
    }
  },
});
