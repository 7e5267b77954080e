import { mountsOf } from '../../../languages/compose/language.ts';
import { textOf } from '../../../languages/yaml/node.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Keep containers away from the host',
  expects: 'No container controls the host',
  reads: 'compose',
  kind: 'forbids',
  level: 'must',
  criterion: 'compose.privileged_or_docker_sock',
  messages: {
    privileged:
      'A privileged container has the rights of root on the host. Remove `privileged`, and add the one capability that is needed with `cap_add`.',
    socket:
      'Who can write to the Docker socket can start a container with the whole host mounted: it is root on the host. Do without the mount.',
  },
  *run({ services }) {
    const places = new Set();
    for (const service of services) {
      const privileged = service.body.entry('privileged');
      if (privileged && /^(true|yes|on)$/i.test(textOf(privileged.value) ?? '') && !places.has(privileged.value)) {
        places.add(privileged.value);
        yield { message: 'privileged', at: privileged.range };
      }
      for (const { source, target, place } of mountsOf(service)) {
        if (!/docker\.sock/.test(`${source} ${target}`) || places.has(place)) continue;
        places.add(place);
        yield { message: 'socket', at: place.range };
      }
    }
  },
});
