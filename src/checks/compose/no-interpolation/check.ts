import { servicesKey } from '../../../languages/compose/language.ts';
import { nodesOf } from '../../../languages/yaml/node.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Take settings from the environment',
  expects: 'Settings come from the environment',
  reads: 'compose',
  kind: 'requires',
  level: 'note',
  onlyTasksAsk: true,
  criterion: 'compose.env_file_or_interpolation',
  messages: {
    found: 'Settings come from outside of this file, so it can serve more than one place.',
    missing:
      'Every value is written into this file, so another machine needs another copy. Use variables, or `env_file`.',
  },
  *run(compose) {
    const envFile = compose.services.flatMap(({ body }) => body.entry('env_file') ?? [])[0];
    const variable = [...nodesOf(compose.root)].find(
      (node) => node.kind === 'scalar' && /(^|[^$])(\$\$)*\$(\{\w|[A-Za-z_])/.test(node.text),
    );
    const found = envFile?.key ?? variable;
    if (found) yield { message: 'found', at: found.range };
    else yield { message: 'missing', at: servicesKey(compose) };
  },
});
