import { mayBeBuilt } from '../../../languages/dockerfile/built-files.ts';
import { contextOf, join } from '../../../languages/dockerfile/context.ts';
import { contextSources, isCopyFromContext } from '../../../languages/dockerfile/dependencies.ts';
import { defineCheck, unknown } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Copy files that are in the repository',
  expects: 'What is copied is in the repository',
  reads: 'submission',
  kind: 'forbids',
  level: 'must',
  messages: {
    absent:
      '`{source}` is not in the repository, so the build stops here. Check the path: it starts at the folder that you build in, `{context}`.',
  },
  *run(submission) {
    if (submission.files.size < 2) yield unknown;
    else {
      for (const dockerfile of submission.documents('dockerfile')) {
        const context = contextOf(dockerfile.path, submission);
        if (context === undefined) continue;
        const copies = dockerfile.stages.flatMap((stage) =>
          stage.instructions.filter(isCopyFromContext).flatMap((copy) => contextSources({ stage }, copy)),
        );
        for (const { word, path } of copies) {
          const wanted = join(context, path);
          // Patterns may match nothing today and something tomorrow.
          if (!wanted || /[*?[\]]/.test(path) || mayBeBuilt(wanted, submission)) continue;
          const isThere = submission.paths.some((each) => each === wanted || each.startsWith(`${wanted}/`));
          const values = { source: word.text, context: context === '' ? '.' : context };
          if (!isThere) yield { message: 'absent', at: word.range, path: dockerfile.path, values };
        }
      }
    }
  },
});
