import { schemaProblems } from '../../../languages/workflow/github-schema.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Correct what GitHub refuses',
  expects: 'GitHub accepts the workflow',
  reads: 'workflow',
  kind: 'forbids',
  level: 'must',
  messages: {
    empty: 'The workflow is empty, and GitHub refuses it. It needs `on:` and at least one job below `jobs:`.',
    refused: 'GitHub refuses this workflow, so nothing in it runs. Its parser says: {problem}',
    needs: 'The order of the jobs cannot be met, so GitHub refuses the workflow. Its parser says: {problem}',
  },
  *run(document) {
    if (!document.root) yield { message: 'empty', at: document.lines.lineRange(1) };
    for (const { message, at } of schemaProblems(document)) {
      yield {
        message: /depends on|no dependencies/.test(message) ? 'needs' : 'refused',
        at,
        values: { problem: message },
      };
    }
  },
});
