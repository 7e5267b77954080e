import { type Service, servicesKey } from '../../../languages/compose/language.ts';
import { asMap, at, type YamlEntry } from '../../../languages/yaml/node.ts';
import { defineCheck } from '../../../review/check.ts';

const limitOf = ({ body }: Service): YamlEntry | undefined =>
  asMap(at(body, 'deploy', 'resources'))?.entry('limits') ?? body.entry('mem_limit') ?? body.entry('cpus');

export const check = defineCheck({
  title: 'Limit what a service may use',
  expects: 'A service has limits',
  reads: 'compose',
  kind: 'requires',
  level: 'note',
  criterion: 'compose.resource_limits',
  messages: {
    found: '`{service}` has a limit, so it cannot starve the others.',
    missing:
      'No service has a limit, so one query can take all memory and the kernel ends whatever it likes. Set `mem_limit`, or `deploy.resources.limits`.',
  },
  *run(compose) {
    const found = compose.services.flatMap((service) => {
      const limit = limitOf(service);
      return limit ? [{ name: service.name, limit }] : [];
    });
    for (const { name, limit } of found) yield { message: 'found', at: limit.key.range, values: { service: name } };
    if (found.length === 0) yield { message: 'missing', at: servicesKey(compose) };
  },
});
