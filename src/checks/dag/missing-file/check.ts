import { missingFiles } from '../../../languages/dag/missing-file.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Name files that are in the repository',
  expects: 'What the DAG names is in the repository',
  reads: 'dag',
  kind: 'forbids',
  level: 'must',

  messages: {
    template:
      '`{path}` is not in the repository, so this task fails with `TemplateNotFound`. The path starts at the folder of the DAG file, or at `template_searchpath`.',
    script:
      '`{path}` is not in the repository, so this command fails on the worker. Check the name, or commit the file.',
    module:
      '`{path}` is not in the repository, so this import fails and the DAG is gone from the list. Check the name, or commit the file.',
  },
  *run(document, _, submission) {
    for (const { node, path, kind } of missingFiles(document, submission)) {
      yield { message: kind, at: document.python.firstLine(node), values: { path } };
    }
  },
});
