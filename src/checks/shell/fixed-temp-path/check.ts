import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Let `mktemp` name temporary files',
  expects: 'Temporary files have names of their own',
  reads: 'shell',
  kind: 'forbids',
  level: 'should',
  messages: {
    fixed:
      '`{path}` has the same name in every run, so two runs at once write into one file, and anyone on the machine can put a link there first. Take the name from `mktemp`.',
  },
  *run(shell) {
    for (const { name, value } of shell.assignments) {
      if (!value || !/^\/(?:var\/)?tmp\/[\w./-]+$/.test(value.value)) continue;
      if (/lock|pid|sock/i.test(name + value.value)) continue;
      yield { message: 'fixed', at: shell.lines.range(value.from, value.to), values: { path: value.value } };
    }
  },
});
