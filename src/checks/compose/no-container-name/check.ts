import { servicesKey } from '../../../languages/compose/language.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Name the containers',
  expects: 'A container has a fixed name',
  reads: 'compose',
  kind: 'requires',
  level: 'praise',
  criterion: 'compose.container_name_fixed',
  messages: {
    found: '`{name}` is a fixed name: easy to find in logs. Such a service cannot be scaled.',
    missing: 'No container has a fixed name. Where scripts or logs must find one, set `container_name`.',
  },
  *run(compose) {
    const found = compose.services.flatMap(({ body }) => body.entry('container_name') ?? []);
    for (const { range, value } of found) {
      yield { message: 'found', at: range, values: { name: value.kind === 'scalar' ? value.text : '' } };
    }
    if (found.length === 0) yield { message: 'missing', at: servicesKey(compose) };
  },
});
