import { mountsOf, type Service } from '../../../languages/compose/language.ts';
import { scalarsOf, textOf, type YamlNode } from '../../../languages/yaml/node.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Share with the host only what is needed',
  expects: 'No container shares the network, processes, rights or disk of the host',
  reads: 'compose',
  kind: 'forbids',
  level: 'note',
  messages: {
    network:
      'With `network_mode: host` every port that `{service}` opens is open on the machine, and it reaches all that listens there on localhost. Publish the ports that are needed with `ports:`.',
    processes:
      '`pid: host` lets `{service}` see and signal every process of the machine. Take it out, unless it is there to watch them.',
    capability:
      '`{capability}` gives `{service}` nearly the rights of root on the host. Name the one narrow capability that it needs, if any.',
    disk: 'This mounts the whole disk of the host into `{service}`, passwords and keys included. Mount the one folder that it needs.',
  },
  *run({ services }) {
    const seen = new Set<YamlNode>();
    for (const service of services.filter((each) => !watchesHost(each))) {
      for (const { message, node, capability = '' } of sharedBy(service)) {
        if (seen.has(node)) continue;
        seen.add(node);
        yield { message, at: node.range, values: { service: service.name, capability } };
      }
    }
  },
});

/** What watches the machine has to see it. */
const watchesHost = ({ body }: Service): boolean =>
  /exporter|cadvisor|datadog|netdata|telegraf|promtail|beat\b|newrelic|dynatrace|fluent/i.test(
    textOf(body.get('image')) ?? '',
  );

type Shared = {
  readonly message: 'network' | 'processes' | 'capability' | 'disk';
  readonly node: YamlNode;
  readonly capability?: string;
};

function sharedBy(service: Service): readonly Shared[] {
  const { body } = service;
  const network = body.get('network_mode');
  const processes = body.get('pid');
  const capabilities = scalarsOf(body.get('cap_add')).filter(({ text }) => /^(CAP_)?(SYS_ADMIN|ALL)$/i.test(text));
  const disks = mountsOf(service).filter(({ source, target }) => source === '/' && target !== undefined);
  return [
    ...(network && textOf(network) === 'host' ? [{ message: 'network' as const, node: network }] : []),
    ...(processes && textOf(processes) === 'host' ? [{ message: 'processes' as const, node: processes }] : []),
    ...capabilities.map((node) => ({ message: 'capability' as const, node, capability: node.text })),
    ...disks.map(({ place }) => ({ message: 'disk' as const, node: place })),
  ];
}
