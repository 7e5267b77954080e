import { contextSources, isCopyFromContext, isEverything } from '../../../languages/dockerfile/dependencies.ts';
import { defineCheck, unknown } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Copy what the image needs',
  expects: 'Only what the image needs is copied',
  reads: 'dockerfile',
  kind: 'forbids',
  level: 'note',
  messages: {
    everything:
      '`COPY {source}` takes the whole folder into the image, and no `.dockerignore` holds anything back. Copy the folders that the program needs.',
  },
  *run({ final }, _params, submission) {
    const copies = (final?.chain ?? []).flatMap((stage) =>
      stage.instructions.filter(isCopyFromContext).flatMap((copy) => {
        const everything = contextSources({ stage }, copy).find(({ path }) => isEverything(path));
        return everything ? [{ copy, source: everything.word.text }] : [];
      }),
    );
    if (copies.length === 0 || submission.pathsOf('dockerignore').length > 0) return;
    if (submission.files.size === 1) yield unknown;
    else for (const { copy, source } of copies) yield { message: 'everything', at: copy.range, values: { source } };
  },
});
