import { dependenciesOf } from '../../../languages/compose/language.ts';
import { asMap } from '../../../languages/yaml/node.ts';
import { defineCheck, unknown } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Depend on services that exist',
  expects: 'Dependencies are services of this file',
  reads: 'compose',
  kind: 'forbids',
  level: 'must',
  messages: {
    unknown: '`{dependency}` is not a service of this file, and Compose refuses to start. Check the name.',
    itself: '`{dependency}` depends on itself, and Compose refuses to start. Remove it.',
  },
  *run({ services, root, path }) {
    // The rest of an override, or of what is included or extended, stands in another file.
    if (asMap(root)?.has('include') || /override|prod|dev|test|stag|local|ci\b/i.test(path)) yield unknown;
    else {
      const names = new Set(services.map(({ name }) => name));
      for (const service of services) {
        if (service.body.has('extends')) continue;
        for (const { name, place } of dependenciesOf(service)) {
          const values = { dependency: name };
          if (name === service.name) yield { message: 'itself', at: place.range, values };
          else if (!names.has(name) && !name.includes('$')) yield { message: 'unknown', at: place.range, values };
        }
      }
    }
  },
});
