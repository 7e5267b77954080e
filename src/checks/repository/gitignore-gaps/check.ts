import { fileStart } from '../../../languages/gitignore/repository.ts';
import { defineCheck, notApplicable } from '../../../review/check.ts';

/** One of the probes is enough: people name their environment in their own way. */
const probes = {
  venv: ['.venv/bin/python', 'venv/bin/python', 'env/bin/python', 'ENV/bin/python'],
  bytecode: ['__pycache__/load.cpython-312.pyc', 'src/__pycache__/load.cpython-312.pyc'],
  env: ['.env'],
} as const;
const kinds = ['venv', 'bytecode', 'env'] as const;

export const check = defineCheck({
  title: 'Ignore what Python work leaves behind',
  expects: 'The `.gitignore` covers the virtual environment, `__pycache__` and `.env`',
  reads: 'submission',
  kind: 'forbids',
  level: 'must',
  messages: {
    venv: 'No pattern covers a virtual environment (`.venv/` or `venv/`). It holds thousands of files that only work on one machine; add the name of yours.',
    bytecode:
      'No pattern covers `__pycache__/`. Python writes it beside every module, so it fills each later diff; add it.',
    env: 'No pattern covers `.env`. It is where passwords are kept for local runs, and one `git add .` makes them public; add it.',
  },
  *run(submission) {
    const document = submission.document('gitignore', '.gitignore');
    if (document === undefined || document.rules.length === 0) {
      yield notApplicable;
      return;
    }
    for (const kind of kinds) {
      if (!probes[kind].some((probe) => document.ignores(probe)))
        yield { message: kind, at: fileStart, path: document.path };
    }
  },
});
