import { allLayers } from '../../../languages/dockerfile/layer.ts';
import { secretWords } from '../../../languages/dockerfile/secret-words.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Keep secrets out of RUN',
  expects: 'No secret stands in a RUN',
  reads: 'dockerfile',
  kind: 'forbids',
  level: 'must',
  messages: {
    written:
      'A secret stands in this command, and `docker history` shows every command. Use `RUN --mount=type=secret`, and change it if it was real.',
  },
  *run(dockerfile) {
    for (const { commands } of allLayers(dockerfile)) {
      for (const word of commands.flatMap(secretWords)) yield { message: 'written', at: word.range };
    }
  },
});
