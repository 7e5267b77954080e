import { mountsOf, servicesKey } from '../../../languages/compose/language.ts';
import { asMap, at } from '../../../languages/yaml/node.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Keep data in a named volume',
  expects: 'Data is kept in a named volume',
  reads: 'compose',
  kind: 'requires',
  level: 'should',
  onlyTasksAsk: true,
  criterion: 'compose.named_volume',
  messages: {
    found: '`{volume}` is a named volume, so its data outlives the container.',
    missing:
      'No service mounts a named volume, so data lives in a container, or in a folder of your machine. Declare one under `volumes:` and mount it.',
  },
  *run(compose) {
    const declared = asMap(at(compose.root, 'volumes'));
    const found = new Map(
      compose.services
        .flatMap(mountsOf)
        .flatMap(({ source, place }) => (source !== undefined && declared?.has(source) ? [[place, source]] : [])),
    );
    for (const [place, volume] of found) yield { message: 'found', at: place.range, values: { volume } };
    if (found.size === 0) yield { message: 'missing', at: servicesKey(compose) };
  },
});
