import { hasHealthcheck, servicesKey } from '../../../languages/compose/language.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Give a service a health check',
  expects: 'A service has a health check',
  reads: 'compose',
  kind: 'requires',
  level: 'should',
  criterion: 'compose.has_healthcheck',
  messages: {
    found: '`{service}` says how to tell that it is ready, so others can wait for it.',
    missing:
      'No service has a `healthcheck`, so nothing can wait until the database answers. Add one to the service that others need.',
  },
  *run(compose) {
    for (const service of compose.services) {
      const entry = service.body.entry('healthcheck');
      if (entry && hasHealthcheck(service))
        yield { message: 'found', at: entry.key.range, values: { service: service.name } };
    }
    if (!compose.services.some(hasHealthcheck)) yield { message: 'missing', at: servicesKey(compose) };
  },
});
