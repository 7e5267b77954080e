import { dependenciesOf } from '../../../languages/compose/language.ts';
import { defineCheck, notApplicable } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Wait until a dependency is healthy',
  expects: 'A service waits until its dependency is healthy',
  reads: 'compose',
  kind: 'requires',
  level: 'should',
  criterion: 'compose.depends_on_waits_for_health',
  messages: {
    found: '`{service}` waits until `{dependency}` is ready, not merely started.',
    missing:
      '`depends_on` waits until the container has started, not until it answers. Use the long form with `condition: service_healthy`.',
  },
  *run({ services }) {
    const keys = services.flatMap(({ body }) => body.entry('depends_on') ?? []);
    const [first] = keys;
    if (!first) {
      yield notApplicable;
      return;
    }
    const waiting = services.flatMap((service) =>
      dependenciesOf(service)
        .filter(({ condition }) => /^service_(healthy|completed_successfully)$/.test(condition?.text ?? ''))
        .map((dependency) => ({ service, dependency })),
    );
    for (const { service, dependency } of waiting) {
      yield {
        message: 'found',
        at: dependency.place.range,
        values: { service: service.name, dependency: dependency.name },
      };
    }
    if (waiting.length === 0) yield { message: 'missing', at: first.key.range };
  },
});
