import { brokenImport } from '../../../languages/pytest/project.ts';
import { enclosing } from '../../../languages/python/tree.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Import what the project has',
  expects: 'What the tests import is there',
  reads: 'submission',
  kind: 'forbids',
  level: 'must',
  messages: {
    module: 'There is no module `{module}` in this repository, so pytest stops before the first test of this file.',
    name: '`{module}` has no `{name}`, so pytest stops before the first test of this file. Was it renamed or moved?',
  },
  *run(submission) {
    for (const { path, python } of submission.documents('pytest')) {
      for (const entry of python.imports) {
        if (enclosing(entry.statement, 'try_statement', 'if_statement', 'function_definition')) continue;
        const broken = brokenImport(entry, submission);
        if (!broken) continue;
        const { module, name } = broken;
        const at = python.firstLine(name === undefined ? entry.statement : entry.node);
        yield { message: name === undefined ? 'module' : 'name', path, at, values: { module, name: name ?? '' } };
      }
    }
  },
});
