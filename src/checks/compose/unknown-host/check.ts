import { unknownHosts } from '../../../languages/compose/hosts.ts';
import { defineCheck, unknown } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Reach services by their names',
  expects: 'Addresses name services of this file',
  reads: 'compose',
  kind: 'forbids',
  level: 'should',
  messages: {
    absent:
      'No service here is called `{host}`, so this address leads nowhere; the one for it is `{service}`. Write that name.',
  },
  *run(compose) {
    // The rest of an override stands in another file.
    if (/override|prod|dev|test|stag|local|ci\b/i.test(compose.path)) yield unknown;
    else {
      for (const { host, service, place } of unknownHosts(compose))
        yield { message: 'absent', at: place.range, values: { host, service } };
    }
  },
});
