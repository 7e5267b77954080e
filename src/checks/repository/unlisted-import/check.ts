import { unlistedImports } from '../../../languages/python/unlisted.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'List what the code imports',
  expects: 'The requirements list what the code imports',
  reads: 'submission',
  kind: 'forbids',
  level: 'should',
  messages: {
    unlisted:
      '`{file}` does not list `{distribution}`, and nothing in it brings it along, so after a fresh install `import {module}` fails. Add it there.',
  },
  *run(submission) {
    for (const { document, entry, module, distribution, file } of unlistedImports(submission)) {
      const at = document.firstLine(entry.statement);
      yield { message: 'unlisted', path: document.path, at, values: { file, distribution, module } };
    }
  },
});
