import { layersOf } from '../../../languages/dockerfile/layer.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Let a failed download fail the build',
  expects: 'A failed download fails the build',
  reads: 'dockerfile',
  kind: 'forbids',
  level: 'should',
  messages: {
    hidden:
      'If `{command}` fails here, the build goes on: a pipe is judged by its last command. Set `SHELL ["/bin/bash", "-o", "pipefail", "-c"]`, or download to a file first.',
  },
  *run({ stages }) {
    for (const stage of stages) {
      const setsPipefail = stage.chain.some((each) =>
        each.all('SHELL').some(({ line }) => /pipefail|powershell|cmd/i.test(line.text)),
      );
      if (setsPipefail) continue;
      for (const { run, commands } of layersOf(stage)) {
        if (/pipefail/.test(run.line.text + (run.body?.text ?? ''))) continue;
        for (const [i, { name, words }] of commands.entries()) {
          const isPiped = commands[i + 1]?.operator === '|';
          if (isPiped && /^(curl|wget)$/.test(name))
            yield { message: 'hidden', at: words[0].range, values: { command: name } };
        }
      }
    }
  },
});
