import { allLayers } from '../../../languages/dockerfile/layer.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Set variables with ENV',
  expects: 'No RUN only sets variables',
  reads: 'dockerfile',
  kind: 'forbids',
  level: 'should',
  messages: {
    lost: 'Each `RUN` is a shell of its own, so what this one sets is gone with it. Use `ENV`, or set it in the `RUN` that needs it.',
  },
  *run(dockerfile) {
    for (const { run, commands } of allLayers(dockerfile)) {
      if (commands.length > 0 && commands.every(({ name }) => /^(?:export|source|\.|alias)$/.test(name)))
        yield { message: 'lost', at: run.range };
    }
  },
});
