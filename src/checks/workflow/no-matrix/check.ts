import { entryOf } from '../../../languages/workflow/language.ts';
import { asMap } from '../../../languages/yaml/node.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Test on more than one version with a matrix',
  expects: 'A job runs over a matrix',
  reads: 'workflow',
  kind: 'requires',
  level: 'praise',
  criterion: 'gha.matrix',
  messages: {
    found: 'A matrix runs the job once for each version or system.',
    missing:
      'No job has a `strategy.matrix`, so only one version is tested. Add one with the versions that your project promises to support.',
  },
  *run({ jobs, jobsAt }) {
    const matrix = jobs.flatMap((job) => asMap(entryOf(job, 'strategy')?.value)?.entry('matrix') ?? [])[0];
    yield matrix ? { message: 'found', at: matrix.key.range } : { message: 'missing', at: jobs[0]?.at ?? jobsAt };
  },
});
