import { servicesKey } from '../../../languages/compose/language.ts';
import { asMap, at, textOf, type YamlEntry } from '../../../languages/yaml/node.ts';
import { defineCheck } from '../../../review/check.ts';

const policyOf = (body: YamlEntry['value']): YamlEntry | undefined => {
  const restart = asMap(body)?.entry('restart');
  if (restart && !/^(no|false)$/.test(textOf(restart.value) ?? 'no')) return restart;
  return asMap(at(body, 'deploy'))?.entry('restart_policy');
};

export const check = defineCheck({
  title: 'Say what happens when a service stops',
  expects: 'A service has a restart policy',
  reads: 'compose',
  kind: 'requires',
  level: 'note',
  criterion: 'compose.restart_policy',
  messages: {
    found: '`{service}` comes back by itself after a crash.',
    missing:
      'No service has a restart policy, so a crash at night stays until someone looks. Set `restart: unless-stopped` on what should keep running.',
  },
  *run(compose) {
    const found = compose.services.flatMap(({ name, body }) => {
      const policy = policyOf(body);
      return policy ? [{ name, policy }] : [];
    });
    for (const { name, policy } of found) yield { message: 'found', at: policy.key.range, values: { service: name } };
    if (found.length === 0) yield { message: 'missing', at: servicesKey(compose) };
  },
});
