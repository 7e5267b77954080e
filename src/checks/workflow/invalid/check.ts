import { type SchemaProblem, schemaProblems } from '../../../languages/workflow/github-schema.ts';
import { brokenNeeds } from '../../../languages/workflow/needs.ts';
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
    absent:
      'There is no job `{need}` in this workflow, so GitHub refuses all of it and nothing runs. Correct the name, or add the job.',
    circle:
      'The `needs` go in a circle: {circle}. GitHub refuses the workflow for it, so nothing in it runs. Take one of them away.',
  },
  *run(document) {
    if (!document.root) yield { message: 'empty', at: document.lines.lineRange(1) };
    const problems = schemaProblems(document);
    const broken = problems.some(isOfNeeds) ? brokenNeeds(document.jobs) : [];
    for (const need of broken) {
      const [name, circle] = need.kind === 'absent' ? [need.need, ''] : ['', need.circle.join(' → ')];
      const values = { need: name, circle };
      yield { message: need.kind, at: need.place.range, values };
    }
    for (const problem of problems) {
      if (broken.length > 0 && isOfNeeds(problem)) continue;
      yield { message: 'refused', at: problem.at, values: { problem: problem.message } };
    }
  },
});

/** The parser tells a circle once for each job in it, and of jobs that all need others no more than that. */
const isOfNeeds = ({ message }: SchemaProblem): boolean => /depends on|no dependencies/.test(message);
