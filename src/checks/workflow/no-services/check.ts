import { entryOf } from '../../../languages/workflow/language.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Run the database that the tests need as a service',
  expects: 'A job has service containers',
  reads: 'workflow',
  kind: 'requires',
  level: 'praise',
  criterion: 'gha.services_block',
  messages: {
    found: 'The job starts what its tests need as service containers.',
    missing:
      'No job has `services:`, so tests that need a database or a broker cannot run here. Add the container that they talk to.',
  },
  *run({ jobs, jobsAt }) {
    const services = jobs.flatMap((job) => entryOf(job, 'services') ?? [])[0];
    yield services ? { message: 'found', at: services.key.range } : { message: 'missing', at: jobs[0]?.at ?? jobsAt };
  },
});
