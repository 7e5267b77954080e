import { defineCheck, notApplicable, unknown } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Add a .dockerignore',
  expects: 'A .dockerignore limits what the build sees',
  reads: 'submission',
  kind: 'requires',
  level: 'should',
  messages: {
    found: 'A `.dockerignore` limits what the build sees.',
    missing:
      'There is no `.dockerignore`, so the build gets everything: `.git`, `.env`, data. List what the image does not need.',
  },
  *run(submission) {
    const [first] = submission.documents('dockerfile');
    if (!first?.final) {
      yield notApplicable;
      return;
    }
    const [ignore] = submission.documents('dockerignore');
    // A file that is checked by itself says nothing about its neighbours.
    if (ignore) yield { message: 'found', at: ignore.lines.lineRange(1), path: ignore.path };
    else if (submission.files.size === 1) yield unknown;
    else yield { message: 'missing', at: first.final.from.range, path: first.path };
  },
});
