import { allLayers } from '../../../languages/dockerfile/layer.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Change the directory with WORKDIR',
  expects: 'No RUN only changes the directory',
  reads: 'dockerfile',
  kind: 'forbids',
  level: 'should',
  messages: {
    lost: 'Each `RUN` starts in the working directory again, so this `cd` has no effect. Use `WORKDIR`.',
  },
  *run(dockerfile) {
    for (const { run, commands } of allLayers(dockerfile)) {
      if (commands.length > 0 && commands.every(({ name }) => name === 'cd')) yield { message: 'lost', at: run.range };
    }
  },
});
