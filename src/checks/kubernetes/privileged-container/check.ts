import { asMap } from '../../../languages/yaml/node.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Take the rights of the node from containers',
  expects: 'No container is privileged',
  reads: 'kubernetes',
  kind: 'forbids',
  level: 'must',
  criterion: 'k8s.privileged',
  messages: {
    privileged:
      'A privileged container has the rights of root on the node. Remove `privileged`, and add the one capability that `{name}` needs under `capabilities.add`.',
  },
  *run({ containers }) {
    const places = new Map(
      containers.flatMap(({ name, node }) => {
        const entry = asMap(node.get('securityContext'))?.entry('privileged');
        const isOn = entry?.value.kind === 'scalar' && /^(true|yes|on)$/i.test(entry.value.text);
        return entry && isOn ? [[entry.value, { name, at: entry.range }]] : [];
      }),
    );
    for (const { name, at } of places.values()) yield { message: 'privileged', at, values: { name } };
  },
});
