import { fileStart } from '../../../languages/gitignore/repository.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Add a `.gitignore`',
  expects: 'The repository has a `.gitignore`',
  reads: 'submission',
  kind: 'requires',
  level: 'must',
  messages: {
    found: 'A `.gitignore` keeps what the work leaves behind out of the history.',
    missing:
      'There is no `.gitignore` at the top of the repository, so the next `git add .` takes virtual environments, caches and credentials along. Add one before the next commit.',
    empty: 'This `.gitignore` holds no pattern, so it keeps nothing out. Add what your tools write.',
  },
  *run(submission) {
    const document = submission.document('gitignore', '.gitignore');
    if (document === undefined) yield { message: 'missing', at: fileStart, path: '.gitignore' };
    else yield { message: document.rules.length > 0 ? 'found' : 'empty', at: fileStart, path: document.path };
  },
});
