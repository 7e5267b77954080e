import { contextSources, isCopyFromContext } from '../../../languages/dockerfile/dependencies.ts';
import { isSecretFile } from '../../../languages/dockerfile/secret.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Keep secret files out of the image',
  expects: 'No secret file is copied into the image',
  reads: 'dockerfile',
  kind: 'forbids',
  level: 'must',
  messages: {
    copied:
      '`{file}` becomes part of the image, and whoever can pull it can read it. Give it to the container at run time, or to the build with `RUN --mount=type=secret`.',
  },
  *run({ final }) {
    for (const stage of final?.chain ?? []) {
      for (const copy of stage.instructions.filter(isCopyFromContext)) {
        const secret = contextSources({ stage }, copy).find(({ path }) => isSecretFile(path));
        if (secret) yield { message: 'copied', at: secret.word.range, values: { file: secret.word.text } };
      }
    }
  },
});
