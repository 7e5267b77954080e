import { bringsNoHealthcheck } from '../../../languages/compose/images.ts';
import { dependenciesOf, hasHealthcheck } from '../../../languages/compose/language.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Give what is waited for a health check',
  expects: 'What is waited for has a health check',
  reads: 'compose',
  kind: 'forbids',
  level: 'must',
  messages: {
    never:
      '`{dependency}` has no `healthcheck`, so it never becomes healthy and Compose refuses to start `{service}`. Add one to `{dependency}`.',
  },
  *run({ services }) {
    for (const service of services) {
      for (const { name, condition } of dependenciesOf(service)) {
        const target = services.find((each) => each.name === name);
        if (!target || !condition || condition.text !== 'service_healthy' || target.body.has('extends')) continue;
        const isOff = target.body.has('healthcheck') ? !hasHealthcheck(target) : bringsNoHealthcheck(target);
        if (isOff) yield { message: 'never', at: condition.range, values: { dependency: name, service: service.name } };
      }
    }
  },
});
